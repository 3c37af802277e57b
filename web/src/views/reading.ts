/** What a table of results holds, read from the page: columns, and cells with what they stand for. */

import { cellValue, isNumber } from "../table";

export interface Cell {
  text: string;
  value: string;
  iri: string | null;
  page: string | null;
  kind: string | null;
  lat: number | null;
  long: number | null;
}

export interface Column {
  name: string;
  numeric: boolean;
  cells: Cell[];
}

export function columnsOf(table: HTMLTableElement): Column[] {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  return heads.map((head, at) => {
    const cells = rows.map((row) => cellOf(row.cells[at]));
    const filled = cells.filter(({ value }) => value !== "");
    const numeric = filled.length > 0 && filled.every(({ value, iri }) => iri === null && isNumber(value));
    return { name: head.textContent.trim(), numeric, cells };
  });
}

function cellOf(cell: HTMLTableCellElement | undefined): Cell {
  const link = cell?.querySelector<HTMLAnchorElement>("a[data-iri]");
  return {
    text: cell?.textContent.trim() ?? "",
    value: cellValue(cell),
    iri: link?.dataset.iri ?? null,
    page: link?.getAttribute("href") ?? null,
    kind: /\bkind-(\w+)/.exec(link?.className ?? "")?.[1] ?? null,
    lat: number(cell?.dataset.lat),
    long: number(cell?.dataset.long),
  };
}

function number(text: string | undefined): number | null {
  return text && isNumber(text) ? Number(text) : null;
}
