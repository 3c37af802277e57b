/** Suggestions while one types in the search box: a combobox as WAI-ARIA describes it; without script a plain form. */

import { announce, el, newId, paused } from "./dom";
import { data } from "./fetching";
import { words } from "./words";

interface Suggestion {
  label: string;
  kindLabel: string;
  detail?: string;
  page: string;
}

export function search(form: HTMLElement): void {
  const input = form.querySelector<HTMLInputElement>("input[name=q]");
  const source = form.dataset.suggest;
  if (!input || !source) return;
  const list = el("ul", {
    id: newId("suggestions"),
    role: "listbox",
    class: "js-suggestions",
    "aria-label": words.suggestions,
  });
  list.hidden = true;
  input.after(list);
  const said = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-controls": list.id };
  for (const [name, value] of Object.entries({ ...said, "aria-expanded": "false" })) input.setAttribute(name, value);
  let chosen = -1;
  let latest = 0;

  const show = (open: boolean) => {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  };
  const choose = (index: number) => {
    chosen = index;
    const options = [...list.children];
    for (const [at, option] of options.entries()) option.setAttribute("aria-selected", String(at === index));
    const option = options[index];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const ask = paused(async () => {
    latest += 1;
    const turn = latest;
    const typed = input.value.trim();
    if (typed.length < 2) return show(false);
    const answer = await data<{ suggestions: Suggestion[] }>(source + encodeURIComponent(typed));
    if (turn !== latest || !answer) return;
    list.replaceChildren(...answer.suggestions.map(option));
    show(answer.suggestions.length > 0 && document.activeElement === input);
    announce(answer.suggestions.length ? words.found(answer.suggestions.length) : words.nothing);
  });
  input.addEventListener("input", () => void ask());
  input.addEventListener("blur", () => window.setTimeout(() => show(false), 150));
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (event.key === "Escape" && !list.hidden) event.preventDefault();
    if (event.key === "Escape") show(false);
    if (list.hidden) return;
    if (event.key === "ArrowDown") choose(chosen === last ? 0 : chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen <= 0 ? last : chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) open(list.children[chosen]);
    else return;
    event.preventDefault();
  });
}

function option(item: Suggestion): HTMLLIElement {
  const about = [item.kindLabel, item.detail].filter(Boolean).join(" · ");
  const line = el("li", { role: "option", id: newId("option"), "aria-selected": "false", "data-page": item.page });
  line.append(el("span", { class: "js-name" }, item.label), el("span", { class: "js-about" }, about));
  line.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    open(line);
  });
  return line;
}

function open(line: Element | undefined): void {
  if (line instanceof HTMLElement && line.dataset.page) location.assign(line.dataset.page);
}
