/** The network as the server gives it. */

export interface Node {
  id: string;
  iri: string;
  label: string;
  page: string | null;
  kind: string;
  kindLabel: string;
  country: string | null;
  countryLabel: string | null;
  lat: number | null;
  long: number | null;
  community: number | null;
  measures: Record<string, number | null>;
}

export interface Evidence {
  release: string;
  page: string;
  text: string;
}

export interface Tie {
  id: string;
  source: string;
  target: string;
  kind: string;
  kindLabel: string;
  from: number | null;
  to: number | null;
  weight: number;
  topics: string[];
  programmes: string[];
  evidence: Evidence[];
}

export interface Measure {
  id: string;
  label: string;
  about?: string;
}

export interface Network {
  name: string;
  label: string;
  directed: boolean;
  measures: Measure[];
  nodes: Node[];
  ties: Tie[];
  topics: Record<string, string>;
  programmes: Record<string, string>;
  years: [number, number] | null;
}

/** What is seen of a network: the nodes and ties that are not hidden. */
export interface Seen {
  nodes: Node[];
  ties: Tie[];
}

/** The part of a network around one node: the node, its neighbours, and the ties among them. */
export function around(network: Network, id: string): Seen {
  const near = new Set([id]);
  for (const tie of network.ties) {
    if (tie.source === id) near.add(tie.target);
    if (tie.target === id) near.add(tie.source);
  }
  return {
    nodes: network.nodes.filter((node) => near.has(node.id)),
    ties: network.ties.filter((tie) => near.has(tie.source) && near.has(tie.target)),
  };
}

/** The years of a tie in words: "1958–2024", "since" left to the reader. */
export function yearsOf(tie: Tie): string {
  if (tie.from === null && tie.to === null) return "";
  if (tie.from === tie.to || tie.to === null) return String(tie.from);
  return tie.from === null ? `–${tie.to}` : `${tie.from}–${tie.to}`;
}
