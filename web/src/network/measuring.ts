/** How measures and categories become sizes and colours, and what the legend says of them. */

import { between, category, property } from "../colours";
import { words } from "../words";
import type { Network, Node } from "./data";

const SMALLEST = 4;
const LARGEST = 18;

export interface Choice {
  id: string;
  label: string;
}

export interface Legend {
  colour: string;
  label: string;
}

/** Size by a measure: the area of a node grows with it; where there are many nodes, all are smaller. */
export function sizes(network: Network, measure: string): (node: Node) => number {
  const values = network.nodes.map((node) => node.measures[measure] ?? 0);
  const top = Math.max(...values, 0);
  const scale = Math.max(0.35, Math.min(1, Math.sqrt(150 / network.nodes.length)));
  if (!measure || top <= 0) return () => 7 * scale;
  const share = (node: Node) => Math.sqrt(Math.max(0, node.measures[measure] ?? 0) / top);
  return (node) => scale * (SMALLEST + (LARGEST - SMALLEST) * share(node));
}

/** What nodes can be coloured by: what they are, and every measure. */
export function colourChoices(network: Network): Choice[] {
  const own = [
    { id: "kind", label: words.nodeKind },
    { id: "country", label: words.country },
    { id: "community", label: words.community },
  ].filter(({ id }) => new Set(network.nodes.map((node) => group(node, id).id)).size > 1);
  return [...own, ...network.measures.map(({ id, label }) => ({ id, label }))];
}

/** The colours of nodes and their legend, for a category or a measure. */
export function colours(network: Network, by: string): { of: (node: Node) => string; legend: Legend[] } {
  if (network.measures.some((measure) => measure.id === by)) return graded(network, by);
  const counts = new Map<string, { label: string; count: number }>();
  for (const node of network.nodes) {
    const { id, label } = group(node, by);
    counts.set(id, { label, count: (counts.get(id)?.count ?? 0) + 1 });
  }
  const ranked = [...counts].sort((a, b) => b[1].count - a[1].count || a[1].label.localeCompare(b[1].label));
  const rank = new Map(ranked.map(([id], at) => [id, at]));
  const legend = ranked.slice(0, 8).map(([, { label }], at) => ({ colour: category(at), label }));
  if (ranked.length > 8) legend.push({ colour: category(8), label: words.other });
  return { of: (node) => category(rank.get(group(node, by).id) ?? 8), legend };
}

function group(node: Node, by: string): Choice {
  if (by === "country") return { id: node.country ?? "", label: node.countryLabel ?? node.country ?? words.unknown };
  if (by === "community")
    return {
      id: String(node.community),
      label: node.community === null ? words.unknown : `${words.community} ${node.community}`,
    };
  return { id: node.kind, label: node.kindLabel };
}

function graded(network: Network, by: string): { of: (node: Node) => string; legend: Legend[] } {
  const top = Math.max(...network.nodes.map((node) => node.measures[by] ?? 0), Number.MIN_VALUE);
  const low = between(property("--paper"), property("--accent"), 0.3);
  const high = property("--accent");
  return {
    of: (node) => between(low, high, Math.round(20 * Math.sqrt(Math.max(0, node.measures[by] ?? 0) / top)) / 20),
    legend: [
      { colour: low, label: words.low },
      { colour: high, label: words.high },
    ],
  };
}
