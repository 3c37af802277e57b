/** Bars for a column of numbers, named by what stands before it. */

import { el, svg } from "../dom";
import { words } from "../words";
import { isYears, lines } from "./lines";
import type { Column } from "./reading";

const MOST = 40;
const ROOM = 80;
/** Where there is little room a name stands above its bar, else before it. */
const NARROW = 560;

export function chart(columns: Column[], width: number): HTMLElement | null {
  return lines(columns, Math.min(800, Math.max(280, width))) ?? bars(columns, width);
}

function bars(columns: Column[], width: number): HTMLElement | null {
  const values = columns.find((column) => column.numeric && !isYears(column)) ?? columns.find(({ numeric }) => numeric);
  const names = columns.filter((column) => column !== values).slice(0, 2);
  if (!values || !names.length) return null;
  const rows = values.cells
    .map(({ value }, row) => ({ name: nameOf(names, row), value: Number(value), filled: value !== "" }))
    .filter(({ filled }) => filled);
  const label = words.chartOf(values.name, names.map(({ name }) => name).join(", "));
  const figure = el(
    "figure",
    { class: "js-chart" },
    picture(rows.slice(0, MOST), label, Math.min(800, Math.max(280, width))),
    el("figcaption", {}, label),
  );
  if (rows.length > MOST) figure.append(el("p", { class: "js-about" }, words.others(rows.length - MOST)));
  return figure;
}

function nameOf(names: Column[], row: number): string {
  const texts = names.map(({ cells }) => cells[row]?.text ?? "");
  return texts.filter(Boolean).join(" · ");
}

/** Bars to the right of zero, and to its left where values are below it. */
function picture(bars: { name: string; value: number }[], label: string, width: number): SVGSVGElement {
  const narrow = width < NARROW;
  const [names, step, top] = narrow ? [0, 44, 20] : [width * 0.34, 26, 4];
  const format = new Intl.NumberFormat(document.documentElement.lang);
  const low = Math.min(0, ...bars.map(({ value }) => value));
  const high = Math.max(0, ...bars.map(({ value }) => value), low + 1e-9);
  const place = (value: number) => names + ((value - low) / (high - low)) * (width - names - ROOM);
  const whole = svg("svg", { role: "img", "aria-label": label, viewBox: `0 0 ${width} ${bars.length * step + 4}` });
  if (narrow) whole.classList.add("js-narrow");
  for (const [row, { name, value }] of bars.entries()) {
    const y = row * step + top;
    const left = place(Math.min(0, value));
    const length = Math.max(1, place(Math.max(0, value)) - left);
    whole.append(
      svg("text", { x: narrow ? 0 : names - 8, y: narrow ? y - 5 : y + 14, class: "js-barname" }, short(name, width)),
      svg("rect", { x: left, y, width: length, height: 18, class: "js-bar" }),
      svg("text", { x: left + length + 6, y: y + 14, class: "js-barvalue" }, format.format(value)),
    );
  }
  return whole;
}

/** As much of a name as there is room for, about eight pixels a letter. */
function short(name: string, width: number): string {
  const most = Math.floor((width < NARROW ? width : width * 0.33) / 8);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}
