/** Mounts the explorer where a page names a network, and keeps its table twin in step. */

import { el } from "../dom";
import { data } from "../fetching";
import { words } from "../words";
import type { Network, Seen, Tie } from "./data";
import { Explorer } from "./explorer";

export async function network(host: HTMLElement): Promise<void> {
  const source = host.dataset.source;
  const answer = source ? await data<Network>(source) : null;
  if (!answer?.nodes.length || !host.isConnected) return;
  if (attempt(host, answer, host.dataset.compact !== undefined)) host.querySelector(":scope > p.muted")?.remove();
}

/** Explore, or say why that cannot be: the table holds the same. */
export function attempt(host: HTMLElement, network: Network, compact: boolean): boolean {
  if (!document.createElement("canvas").getContext("webgl2")) {
    host.append(el("p", { class: "notice" }, words.noWebgl));
    return false;
  }
  new Explorer(host, network, compact, twin);
  return true;
}

/** The rows of the table: hidden where their tie is not seen, lit where it is chosen. */
function twin(seen: Seen, chosen: Tie | null): void {
  const ids = new Set(seen.ties.map((tie) => tie.id));
  const table = document.querySelector<HTMLTableElement>("table#ties");
  for (const row of table?.querySelectorAll<HTMLTableRowElement>("tr[data-tie]") ?? []) {
    row.classList.toggle("js-out", !ids.has(row.dataset.tie ?? ""));
    row.classList.toggle("js-lit", row.dataset.tie === chosen?.id);
  }
  table?.dispatchEvent(new Event("js-rows"));
}
