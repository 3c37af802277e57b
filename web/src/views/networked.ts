/** A network of the rows that name two things: each row is a tie between them. */

import type { Network, Node, Tie } from "../network/data";
import { words } from "../words";
import type { Cell, Column } from "./reading";

export function networked(columns: Column[]): Network | null {
  const [first, second] = columns.filter(({ cells }) => cells.some(({ iri }) => iri !== null));
  if (!first || !second) return null;
  const nodes = new Map<string, Node>();
  const ties = new Map<string, Tie>();
  for (const [row, cell] of first.cells.entries()) {
    const source = met(nodes, cell, first.name);
    const target = met(nodes, second.cells[row], second.name);
    if (!source || !target || source === target) continue;
    const id = `${source.id}\n${target.id}`;
    const tie = ties.get(id) ?? fresh(id, source, target);
    if (!ties.has(id)) for (const end of [source, target]) end.measures.ties = (end.measures.ties ?? 0) + 1;
    tie.weight += 1;
    ties.set(id, tie);
  }
  return {
    ...{ name: "result", label: words.network, directed: false, topics: {}, programmes: {}, years: null },
    ...{ measures: [{ id: "ties", label: words.neighbours }], nodes: [...nodes.values()], ties: [...ties.values()] },
  };
}

function met(nodes: Map<string, Node>, cell: Cell | undefined, column: string): Node | null {
  if (!cell?.iri) return null;
  const { iri, text: label, page, lat, long } = cell;
  const kind = cell.kind ?? column;
  const unknown = { country: null, countryLabel: null, community: null };
  const node = nodes.get(iri) ?? {
    id: iri,
    iri,
    label,
    page,
    kind,
    kindLabel: words.kinds[kind] ?? column,
    lat,
    long,
    ...unknown,
    measures: {},
  };
  nodes.set(iri, node);
  return node;
}

function fresh(id: string, source: Node, target: Node): Tie {
  const ends = { id, source: source.id, target: target.id };
  return {
    ...ends,
    kind: "",
    kindLabel: "",
    from: null,
    to: null,
    weight: 0,
    topics: [],
    programmes: [],
    evidence: [],
  };
}
