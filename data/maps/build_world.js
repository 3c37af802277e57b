// Write world-50m.geojson.gz from npm's world-atlas: npm install world-atlas@2.0.2 topojson-client@3.1.0; node build_world.js
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { feature, mesh } from "topojson-client";

const world = JSON.parse(readFileSync("node_modules/world-atlas/countries-50m.json", "utf8"));
const rounded = (part) =>
  Array.isArray(part[0]) ? part.map(rounded) : part.map((degree) => Math.round(degree * 100) / 100);
const shapes = feature(world, world.objects.land);
const land = (shapes.features ?? [shapes]).flatMap(({ geometry }) =>
  geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
);
const borders = mesh(world, world.objects.countries, (one, other) => one !== other).coordinates;
const made = (name, type, coordinates) => ({
  type: "Feature",
  properties: { name },
  geometry: { type, coordinates: rounded(coordinates) },
});
const text = JSON.stringify({
  type: "FeatureCollection",
  features: [made("land", "MultiPolygon", land), made("borders", "MultiLineString", borders)],
});
writeFileSync("world-50m.geojson.gz", gzipSync(text, { level: 9 }));
