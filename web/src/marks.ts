/** A release and its facts: whoever points at one side sees its counterpart on the other. */

import { mayMove } from "./dom";

export function marks(article: HTMLElement): void {
  const light = (start: EventTarget | null, on: boolean) => {
    const origin = start instanceof Element ? start.closest<HTMLElement>("[data-facts], [data-marks]") : null;
    if (!origin || !article.contains(origin)) return;
    for (const element of [origin, ...counterparts(origin)]) element.classList.toggle("js-lit", on);
  };
  const clear = () => {
    for (const element of article.querySelectorAll(".js-lit")) element.classList.remove("js-lit");
  };
  for (const begin of ["pointerover", "focusin"])
    article.addEventListener(begin, (event) => {
      clear();
      light(event.target, true);
    });
  for (const end of ["pointerleave", "focusout"]) article.addEventListener(end, clear);
  article.addEventListener("click", (event) => follow(event.target));
  article.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });
}

function counterparts(origin: HTMLElement): HTMLElement[] {
  const ids = (origin.dataset.facts ?? origin.dataset.marks ?? "").split(/\s+/).filter(Boolean);
  return ids.map((id) => document.getElementById(id)).filter((element) => element !== null);
}

/** From a mark to its fact, and from a fact (but not its links and buttons) to its mark. */
function follow(target: EventTarget | null): void {
  if (!(target instanceof Element) || target.closest("a, button, input, select, textarea, summary, label")) return;
  const origin = target.closest<HTMLElement>("[data-facts], [data-marks]");
  const first = origin && counterparts(origin)[0];
  if (!first) return;
  for (let fold = first.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null)
    fold.open = true;
  first.scrollIntoView({ block: "nearest", behavior: mayMove() ? "smooth" : "instant" });
}
