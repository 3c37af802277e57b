/** What is known of the chosen node or tie: measures, ties, and the sentences behind them. */

import { el } from "../dom";
import { words } from "../words";
import { type Network, type Node, type Tie, yearsOf } from "./data";

export interface Panel {
  element: HTMLElement;
  node: (node: Node, ties: Tie[]) => void;
  tie: (tie: Tie) => void;
  none: () => void;
}

export interface Choosing {
  node: (id: string) => void;
  tie: (tie: Tie) => void;
}

export function panel(network: Network, choose: Choosing): Panel {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const name = (id: string) => nodes.get(id)?.label ?? id;
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumSignificantDigits: 3 });
  const element = el("aside", { class: "js-panel", "aria-label": words.evidence, "aria-live": "polite" });
  const end = (id: string) =>
    el("button", { type: "button", class: "js-link", onclick: () => choose.node(id) }, name(id));
  const none = () => element.replaceChildren(el("p", { class: "js-about" }, words.choose));
  none();

  return {
    element,
    none,
    node(node, ties) {
      const about = [node.kindLabel, node.countryLabel].filter(Boolean).join(" · ");
      const measures = network.measures
        .filter(({ id }) => typeof node.measures[id] === "number")
        .flatMap(({ id, label }) => [el("dt", {}, label), el("dd", {}, number.format(node.measures[id] ?? 0))]);
      const lines = ties.map((tie) => {
        const other = name(tie.source === node.id ? tie.target : tie.source);
        const text = [tie.kindLabel, yearsOf(tie)].filter(Boolean).join(", ");
        const button = el("button", { type: "button", class: "js-link", onclick: () => choose.tie(tie) }, other);
        return el("li", {}, button, ` ${text}`);
      });
      element.replaceChildren(
        heading(node.label, node.page),
        el("p", { class: "js-about" }, about),
        ...(measures.length ? [el("dl", { class: "js-measures" }, ...measures)] : []),
        el("h4", {}, `${words.neighbours} (${ties.length})`),
        el("ul", { class: "js-list" }, ...lines),
      );
    },
    tie(tie) {
      const topics = tie.topics.map((topic) => network.topics[topic] ?? topic);
      const about = [tie.kindLabel, yearsOf(tie), ...topics].filter(Boolean).join(" · ");
      const quotes = tie.evidence.map(({ text, page, release }) =>
        el("li", {}, el("blockquote", {}, text), el("a", { href: page }, release)),
      );
      element.replaceChildren(
        el("h3", {}, end(tie.source), " – ", end(tie.target)),
        el("p", { class: "js-about" }, about),
        quotes.length ? el("ol", { class: "js-list js-quotes" }, ...quotes) : el("p", {}, words.noEvidence),
      );
    },
  };
}

function heading(text: string, page: string | null): HTMLElement {
  return el("h3", {}, page ? el("a", { href: page }, text) : text);
}
