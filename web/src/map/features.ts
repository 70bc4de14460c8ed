// What the server counted, as shapes for the map: points for places, circles for areas and for what is only nearly known.
import type { Feature, FeatureCollection, Point, Polygon } from "geojson";
import type { Filters, IncidentRow, MapView } from "../api/types";
import { familyKey } from "../lib/families";
import type { Lang } from "../lib/i18n";
import type { Area, AreaGroup, Cell, CellGroup } from "./gather";
import { around, askBox, boxText, circle, kmPerPixel, type Box } from "./geometry";
import { AREA_COUNT, AREA_NAME, discName, symbolName } from "./symbols";

const EMPTY: MapView = { cells: [], areas: [], unplaced: 0 };

/** 1200 -> "1.2k": what fits a disc. */
export function shortNumber(n: number, lang: Lang): string {
  return n < 1000 ? String(n) : new Intl.NumberFormat(lang, { notation: "compact", maximumFractionDigits: 1 }).format(n);
}

/** `at` is the index in the list: what was pointed at is looked up there. */
export function cellPoints(cells: readonly Cell[], lang: Lang): FeatureCollection<Point> {
  return {
    type: "FeatureCollection",
    features: cells.map((cell, at) => ({
      type: "Feature",
      properties: {
        at,
        icon: cell.n > 1 ? discName(familyKey(cell.family), cell.n) : symbolName(familyKey(cell.family)),
        label: cell.n > 1 ? shortNumber(cell.n, lang) : "",
        n: cell.n,
        // Small discs lie on the rims of large ones, where they hide no number.
        order: -cell.n,
      },
      geometry: { type: "Point", coordinates: [cell.lon, cell.lat] },
    })),
  };
}

function ring(lat: number, lon: number, km: number, properties: object): Feature<Polygon> {
  return { type: "Feature", properties: { ...properties }, geometry: { type: "Polygon", coordinates: [circle(lat, lon, km)] } };
}

/** Of these the point is the place itself; the extent of a town is no doubt about where it lies. */
const SURE = new Set<Cell["precision"]>(["site", "settlement"]);

/** How far off the incident may have been, where it stands alone and its words say "near" or less. */
export function roundAbout(cells: readonly Cell[]): FeatureCollection<Polygon> {
  const features = cells.flatMap((cell, at) =>
    cell.n === 1 && cell.radius_km && !SURE.has(cell.precision) ? [ring(cell.lat, cell.lon, cell.radius_km, { at })] : [],
  );
  return { type: "FeatureCollection", features };
}

/** The large ones first, so that the small ones lie on them and can be pointed at. */
export function areaCircles(areas: readonly Area[]): FeatureCollection<Polygon> {
  const features = areas
    .map((area, at) => ({ area, at }))
    .sort((a, b) => b.area.radius_km - a.area.radius_km)
    .map(({ area, at }) => ({ ...ring(area.lat, area.lon, area.radius_km, { at }), id: at }));
  return { type: "FeatureCollection", features };
}

/** A circle of that radius stands clear of the count in its middle. */
const CLEAR_PX = 22;

/** The count has a dashed rim of its own only where the dashed circle of the area is too small to be seen. */
export function areaCounts(groups: readonly AreaGroup[], zoom: number, lang: Lang): FeatureCollection<Point> {
  return {
    type: "FeatureCollection",
    features: groups.map((group, at) => {
      const [area, another] = group.areas;
      const seen = area && !another && area.radius_km / kmPerPixel(area.lat, zoom) > CLEAR_PX;
      return {
        type: "Feature",
        properties: { at, icon: seen ? AREA_COUNT : AREA_NAME, label: shortNumber(group.n, lang), n: group.n, order: -group.n },
        geometry: { type: "Point", coordinates: [group.lon, group.lat] },
      };
    }),
  };
}

/** The places that incidents name, each once: they are the only towns on the map. */
export function placeNames(rows: readonly IncidentRow[]): FeatureCollection<Point> {
  const places = new Map<string, { name: string; lat: number; lon: number; n: number }>();
  for (const { place, lat, lon } of rows) {
    if (!place || lat === null || lon === null) continue;
    const key = `${lat},${lon}`;
    const known = places.get(key);
    if (known) known.n += 1;
    else places.set(key, { name: place, lat, lon, n: 1 });
  }
  return {
    type: "FeatureCollection",
    features: [...places.values()].map(({ name, lat, lon, n }) => ({
      type: "Feature", properties: { name, rank: -n, off: n > 1 ? 1.7 : 1.1 }, geometry: { type: "Point", coordinates: [lon, lat] },
    })),
  };
}

const spotted = ({ lat, lon, radius_km }: { lat: number; lon: number; radius_km: number | null }) => ({ lat, lon, km: radius_km });

/** The box that holds everything of a view. */
export function wholeBox(view: MapView): Box | null {
  return around([...view.cells, ...view.areas].map(spotted));
}

/** The box that holds what one mark stands for. */
export function groupBox(group: CellGroup | AreaGroup): Box | null {
  return around(("areas" in group ? group.areas : group.members).map(spotted));
}

/** Whether anything of a view is on the screen. */
export function inSight({ cells, areas }: MapView, seen: Box): boolean {
  const touches = (box: Box | null) =>
    box !== null && box.west <= seen.east && box.east >= seen.west && box.south <= seen.north && box.north >= seen.south;
  return cells.some(({ lat, lon }) => touches(around([{ lat, lon }]))) || areas.some((area) => touches(around([spotted(area)])));
}

export function total(view: MapView = EMPTY): { placed: number; areas: number; unplaced: number } {
  const sum = (list: readonly { n: number }[]) => list.reduce((all, { n }) => all + n, 0);
  return { placed: sum(view.cells), areas: sum(view.areas), unplaced: view.unplaced };
}

/** The same filters for what is on the screen, and for the whole world. */
export function filtersHere(filters: Filters, seen: Box | null, zoom: number): Filters {
  return seen ? { ...filters, bbox: boxText(askBox(seen, zoom)) } : filtersEverywhere(filters);
}

export function filtersEverywhere(filters: Filters): Filters {
  const { bbox: _, ...rest } = filters;
  return rest;
}
