/** The outlines of countries, from Natural Earth: they come with the script, no tile is asked for. */

import type { FeatureCollection, MultiLineString } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";

const world = atlas as unknown as Topology<{ countries: GeometryCollection }>;

export const land: FeatureCollection = feature(world, world.objects.countries);
export const borders: MultiLineString = mesh(world, world.objects.countries, (a, b) => a !== b);
