/** The explorer of a network: picture, controls, evidence; what is seen of it, its table shows too. */

import { onScheme } from "../colours";
import { announce, el } from "../dom";
import { matches } from "../fold";
import { onLeave } from "../leaving";
import { toolbar } from "../toolbar";
import { words } from "../words";
import { type Controls, controls } from "./controls";
import { around, type Network, type Node, type Seen, type Tie } from "./data";
import { colours, sizes } from "./measuring";
import { type Panel, panel } from "./panel";
import { gexf, nodesCsv, save, tiesCsv } from "./saving";
import { Scene } from "./scene";

/** Told whenever something else is seen or chosen. */
export type Watcher = (seen: Seen, chosen: Tie | null) => void;

export class Explorer {
  private readonly nodes: Map<string, Node>;
  private readonly ties: Map<string, Tie>;
  private readonly scene: Scene;
  private readonly controls: Controls;
  private readonly panel: Panel;
  private readonly legend = el("ul", { class: "js-legend", "aria-label": words.legend });
  private readonly count = el("p", { class: "js-count", "aria-live": "polite" });
  private chosen: Node | null = null;
  private seen: Seen;

  constructor(
    host: HTMLElement,
    private readonly network: Network,
    compact: boolean,
    private readonly watch: Watcher,
  ) {
    this.seen = network;
    this.nodes = new Map(network.nodes.map((node) => [node.id, node]));
    this.ties = new Map(network.ties.map((tie) => [tie.id, tie]));
    this.panel = panel(network, { node: (id) => this.chooseNode(id), tie: (tie) => this.chooseTie(tie) });
    this.controls = controls(network, this.saving());
    const stage = el("div", { class: "js-stage", role: "img", "aria-label": `${network.label}. ${words.picture}` });
    const frame = el("div", { class: "js-frame" }, stage);
    const parts = [frame, this.panel.element, this.legend, this.count];
    host.append(el("div", { class: compact ? "js-explorer js-compact" : "js-explorer" }, ...parts));
    if (!compact) frame.before(this.controls.element);
    this.scene = new Scene(stage, network, {
      node: (id) => this.chooseNode(id),
      tie: (id) => this.chooseTie(this.ties.get(id)),
      none: () => this.clear(),
    });
    frame.append(toolbar(this.scene));
    this.listen();
    this.dress();
    this.show();
  }

  private listen(): void {
    const { size, colour, ego, find } = this.controls;
    size.addEventListener("change", () => this.dress());
    colour.addEventListener("change", () => this.dress());
    ego.addEventListener("change", () => this.show());
    find.addEventListener("input", () => this.search(find.value.trim()));
    onLeave(
      this.legend,
      onScheme(() => this.dress()),
    );
  }

  private saving(): [string, () => void][] {
    const { network } = this;
    return [
      ["PNG", () => void this.scene.picture().then((picture) => picture && save(`${network.name}.png`, picture))],
      ["GEXF", () => save(`${network.name}.gexf`, gexf(network, this.seen))],
      [words.tiesTable, () => save(`${network.name}-ties.csv`, tiesCsv(network, this.seen))],
      [words.nodesTable, () => save(`${network.name}-nodes.csv`, nodesCsv(network, this.seen))],
    ];
  }

  private dress(): void {
    const size = sizes(this.network, this.controls.size.value);
    const { of: colour, legend } = colours(this.network, this.controls.colour.value);
    const node = (id: string) => this.nodes.get(id) as Node;
    this.scene.dress({ size: (id) => size(node(id)), colour: (id) => colour(node(id)) });
    this.legend.replaceChildren(...legend.map((entry) => el("li", {}, swatch(entry.colour), entry.label)));
  }

  private show(chosen: Tie | null = null): void {
    const ego = this.controls.ego.checked && this.chosen;
    this.seen = ego ? around(this.network, ego.id) : this.network;
    this.scene.show(this.seen);
    const { nodes, ties } = this.seen;
    this.count.textContent = words.shownNow(words.nodes(nodes.length), words.ties(ties.length));
    this.watch(this.seen, chosen);
  }

  private chooseNode(id: string): void {
    const node = this.nodes.get(id);
    if (!node) return;
    this.chosen = node;
    const ties = this.network.ties.filter((tie) => tie.source === id || tie.target === id);
    const near = ties.flatMap((tie) => [tie.source, tie.target]);
    this.scene.mark(new Set([id, ...near]), new Set(ties.map((tie) => tie.id)));
    this.panel.node(node, ties);
    this.controls.ego.disabled = false;
    this.show();
  }

  private chooseTie(tie: Tie | undefined): void {
    if (!tie) return;
    this.scene.mark(new Set([tie.source, tie.target]), new Set([tie.id]));
    this.panel.tie(tie);
    this.show(tie);
  }

  private clear(): void {
    this.chosen = null;
    this.controls.ego.checked = false;
    this.controls.ego.disabled = true;
    this.scene.mark(new Set(), new Set());
    this.panel.none();
    this.show();
  }

  private search(typed: string): void {
    if (!typed) this.clear();
    if (typed.length < 2) return;
    const { nodes } = this.network;
    const found = nodes.find(({ label }) => label === typed) ?? nodes.find(({ label }) => matches(label, typed));
    if (found) {
      this.chooseNode(found.id);
      this.scene.centre(found.id);
    } else announce(words.nothing);
  }
}

function swatch(colour: string): HTMLElement {
  const box = el("span", { class: "js-swatch" });
  box.style.backgroundColor = colour;
  return box;
}
