/** Where the nodes stand: ForceAtlas2 from a start without chance, and where they stood before, where they did. */

import type Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

/** From so many nodes on, forces are reckoned roughly. */
const CROWD = 300;

/** Places by IRI: a filter must not make the picture jump. */
const known = new Map<string, { x: number; y: number }>();

export function place(graph: Graph): void {
  const missing = graph.filterNodes((_, attributes) => !known.has(attributes.iri));
  begin(graph);
  if (missing.length === 0) return;
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    gravity: 1.5,
    scalingRatio: 12,
    barnesHutOptimize: graph.order > CROWD,
  };
  forceAtlas2.assign(graph, { iterations: graph.order > CROWD ? 100 : 400, settings, getEdgeWeight: null });
  graph.forEachNode((_, { iri, x, y }) => {
    known.set(iri, { x, y });
  });
}

/** Old places, or sunflowers in a ring: one for each community, the best connected inside. */
function begin(graph: Graph): void {
  const groups = new Map<string, string[]>();
  for (const node of graph.nodes().sort(byDegree(graph))) {
    const group = String(graph.getNodeAttribute(node, "community"));
    groups.set(group, [...(groups.get(group) ?? []), node]);
  }
  const ring = groups.size > 1 ? 12 * Math.sqrt(graph.order) : 0;
  for (const [at, members] of [...groups.values()].entries()) {
    const angle = (2 * Math.PI * at) / groups.size;
    sunflower(graph, members, ring * Math.cos(angle), ring * Math.sin(angle));
  }
}

function sunflower(graph: Graph, members: string[], x: number, y: number): void {
  const turn = Math.PI * (3 - Math.sqrt(5));
  for (const [at, node] of members.entries()) {
    const radius = 10 * Math.sqrt(at + 0.5);
    const start = { x: x + radius * Math.cos(at * turn), y: y + radius * Math.sin(at * turn) };
    graph.mergeNodeAttributes(node, known.get(graph.getNodeAttribute(node, "iri")) ?? start);
  }
}

function byDegree(graph: Graph): (a: string, b: string) => number {
  const iri = (node: string): string => graph.getNodeAttribute(node, "iri");
  return (a, b) => graph.degree(b) - graph.degree(a) || (iri(a) < iri(b) ? -1 : 1);
}
