/** Saves what is seen of a network: GEXF for Gephi, CSV for spreadsheets; made here, so that it is exactly what is seen. */

import { announce, el } from "../dom";
import { words } from "../words";
import type { Network, Node, Seen, Tie } from "./data";

export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  el("a", { href: address, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
  announce(words.saved(name));
}

export function nodesCsv(network: Network, seen: Seen): Blob {
  const head = ["id", "label", "kind", "country", "lat", "long", "community", ...network.measures.map(({ id }) => id)];
  const rows = seen.nodes.map((node) => [
    ...[node.iri, node.label, node.kind, node.country, node.lat, node.long, node.community],
    ...network.measures.map(({ id }) => node.measures[id]),
  ]);
  return csv([head, ...rows]);
}

export function tiesCsv(network: Network, seen: Seen): Blob {
  const nodes = new Map(network.nodes.map((node) => [node.id, node]));
  const head = ["source", "sourceLabel", "target", "targetLabel", "kind", "from", "to", "weight", "topics", "releases"];
  const rows = seen.ties.map((tie) => {
    const ends = [nodes.get(tie.source), nodes.get(tie.target)].flatMap((node) => [node?.iri, node?.label]);
    const releases = [...new Set(tie.evidence.map(({ release }) => release))];
    return [...ends, tie.kind, tie.from, tie.to, tie.weight, tie.topics.join(" "), releases.join(" ")];
  });
  return csv([head, ...rows]);
}

type Cell = string | number | null | undefined;

/** RFC 4180, with a mark by which spreadsheets know UTF-8; a text is never a formula. */
function csv(rows: Cell[][]): Blob {
  const lines = rows.map((row) => row.map(cell).join(","));
  return new Blob([`\uFEFF${lines.join("\r\n")}\r\n`], { type: "text/csv" });
}

function cell(value: Cell): string {
  if (typeof value !== "string") return String(value ?? "");
  const safe = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function gexf(network: Network, seen: Seen): Blob {
  const fields = nodeFields(network);
  const declared = fields.map(({ id, type }) => attribute(id, type)).join("");
  const nodes = seen.nodes.map((node) => {
    const values = fields.map(({ id, of }) => attvalue(id, of(node))).join("");
    return `<node id="${xml(node.id)}" label="${xml(node.label)}"><attvalues>${values}</attvalues></node>`;
  });
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<graph mode="dynamic" timeformat="integer" defaultedgetype="${network.directed ? "directed" : "undirected"}">
<attributes class="node" mode="static">${declared}</attributes>
<attributes class="edge" mode="static">${attribute("relation", "string")}${attribute("topics", "string")}</attributes>
<nodes>
${nodes.join("\n")}
</nodes>
<edges>
${seen.ties.map(edge).join("\n")}
</edges>
</graph>
</gexf>
`;
  return new Blob([text], { type: "application/gexf+xml" });
}

interface Field {
  id: string;
  type: string;
  of: (node: Node) => Cell;
}

function nodeFields(network: Network): Field[] {
  return [
    { id: "iri", type: "string", of: (node) => node.iri },
    { id: "kind", type: "string", of: (node) => node.kind },
    { id: "country", type: "string", of: (node) => node.country },
    { id: "lat", type: "double", of: (node) => node.lat },
    { id: "long", type: "double", of: (node) => node.long },
    { id: "community", type: "integer", of: (node) => node.community },
    ...network.measures.map(({ id }): Field => ({ id, type: "double", of: (node) => node.measures[id] })),
  ];
}

/** An edge with its years; its kind is called `relation`, since `type` is a word of GEXF's own. */
function edge(tie: Tie): string {
  const ends = `id="${xml(tie.id)}" source="${xml(tie.source)}" target="${xml(tie.target)}"`;
  const span = (tie.from === null ? "" : ` start="${tie.from}"`) + (tie.to === null ? "" : ` end="${tie.to}"`);
  const values = attvalue("relation", tie.kind) + attvalue("topics", tie.topics.join(" "));
  return `<edge ${ends} label="${xml(tie.kindLabel)}" weight="${tie.weight}"${span}><attvalues>${values}</attvalues></edge>`;
}

function attribute(id: string, type: string): string {
  return `<attribute id="${xml(id)}" title="${xml(id)}" type="${type}"/>`;
}

function attvalue(id: string, value: Cell): string {
  return value === null || value === undefined || value === ""
    ? ""
    : `<attvalue for="${xml(id)}" value="${xml(String(value))}"/>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Text for XML; the control characters that XML has no place for are left out. */
function xml(text: string): string {
  const allowed = text.replace(/\p{Cc}/gu, (sign) => ("\t\n\r".includes(sign) ? sign : ""));
  return allowed.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
