/** A slider with two handles over the year fields of a form; the fields keep the values and are what is sent. */

import { el, newId } from "./dom";
import { words } from "./words";

export function years(form: HTMLFormElement): void {
  const from = form.querySelector<HTMLInputElement>("input[name=from]");
  const to = form.querySelector<HTMLInputElement>("input[name=to]");
  const first = Number(from?.min || from?.placeholder);
  const last = Number(to?.max || to?.placeholder);
  // What is no number compares to nothing.
  if (!from || !to || !(0 < first && first < last)) return;
  const low = handle(words.fromYear, first, last, from.value || String(first));
  const high = handle(words.toYear, first, last, to.value || String(last));
  const span = el("output", { for: `${low.id} ${high.id}`, class: "js-span" });
  const tell = () => {
    span.textContent = `${low.value}–${high.value}`;
  };
  const write = (moved: HTMLInputElement) => {
    if (Number(low.value) > Number(high.value)) (moved === low ? low : high).value = (moved === low ? high : low).value;
    // At its end a handle asks for nothing, so that what has no date is still shown.
    from.value = Number(low.value) === first ? "" : low.value;
    to.value = Number(high.value) === last ? "" : high.value;
    tell();
  };
  for (const moved of [low, high]) moved.addEventListener("input", () => write(moved));
  from.addEventListener("input", () => {
    low.value = from.value || String(first);
    tell();
  });
  to.addEventListener("input", () => {
    high.value = to.value || String(last);
    tell();
  });
  tell();
  const track = el("div", { class: "js-range" }, low, high);
  const group = el("div", { class: "js-years", role: "group", "aria-label": words.years }, track, span);
  (to.closest("fieldset, p, label, div") ?? to).after(group);
}

function handle(label: string, min: number, max: number, value: string): HTMLInputElement {
  return el("input", { type: "range", id: newId("year"), "aria-label": label, min, max, step: 1, value });
}
