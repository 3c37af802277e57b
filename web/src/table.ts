/** Makes a table sortable by its headers and, where it is long, filterable. */

import { announce, el, newId, paused } from "./dom";
import { matches } from "./fold";
import { words } from "./words";

const LONG = 8;
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

export function table(element: HTMLElement): void {
  if (!(element instanceof HTMLTableElement) || !element.tHead || !element.tBodies[0]) return;
  const body = element.tBodies[0];
  const heads = [...element.tHead.querySelectorAll<HTMLTableCellElement>("tr:last-child > th")];
  if (body.rows.length > 1) for (const head of heads) if (head.dataset.type !== "none") sortable(head, heads, body);
  const wish = element.dataset.filter;
  if (wish !== "no" && (wish !== undefined || body.rows.length > LONG)) filterable(element, body);
}

function sortable(head: HTMLTableCellElement, heads: HTMLTableCellElement[], body: HTMLTableSectionElement): void {
  const label = head.textContent.trim();
  const button = el("button", { type: "button", class: "js-sort", title: words.sortBy(label) });
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const key = keyOf(head, body);
    const order = [...body.rows].map((row) => ({ row, key: key(row) })).sort((a, b) => compare(a.key, b.key, down));
    body.append(...order.map(({ row }) => row));
  });
}

type Key = number | string | null;

/** What a row is sorted by: the cell's value, or its text; as a number where the column holds numbers. */
function keyOf(head: HTMLTableCellElement, body: HTMLTableSectionElement): (row: HTMLTableRowElement) => Key {
  const text = (row: HTMLTableRowElement) => cellValue(row.cells[head.cellIndex]);
  const kind = head.dataset.type;
  const numeric = kind ? kind === "number" : [...body.rows].every((row) => text(row) === "" || isNumber(text(row)));
  if (numeric) return (row) => (isNumber(text(row)) ? Number(text(row)) : null);
  return (row) => text(row) || null;
}

/** Empty cells stand last in either direction. */
function compare(a: Key, b: Key, down: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
  return down ? -order : order;
}

/** A cell's value: what it gives for machines, or what stands in it. */
export function cellValue(cell: HTMLTableCellElement | undefined): string {
  return cell ? (cell.dataset.sort ?? cell.textContent).trim() : "";
}

export function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text);
}

function filterable(element: HTMLTableElement, body: HTMLTableSectionElement): void {
  const id = newId("filter");
  const input = el("input", { type: "search", id, autocomplete: "off", class: "js-filter" });
  const count = el("output", { for: id, class: "js-count" });
  const tell = () => {
    const rows = [...body.rows];
    count.textContent = words.rows(rows.filter(isSeen).length, rows.length);
  };
  const apply = paused(() => {
    for (const row of body.rows) row.hidden = !matches(row.textContent, input.value);
    tell();
    announce(count.textContent);
  });
  input.addEventListener("input", () => apply());
  element.addEventListener("js-rows", tell);
  tell();
  const frame = element.closest("div.table") ?? element;
  frame.before(el("p", { class: "js-filterline" }, el("label", { for: id }, words.filter), input, count));
}

/** Neither filtered out here nor put out by a picture of the same rows. */
function isSeen(row: HTMLTableRowElement): boolean {
  return !row.hidden && !row.classList.contains("js-out");
}
