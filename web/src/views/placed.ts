/** A map of the rows that name places: two in a row are a tie, one is a dot that grows with its rows. */

import { Atlas, type Line, type Place } from "../map/atlas";
import type { Cell, Column } from "./reading";

export function placed(columns: Column[]): HTMLElement | null {
  const positions = columns.filter(({ cells }) => cells.some(({ lat }) => lat !== null));
  const [first, second] = positions;
  if (!first) return null;
  const places = new Map<string, Place>();
  const lines = new Map<string, Line>();
  for (const [row, cell] of first.cells.entries()) {
    const source = met(places, cell);
    const target = met(places, second?.cells[row]);
    if (!source || !target || source === target) continue;
    const key = [source.id, target.id].sort().join("\n");
    const line = lines.get(key) ?? { source, target, weight: 0, label: "" };
    line.weight += 1;
    lines.set(key, line);
  }
  return places.size ? new Atlas([...places.values()], [...lines.values()]).element : null;
}

function met(places: Map<string, Place>, cell: Cell | undefined): Place | null {
  if (!cell || cell.lat === null || cell.long === null) return null;
  const id = cell.iri ?? cell.text;
  const { text: label, page, lat, long } = cell;
  const place = places.get(id) ?? { id, label, page, lat, long, weight: 0 };
  place.weight += 1;
  places.set(id, place);
  return place;
}
