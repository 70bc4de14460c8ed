// Where a map looks so that all points of some incidents are in it.
import type { IncidentRow } from "../api/types";

export interface View { lat: number; lon: number; zoom: number }

const NEAREST = 7;
const WIDE = 420;
const HIGH = 260;
/** At zoom 0 the whole world is this many pixels wide. */
const WORLD = 512;

/** null where nothing has a point. */
export function frame(rows: readonly Pick<IncidentRow, "lat" | "lon">[]): View | null {
  const points = rows.flatMap((row) => (row.lat === null || row.lon === null ? [] : [[row.lat, row.lon] as const]));
  if (points.length === 0) return null;
  const lats = points.map(([lat]) => lat);
  const lons = points.map(([, lon]) => lon);
  const [south, north, west, east] = [Math.min(...lats), Math.max(...lats), Math.min(...lons), Math.max(...lons)];
  const [low, high] = [mercator(south), mercator(north)];
  const zoom = Math.min(room(WIDE, (east - west) / 360), room(HIGH, high - low), NEAREST);
  return { lat: latitude((low + high) / 2), lon: (west + east) / 2, zoom: Math.max(0.5, Math.floor(zoom * 10) / 10) };
}

/** The zoom at which a share of the world takes up three quarters of so many pixels. */
function room(pixels: number, share: number): number {
  return share > 0 ? Math.log2((pixels * 0.75) / (WORLD * share)) : Infinity;
}

function mercator(lat: number): number {
  return Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI);
}

function latitude(y: number): number {
  return (Math.atan(Math.sinh(y * 2 * Math.PI)) * 180) / Math.PI;
}
