/** Where the nodes stand: ForceAtlas2 from a start without chance, and where they stood before, where they did. */

import type Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

/** Places by IRI: a filter must not make the picture jump. */
const known = new Map<string, { x: number; y: number }>();

export function place(graph: Graph): void {
  const missing = graph.filterNodes((_, attributes) => !known.has(attributes.iri));
  begin(graph);
  if (missing.length === 0) return;
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    linLogMode: false,
    adjustSizes: false,
    gravity: 1.5,
    scalingRatio: 12,
    barnesHutOptimize: graph.order > 300,
  };
  forceAtlas2.assign(graph, { iterations: graph.order > 800 ? 150 : 400, settings, getEdgeWeight: null });
  graph.forEachNode((_, { iri, x, y }) => {
    known.set(iri, { x, y });
  });
}

/** Old places, or a sunflower: those of one community next to each other, the best connected inside. */
function begin(graph: Graph): void {
  const order = graph
    .nodes()
    .sort(
      (a, b) =>
        graph.degree(b) - graph.degree(a) ||
        (graph.getNodeAttribute(a, "iri") < graph.getNodeAttribute(b, "iri") ? -1 : 1),
    );
  const turn = Math.PI * (3 - Math.sqrt(5));
  for (const [at, node] of order.entries()) {
    const radius = 10 * Math.sqrt(at + 0.5);
    const start = { x: radius * Math.cos(at * turn), y: radius * Math.sin(at * turn) };
    graph.mergeNodeAttributes(node, known.get(graph.getNodeAttribute(node, "iri")) ?? start);
  }
}
