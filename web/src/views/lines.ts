/** A line over the years for each name, where the rows of a table give a year or day, a number and at most one name. */

import { el, svg } from "../dom";
import { words } from "../words";
import type { Column } from "./reading";

const HEIGHT = 320;
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 24, 12, 30];
/** More lines than these nobody can tell apart. */
const MOST = 8;

interface Point {
  year: number;
  value: number;
}

/** Years are numbers, but no amounts: they name a bar, or say where a point of a line lies. */
export function isYears({ cells }: Column): boolean {
  return cells.every(({ value }) => value === "" || /^(1[0-9]|20)\d\d$/.test(value));
}

export function lines(columns: Column[], width: number): HTMLElement | null {
  const years = columns.find((column) => column.cells.some(({ value }) => value !== "") && isTimes(column));
  const values = columns.find((column) => column !== years && column.numeric && !isYears(column));
  if (!years || !values) return null;
  const name = columns.find((column) => column !== years && column !== values && !column.numeric);
  const series = gathered(years, values, name);
  const points = [...series.values()].flat();
  if (series.size > MOST || new Set(points.map(({ year }) => year)).size < 3) return null;
  const label = words.linesOf(values.name, years.name);
  const legend = el("ul", { class: "js-legend" });
  for (const [at, text] of [...series.keys()].entries())
    if (text) legend.append(el("li", { class: `js-line-${at}` }, text));
  return el(
    "figure",
    { class: "js-chart" },
    picture(series, points, label, width),
    ...(legend.childElementCount > 1 ? [legend] : []),
    el("figcaption", {}, label),
  );
}

function isTimes(column: Column): boolean {
  return (
    isYears(column) || column.cells.every(({ value }) => value === "" || /^(1\d|20)\d\d-\d\d(-\d\d)?$/.test(value))
  );
}

/** The points by name, each year once: several rows of a year and name are added up. */
function gathered(years: Column, values: Column, name: Column | undefined): Map<string, Point[]> {
  const series = new Map<string, Map<number, number>>();
  for (const [row, { value }] of values.cells.entries()) {
    const year = timeOf(years.cells[row]?.value ?? "");
    if (value === "" || Number.isNaN(year)) continue;
    const text = name?.cells[row]?.text ?? "";
    const points = series.get(text) ?? new Map<number, number>();
    points.set(year, (points.get(year) ?? 0) + Number(value));
    series.set(text, points);
  }
  const sorted = (points: Map<number, number>) =>
    [...points].map(([year, value]) => ({ year, value })).sort((one, other) => one.year - other.year);
  return new Map([...series].map(([text, points]) => [text, sorted(points)]));
}

/** A year with its months and days as parts of it. */
function timeOf(text: string): number {
  const [year, month, day] = text.split("-").map(Number);
  return year ? year + ((month ?? 1) - 1) / 12 + ((day ?? 1) - 1) / 366 : Number.NaN;
}

function picture(series: Map<string, Point[]>, points: Point[], label: string, width: number): SVGSVGElement {
  const [first, last] = ends(points.map(({ year }) => year));
  const [low, high] = ends([0, ...points.map(({ value }) => value)]);
  const x = (year: number) => LEFT + ((year - first) / (last - first)) * (width - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - ((value - low) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM);
  const whole = svg("svg", { role: "img", "aria-label": label, viewBox: `0 0 ${width} ${HEIGHT}` });
  axes(whole, { first, last, low, high, x, y, width });
  for (const [at, line] of [...series.values()].entries()) {
    const path = line.map(({ year, value }) => `${x(year).toFixed(1)},${y(value).toFixed(1)}`).join(" ");
    whole.append(svg("polyline", { points: path, class: `js-line js-line-${at}` }));
    for (const { year, value } of line)
      whole.append(svg("circle", { cx: x(year), cy: y(value), r: 3.5, class: `js-dot js-line-${at}` }));
  }
  return whole;
}

interface Frame {
  first: number;
  last: number;
  low: number;
  high: number;
  width: number;
  x: (year: number) => number;
  y: (value: number) => number;
}

function axes(whole: SVGSVGElement, { first, last, low, high, width, x, y }: Frame): void {
  const format = new Intl.NumberFormat(document.documentElement.lang);
  for (const value of [low, (low + high) / 2, high]) {
    whole.append(
      svg("line", { x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value), class: "js-axis" }),
      svg("text", { x: LEFT - 8, y: y(value) + 4, class: "js-barname" }, format.format(value)),
    );
  }
  const step = Math.max(1, Math.ceil((last - first) / Math.floor((width - LEFT) / 70)));
  for (let year = Math.ceil(first); year <= last; year += step)
    whole.append(svg("text", { x: x(year), y: HEIGHT - 8, class: "js-year" }, String(year)));
}

function ends(numbers: number[]): [number, number] {
  return [Math.min(...numbers), Math.max(...numbers)];
}
