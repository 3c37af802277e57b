/** The controls of the explorer: search, neighbours only, size, colour, saving. */

import { el, newId } from "../dom";
import { words } from "../words";
import type { Network } from "./data";
import { type Choice, colourChoices } from "./measuring";

export interface Controls {
  element: HTMLElement;
  find: HTMLInputElement;
  ego: HTMLInputElement;
  size: HTMLSelectElement;
  colour: HTMLSelectElement;
}

/** Make the controls; what can be saved comes as names and actions. */
export function controls(network: Network, saving: [string, () => void][]): Controls {
  const names = el("datalist", { id: newId("names") });
  names.append(...network.nodes.map(({ label }) => el("option", { value: label })));
  const find = el("input", { type: "search", id: newId("find"), autocomplete: "off", list: names.id });
  const ego = el("input", { type: "checkbox", id: newId("ego"), disabled: true });
  const size = select([{ id: "", label: words.same }, ...network.measures], network.measures[0]?.id ?? "");
  const colour = select(colourChoices(network), "");
  const buttons = saving.map(([label, onclick]) => el("button", { type: "button", class: "quiet", onclick }, label));
  const element = el(
    "div",
    { class: "js-controls" },
    el("p", {}, el("label", { for: find.id }, words.find), find, names),
    el("p", {}, el("label", { for: size.id }, words.sizeBy), size),
    el("p", {}, el("label", { for: colour.id }, words.colourBy), colour),
    el("p", { class: "js-check" }, ego, el("label", { for: ego.id }, words.ego)),
    el(
      "div",
      { class: "js-saving", role: "group", "aria-label": words.export },
      el("span", {}, words.export),
      ...buttons,
    ),
  );
  return { element, find, ego, size, colour };
}

function select(choices: Choice[], value: string): HTMLSelectElement {
  const options = choices.map(({ id, label }) => el("option", { value: id, selected: id === value }, label));
  return el("select", { id: newId("choice") }, ...options);
}
