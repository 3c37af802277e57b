// Read an exported network with another program's reader and print what it found as JSON: node read.js READER FILE
import { readFileSync } from "node:fs";

const [reader, file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

const readers = {
  async gexf() {
    const { default: Graph } = await import("graphology");
    const { default: gexf } = await import("graphology-gexf");
    const graph = gexf.parse(Graph, text);
    return {
      about: graph.getAttributes(),
      directed: graph.type === "directed",
      nodes: graph.mapNodes((id, attributes) => ({ ...attributes, id })),
      edges: graph.mapEdges((id, attributes, source, target) => ({ ...attributes, id, source, target })),
    };
  },
  async cytoscape() {
    const { default: cytoscape } = await import("cytoscape");
    const data = JSON.parse(text);
    const graph = cytoscape({ headless: true, elements: data.elements, data: data.data });
    return {
      about: graph.data(),
      directed: data.directed,
      nodes: graph.nodes().map((node) => node.data()),
      edges: graph.edges().map((edge) => edge.data()),
    };
  },
  async dot() {
    const { Graphviz } = await import("@hpcc-js/wasm-graphviz");
    const graphviz = await Graphviz.load();
    const data = JSON.parse(graphviz.layout(text, "dot_json", "dot"));
    const names = Object.fromEntries((data.objects ?? []).map((node) => [node._gvid, node.name]));
    const { objects, edges, ...about } = data;
    return {
      about,
      directed: data.directed,
      nodes: (objects ?? []).map((node) => ({ ...node, id: node.name })),
      edges: (edges ?? []).map((edge) => ({ ...edge, source: names[edge.tail], target: names[edge.head] })),
    };
  },
  async geojson() {
    const { check } = await import("@placemarkio/check-geojson");
    return check(text);
  },
};

process.stdout.write(JSON.stringify(await readers[reader]()));
