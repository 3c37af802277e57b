/** Mounts the map where a page names a network: its nodes that have a place, and the ties among them. */

import { data } from "../fetching";
import { type Network, yearsOf } from "../network/data";
import { Atlas, type Line, type Place } from "./atlas";

export async function map(host: HTMLElement): Promise<void> {
  const network = host.dataset.source ? await data<Network>(host.dataset.source) : null;
  if (!network || !host.isConnected) return;
  const { places, lines } = placed(network);
  if (!places.length) return;
  host.querySelector(":scope > p.muted")?.remove();
  host.append(new Atlas(places, lines).element);
}

function placed(network: Network): { places: Place[]; lines: Line[] } {
  const places = new Map<string, Place>();
  for (const { id, label, page, lat, long } of network.nodes)
    if (lat !== null && long !== null) places.set(id, { id, label, page, lat, long, weight: 0 });
  const lines = network.ties.flatMap((tie): Line[] => {
    const source = places.get(tie.source);
    const target = places.get(tie.target);
    if (!source || !target || source === target) return [];
    source.weight += 1;
    target.weight += 1;
    const label = [tie.kindLabel, yearsOf(tie)].filter(Boolean).join(", ");
    return [{ source, target, weight: tie.weight, label }];
  });
  return { places: [...places.values()], lines };
}
