/** Suggestions while one types in the search box: a combobox as WAI-ARIA describes it; without script a plain form. */

import { announce, el, newId, paused } from "./dom";
import { asking, data } from "./fetching";
import { words } from "./words";

interface Suggestion {
  label: string;
  kindLabel: string;
  detail?: string | null;
  page: string;
}

const SHORTEST = 2;
const MOST = 10;

export function search(form: HTMLElement): void {
  const input = form.querySelector<HTMLInputElement>("input[name=q]");
  const source = form.dataset.suggest;
  if (input && source) new Combobox(input, source);
}

class Combobox {
  private readonly list = el("ul", { id: newId("suggestions"), role: "listbox", "aria-label": words.suggestions });
  private chosen = -1;
  private turn = 0;

  constructor(
    private readonly input: HTMLInputElement,
    private readonly source: string,
  ) {
    this.list.className = "js-suggestions";
    this.list.hidden = true;
    input.after(this.list);
    const said = { role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false" };
    for (const [name, value] of Object.entries(said)) input.setAttribute(name, value);
    input.setAttribute("aria-controls", this.list.id);
    const ask = paused(() => void this.ask());
    input.addEventListener("input", ask);
    input.addEventListener("blur", () => this.show(false));
    input.addEventListener("keydown", (event) => this.key(event));
  }

  /** Only the answer to what was typed last is shown. */
  private async ask(): Promise<void> {
    this.turn += 1;
    const turn = this.turn;
    const typed = this.input.value.trim();
    if (typed.length < SHORTEST) {
      this.show(false);
      return;
    }
    const answer = await data<{ suggestions: Suggestion[] }>(asking(this.source, typed));
    if (!answer || turn !== this.turn) return;
    const found = answer.suggestions.slice(0, MOST);
    this.list.replaceChildren(...found.map(option));
    this.show(found.length > 0 && document.activeElement === this.input);
    announce(found.length ? words.found(found.length) : words.nothing);
  }

  private show(open: boolean): void {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    this.choose(-1);
  }

  private choose(index: number): void {
    this.chosen = index;
    for (const [at, line] of [...this.list.children].entries())
      line.setAttribute("aria-selected", String(at === index));
    const line = this.list.children[index];
    if (line) {
      this.input.setAttribute("aria-activedescendant", line.id);
      line.scrollIntoView({ block: "nearest" });
    } else this.input.removeAttribute("aria-activedescendant");
  }

  private key(event: KeyboardEvent): void {
    if (this.list.hidden) return;
    const last = this.list.children.length - 1;
    if (event.key === "Escape") this.show(false);
    else if (event.key === "ArrowDown") this.choose(this.chosen === last ? 0 : this.chosen + 1);
    else if (event.key === "ArrowUp") this.choose(this.chosen <= 0 ? last : this.chosen - 1);
    else if (event.key === "Enter" && this.chosen >= 0) open(this.list.children[this.chosen]);
    else return;
    event.preventDefault();
  }
}

function option(item: Suggestion): HTMLLIElement {
  const about = [item.kindLabel, item.detail].filter(Boolean).join(" · ");
  const line = el("li", { role: "option", id: newId("option"), "aria-selected": "false", "data-page": item.page });
  line.append(el("span", {}, item.label), el("span", { class: "js-about" }, about));
  // Before the box loses the focus and the list closes.
  line.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    open(line);
  });
  return line;
}

function open(line: Element | undefined): void {
  if (line instanceof HTMLElement && line.dataset.page) location.assign(line.dataset.page);
}
