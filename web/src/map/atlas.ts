/** A map of places and the ties between them, as a picture that can be zoomed; its table says the same. */

import { type GeoProjection, geoAzimuthalEqualArea, geoDistance, geoEqualEarth, geoPath } from "d3-geo";
import { el, svg } from "../dom";
import { type Movable, toolbar } from "../toolbar";
import { words } from "../words";
import { borders, land } from "./world";

export interface Place {
  id: string;
  label: string;
  page: string | null;
  lat: number;
  long: number;
  weight: number;
}

export interface Line {
  source: Place;
  target: Place;
  weight: number;
  label: string;
}

const WIDTH = 960;
const HEIGHT = window.matchMedia("(max-width: 48rem)").matches ? 900 : 560;
const MARGIN = 56;
/** In radians of the earth: beyond the one a view from above distorts, below the other there is nothing to tell apart. */
const FAR = 1.1;
const NEAR = 0.05;
const SMALLEST = 3;
const LARGEST = 9;

export class Atlas implements Movable {
  readonly element: HTMLElement;
  private readonly picture: SVGSVGElement;
  private readonly marks: { place: Place; x: number; y: number; circle: SVGCircleElement; text: SVGTextElement }[];
  private view = { x: 0, y: 0, scale: 1 };

  constructor(places: Place[], lines: Line[]) {
    const projection = fitted(places, lines);
    const path = geoPath(projection);
    this.marks = marked(places, projection);
    this.picture = svg("svg", {
      class: "js-map",
      role: "img",
      "aria-label": words.mapOf(places.length, lines.length),
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    });
    this.picture.append(
      svg("path", { class: "js-land", d: path(land) ?? "" }),
      svg("path", { class: "js-border", d: path(borders) ?? "" }),
      svg("g", { class: "js-lines" }, ...lines.map((line) => drawn(line, path))),
      svg("g", { class: "js-points" }, ...this.marks.map(({ circle }) => circle)),
      svg("g", { class: "js-names", "aria-hidden": "true" }, ...this.marks.map(({ text }) => text)),
    );
    this.element = el("div", { class: "js-frame js-mapframe" }, this.picture, toolbar(this));
    this.drag();
    new ResizeObserver(() => this.settle()).observe(this.picture);
  }

  zoom(factor: number): void {
    this.view.scale = Math.min(40, Math.max(1, this.view.scale * factor));
    this.settle();
  }

  pan(x: number, y: number): void {
    this.view.x += (x * WIDTH) / this.view.scale;
    this.view.y -= (y * HEIGHT) / this.view.scale;
    this.settle();
  }

  whole(): void {
    this.view = { x: 0, y: 0, scale: 1 };
    this.settle();
  }

  /** Show the part that is in view; dots and names keep their size, and names that would overlap give way. */
  private settle(): void {
    const { x, y, scale } = this.view;
    const width = WIDTH / scale;
    const height = HEIGHT / scale;
    this.picture.setAttribute("viewBox", `${x + (WIDTH - width) / 2} ${y + (HEIGHT - height) / 2} ${width} ${height}`);
    this.label(width / (this.picture.clientWidth || WIDTH), x + (WIDTH + width) / 2);
  }

  /** Dots and names in pixels of the screen; a name that would pass the right edge stands to the left of its dot. */
  private label(pixel: number, edge: number): void {
    const most = Math.max(...this.marks.map(({ place }) => place.weight), 1);
    const taken: Box[] = [];
    for (const { place, x, y, circle, text } of this.marks) {
      const radius = (SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(place.weight / most)) * pixel;
      const away = radius + 3 * pixel;
      const long = away + 7.5 * place.label.length * pixel;
      const left = x < edge && x + long > edge;
      circle.setAttribute("r", String(radius));
      text.setAttribute("font-size", String(13 * pixel));
      text.setAttribute("x", String(left ? x - away : x + away));
      text.setAttribute("text-anchor", left ? "end" : "start");
      const [from, to] = left ? [x - long, x + radius] : [x - radius, x + long];
      const box: Box = [from, y - 9 * pixel, to, y + 9 * pixel];
      const free = !taken.some((other) => overlap(box, other));
      text.classList.toggle("js-out", !free);
      if (free) taken.push(box);
    }
  }

  /** Dragging moves the map, too; the arrows of the toolbar do the same without. */
  private drag(): void {
    let last: { x: number; y: number } | null = null;
    this.picture.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch" && this.view.scale === 1) return;
      last = { x: event.clientX, y: event.clientY };
    });
    window.addEventListener("pointerup", () => {
      last = null;
    });
    this.picture.addEventListener("pointermove", (event) => {
      if (!last) return;
      const size = this.picture.getBoundingClientRect();
      this.pan((last.x - event.clientX) / size.width, (event.clientY - last.y) / size.height);
      last = { x: event.clientX, y: event.clientY };
    });
    this.picture.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      this.zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2);
    });
  }
}

type Point = [number, number];
type Box = [number, number, number, number];

function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** Equal areas: seen from above the places where they lie together, as a map of the earth where they do not. */
function fitted(places: Place[], lines: Line[]): GeoProjection {
  const points: Point[] = places.map(({ long, lat }) => [long, lat]);
  const centre = middle(points);
  const farthest = Math.max(...points.map((point) => geoDistance(centre, point)));
  const projection =
    farthest > FAR ? geoEqualEarth().rotate([-centre[0], 0]) : geoAzimuthalEqualArea().rotate([-centre[0], -centre[1]]);
  const frame: [Point, Point] = [
    [MARGIN, MARGIN],
    [WIDTH - 2 * MARGIN, HEIGHT - MARGIN],
  ];
  // A single place, or several in one spot, are shown with the land about them.
  const room = farthest < NEAR ? corners(centre, 4) : points;
  const ends = lines.map(({ source, target }): Point[] => [
    [source.long, source.lat],
    [target.long, target.lat],
  ]);
  return projection.fitExtent(frame, {
    type: "GeometryCollection",
    geometries: [
      { type: "MultiPoint", coordinates: room },
      { type: "MultiLineString", coordinates: ends },
    ],
  });
}

function corners([long, lat]: Point, degrees: number): Point[] {
  return [
    [long - degrees, lat - degrees],
    [long + degrees, lat + degrees],
  ];
}

function middle(points: Point[]): Point {
  const half = (at: 0 | 1) => {
    const values = points.map((point) => point[at]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return [half(0), half(1)];
}

function marked(places: Place[], projection: GeoProjection) {
  const heaviest = [...places].sort((a, b) => b.weight - a.weight || a.label.localeCompare(b.label));
  return heaviest.flatMap((place) => {
    const at = projection([place.long, place.lat]);
    if (!at) return [];
    const [x, y] = at;
    const circle = svg("circle", { cx: x, cy: y, class: "js-point" }, svg("title", {}, place.label));
    if (place.page) circle.addEventListener("click", () => location.assign(place.page ?? ""));
    return [{ place, x, y, circle, text: svg("text", { y, dy: "0.35em" }, place.label) }];
  });
}

function drawn({ source, target, weight, label }: Line, path: ReturnType<typeof geoPath>): SVGPathElement {
  const coordinates = [source, target].map(({ long, lat }) => [long, lat]);
  const title = `${words.tieOf(source.label, target.label)}${label ? `: ${label}` : ""}`;
  const width = 1 + Math.min(4, Math.log2(Math.max(1, weight)));
  return svg(
    "path",
    { class: "js-tie", d: path({ type: "LineString", coordinates }) ?? "", "stroke-width": width },
    svg("title", {}, title),
  );
}
