/** The picture of a network: sigma draws it on a canvas, in the colours of the page. */

import { MultiGraph } from "graphology";
import Sigma from "sigma";
import { between, onScheme, property } from "../colours";
import { mayMove } from "../dom";
import { onLeave } from "../leaving";
import type { Movable } from "../toolbar";
import { words } from "../words";
import type { Network, Seen } from "./data";
import { place } from "./layout";

export interface Look {
  size: (id: string) => number;
  colour: (id: string) => string;
}

export interface Events {
  node: (id: string) => void;
  tie: (id: string) => void;
  none: () => void;
}

const SETTINGS = {
  // A place that is not laid out yet, or no more, is drawn when it is.
  allowInvalidContainer: true,
  enableEdgeEvents: true,
  edgePickingPadding: 4,
  itemSizesReference: "screen",
  gestureTarget: "shared",
  sharedGestureWheelMessage: words.wheel,
  sharedGestureAppleWheelMessage: words.wheelApple,
  sharedGestureTouchMessage: words.touch,
  labelRenderedSizeThreshold: 5,
  labelDensity: 0.8,
  minCameraRatio: 0.04,
  maxCameraRatio: 3,
} as const;

/** A picture in a place of the page; making one throws where the browser has no WebGL 2. */
export class Scene implements Movable {
  private readonly graph: MultiGraph;
  private readonly sigma: Sigma;
  private readonly scale: number;
  private look: Look = { size: () => 6, colour: () => property("--accent") };
  private nodes: ReadonlySet<string> = new Set();
  private ties: ReadonlySet<string> = new Set();

  constructor(host: HTMLElement, network: Network, events: Events) {
    this.graph = graphOf(network);
    place(this.graph);
    this.scale = host.clientWidth < 500 ? 0.65 : 1;
    const edges = network.directed ? { ...this.edgeStyle(), head: "arrow" } : this.edgeStyle();
    this.sigma = new Sigma(this.graph, host, {
      settings: { ...SETTINGS, stagePadding: this.scale < 1 ? 64 : 48 },
      styles: { nodes: this.nodeStyle(), edges },
    });
    this.sigma.getCamera().setState({ ratio: this.ratio() });
    this.sigma.on("clickNode", ({ node }) => events.node(node));
    this.sigma.on("clickEdge", ({ edge }) => events.tie(edge));
    this.sigma.on("clickStage", () => events.none());
    const forget = onScheme(() => this.repaint());
    onLeave(host, () => {
      forget();
      this.sigma.kill();
    });
  }

  /** Hide what is not seen. */
  show(seen: Seen): void {
    const nodes = new Set(seen.nodes.map((node) => node.id));
    const ties = new Set(seen.ties.map((tie) => tie.id));
    for (const id of this.graph.nodes()) this.sigma.setNodeState(id, { isHidden: !nodes.has(id) });
    for (const id of this.graph.edges()) this.sigma.setEdgeState(id, { isHidden: !ties.has(id) });
    this.repaint();
  }

  /** Give the nodes other sizes and colours. */
  dress(look: Look): void {
    this.look = look;
    this.repaint();
  }

  /** Let some nodes and ties stand out; with none, all are alike. */
  mark(nodes: ReadonlySet<string>, ties: ReadonlySet<string>): void {
    this.nodes = nodes;
    this.ties = ties;
    this.repaint();
  }

  centre(id: string): void {
    const at = this.sigma.getNodeDisplayData(id);
    if (at) this.move({ x: at.x, y: at.y, ratio: Math.min(this.sigma.getCamera().ratio, 0.8) });
  }

  zoom(factor: number): void {
    this.move({ ratio: this.sigma.getCamera().ratio / factor });
  }

  pan(x: number, y: number): void {
    const camera = this.sigma.getCamera();
    this.move({ x: camera.x + x * camera.ratio, y: camera.y + y * camera.ratio });
  }

  whole(): void {
    this.move({ x: 0.5, y: 0.5, ratio: this.ratio() });
  }

  /** Where there is little room, names at the edge need more of it. */
  private ratio(): number {
    return this.scale < 1 ? 1.3 : 1;
  }

  /** What the canvas shows, on the ground of the page. WebGL keeps it only until the frame ends: it is copied at once. */
  picture(): Promise<Blob | null> {
    return new Promise((resolve) => {
      this.sigma.once("afterRender", () => onGround(this.sigma.getStageCanvas()).toBlob(resolve, "image/png"));
      this.repaint();
    });
  }

  private move(state: { x?: number; y?: number; ratio?: number }): void {
    const camera = this.sigma.getCamera();
    if (mayMove()) void camera.animate(state, { duration: 250 });
    else camera.setState(state);
  }

  private repaint(): void {
    this.sigma.refresh({ skipIndexation: true });
  }

  private nodeStyle() {
    const lit = (id: string) => this.nodes.size === 0 || this.nodes.has(id);
    const label = (id: string) => (this.nodes.has(id) ? "visible" : lit(id) ? "auto" : "hidden");
    type State = { isHidden: boolean; isHovered: boolean };
    return {
      x: { attribute: "x" },
      y: { attribute: "y" },
      label: { attribute: "label" },
      size: ({ key }: { key?: string }) => this.scale * this.look.size(key ?? ""),
      color: ({ key }: { key?: string }) => (lit(key ?? "") ? this.look.colour(key ?? "") : pale(0.3)),
      labelColor: () => property("--ink"),
      labelFont: property("--font-ui"),
      labelSize: 13,
      labelVisibility: ({ key }: { key?: string }, state: State) => (state.isHovered ? "visible" : label(key ?? "")),
      visibility: (_: object, state: State) => (state.isHidden ? "hidden" : "visible"),
      backdropVisibility: (_: object, state: State) => (state.isHovered ? "visible" : "hidden"),
      backdropColor: () => property("--surface"),
      cursor: "pointer",
    } as const;
  }

  private edgeStyle() {
    // Where there are many, each is paler, or they hide what is between them.
    const resting = this.graph.size > 1500 ? 0.3 : 0.55;
    const colour = (id: string) => {
      if (this.ties.has(id)) return property("--accent");
      return pale(this.nodes.size === 0 ? resting : 0.3);
    };
    return {
      size: ({ key, weight }: { key?: string; weight?: number }) =>
        1 + Math.min(4, Math.log2(weight ?? 1)) + (this.ties.has(key ?? "") ? 2 : 0),
      color: ({ key }: { key?: string }) => colour(key ?? ""),
      visibility: (_: object, state: { isHidden: boolean }) => (state.isHidden ? "hidden" : "visible"),
      cursor: "pointer",
    } as const;
  }
}

/** A grey that steps back behind the rest. */
function pale(share: number): string {
  return between(property("--paper"), property("--muted"), share);
}

function graphOf(network: Network): MultiGraph {
  const graph = new MultiGraph();
  for (const { id, iri, label, community } of network.nodes)
    graph.addNode(id, { key: id, iri, label, community, x: 0, y: 0 });
  for (const { id, source, target, weight } of network.ties) {
    const edge = { key: id, weight: Math.max(1, weight) };
    if (network.directed) graph.addDirectedEdgeWithKey(id, source, target, edge);
    else graph.addUndirectedEdgeWithKey(id, source, target, edge);
  }
  return graph;
}

function onGround(source: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement("canvas");
  copy.width = source.width;
  copy.height = source.height;
  const context = copy.getContext("2d");
  if (context) {
    context.fillStyle = property("--paper");
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(source, 0, 0);
  }
  return copy;
}
