// The land beneath: Natural Earth's countries, coarse at first and finer where one looks closer.
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Point, Position } from "geojson";
import { feature, merge, mesh } from "topojson-client";
import type { GeometryCollection, MultiPolygon as TopoMulti, Polygon as TopoPolygon, Topology } from "topojson-specification";
import coarseUrl from "world-atlas/countries-110m.json?url";
import fineUrl from "world-atlas/countries-50m.json?url";
import type { Lang } from "../lib/i18n";
import { codeOf, mapName } from "./countries";
import { fitZoom, labelSpot, letterSize, type LabelSpot } from "./labels";

type Countries = GeometryCollection<{ name: string }>;
export type World = Topology<{ countries: Countries }>;
export type Detail = "coarse" | "fine";
/** From this zoom on the fine coast is worth its bytes. */
export const FINE_FROM = 3;

export interface Basemap {
  land: Feature<MultiPolygon>;
  coast: Feature<MultiLineString>;
  borders: Feature<MultiLineString>;
  countries: { code: string; spot: LabelSpot; shape: MultiPolygon }[];
}

const ANTARCTICA = "010";

/** Natural Earth's rings leap from 180° to -180°: here they run on, and the map draws what is beyond on the other side. */
export function runOn(positions: readonly Position[]): Position[] {
  let shift = 0;
  let before = positions[0]?.[0] ?? 0;
  return positions.map(([lon = 0, lat = 0]) => {
    if (lon - before > 180) shift -= 360;
    else if (before - lon > 180) shift += 360;
    before = lon;
    return [lon + shift, lat];
  });
}

const lines = ({ coordinates }: MultiLineString): Feature<MultiLineString> => ({
  type: "Feature",
  properties: {},
  geometry: { type: "MultiLineString", coordinates: coordinates.map(runOn) },
});

export function basemapOf(world: World): Basemap {
  const drawn = world.objects.countries.geometries.filter((one) => one.id !== ANTARCTICA);
  const all: Countries = { type: "GeometryCollection", geometries: drawn };
  const shapes = drawn.filter((one): one is (TopoPolygon | TopoMulti) & typeof one => one.type === "Polygon" || one.type === "MultiPolygon");
  const countries: Basemap["countries"] = [];
  for (const one of feature(world, all).features) {
    const code = codeOf(one.id, one.properties.name);
    const drawnAs: Position[][][] =
      one.geometry.type === "Polygon" ? [one.geometry.coordinates] : one.geometry.type === "MultiPolygon" ? one.geometry.coordinates : [];
    const polygons = drawnAs.map((rings) => rings.map(runOn));
    const spot = labelSpot(polygons);
    if (code && spot) countries.push({ code, spot, shape: { type: "MultiPolygon", coordinates: polygons } });
  }
  return {
    land: {
      type: "Feature",
      properties: {},
      geometry: { type: "MultiPolygon", coordinates: merge(world, shapes).coordinates.map((rings) => rings.map(runOn)) },
    },
    coast: lines(mesh(world, all, (a, b) => a === b)),
    borders: lines(mesh(world, all, (a, b) => a !== b)),
    countries,
  };
}

export function namesOf(basemap: Basemap, lang: Lang): FeatureCollection<Point> {
  return {
    type: "FeatureCollection",
    features: basemap.countries.map(({ code, spot }) => {
      const name = mapName(code, lang);
      return {
        type: "Feature",
        properties: { name, from: fitZoom(name, spot.width), size: letterSize(spot.width), rank: -spot.width },
        geometry: { type: "Point", coordinates: [spot.lon, spot.lat] },
      };
    }),
  };
}

const loaded = new Map<Detail, Promise<Basemap>>();

export function loadBasemap(detail: Detail): Promise<Basemap> {
  const known = loaded.get(detail);
  if (known) return known;
  const loading = fetch(detail === "coarse" ? coarseUrl : fineUrl).then(async (answer) => {
    if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
    return basemapOf((await answer.json()) as World);
  });
  loaded.set(detail, loading);
  // What failed may be tried again.
  loading.catch(() => loaded.delete(detail));
  return loading;
}
