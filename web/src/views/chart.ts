/** Bars for a column of numbers, named by what stands before it. */

import { el, svg } from "../dom";
import { words } from "../words";
import type { Column } from "./reading";

const MOST = 40;
const ROW = 26;
const WIDTH = 800;
const NAMES = 260;
const ROOM = 80;

export function chart(columns: Column[]): HTMLElement | null {
  const values =
    columns.findLast((column) => column.numeric && !isYears(column)) ?? columns.find(({ numeric }) => numeric);
  const names = columns.filter((column) => column !== values).slice(0, 2);
  if (!values || !names.length) return null;
  const bars = values.cells
    .map(({ value }, row) => ({ name: nameOf(names, row), value: Number(value), filled: value !== "" }))
    .filter(({ filled }) => filled);
  const label = words.chartOf(values.name, names.map(({ name }) => name).join(", "));
  const figure = el("figure", { class: "js-chart" }, picture(bars.slice(0, MOST), label), el("figcaption", {}, label));
  if (bars.length > MOST) figure.append(el("p", { class: "js-about" }, words.others(bars.length - MOST)));
  return figure;
}

/** Years are numbers, but no amounts: they name a bar. */
function isYears({ cells }: Column): boolean {
  return cells.every(({ value }) => value === "" || /^(1[0-9]|20)\d\d$/.test(value));
}

function nameOf(names: Column[], row: number): string {
  const texts = names.map(({ cells }) => cells[row]?.text ?? "");
  return texts.filter(Boolean).join(" · ");
}

/** Bars to the right of zero, and to its left where values are below it. */
function picture(bars: { name: string; value: number }[], label: string): SVGSVGElement {
  const format = new Intl.NumberFormat(document.documentElement.lang);
  const low = Math.min(0, ...bars.map(({ value }) => value));
  const high = Math.max(0, ...bars.map(({ value }) => value), low + 1e-9);
  const place = (value: number) => NAMES + ((value - low) / (high - low)) * (WIDTH - NAMES - ROOM);
  const whole = svg("svg", { role: "img", "aria-label": label, viewBox: `0 0 ${WIDTH} ${bars.length * ROW + 4}` });
  for (const [row, { name, value }] of bars.entries()) {
    const y = row * ROW;
    const left = place(Math.min(0, value));
    const width = Math.max(1, place(Math.max(0, value)) - left);
    const short = name.length > 34 ? `${name.slice(0, 33)}…` : name;
    whole.append(
      svg("text", { x: NAMES - 8, y: y + 18, class: "js-barname" }, short, svg("title", {}, name)),
      svg("rect", { x: left, y: y + 4, width, height: ROW - 8, class: "js-bar" }),
      svg("text", { x: left + width + 6, y: y + 18, class: "js-barvalue" }, format.format(value)),
    );
  }
  return whole;
}
