/** Bars for the first column of numbers, named by the first column that is none. */

import { el, svg } from "../dom";
import { words } from "../words";
import type { Column } from "./reading";

const MOST = 40;
const ROW = 26;
const WIDTH = 800;
const NAMES = 260;
const ROOM = 80;

export function chart(columns: Column[]): HTMLElement | null {
  const values = columns.find((column) => column.numeric);
  const names = columns.find((column) => !column.numeric) ?? columns.find((column) => column !== values);
  if (!values || !names) return null;
  const bars = values.cells
    .map(({ value }, row) => ({ name: names.cells[row]?.text ?? "", value: Number(value) }))
    .filter(({ value }) => Number.isFinite(value));
  const shown = bars.slice(0, MOST);
  const label = words.chartOf(values.name, names.name);
  const figure = el("figure", { class: "js-chart" }, picture(shown, label), el("figcaption", {}, label));
  if (bars.length > MOST) figure.append(el("p", { class: "js-about" }, words.others(bars.length - MOST)));
  return figure;
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
