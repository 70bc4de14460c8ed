// Where the name of a country stands: in the middle of its widest stretch, from the zoom at which it fits.
import type { Position } from "geojson";
import { mercator, unmercator, WORLD_PX } from "./geometry";

export interface LabelSpot {
  lon: number;
  lat: number;
  /** The widest stretch, as a part of the world's width. */
  width: number;
}

type Ring = [number, number][];
const ringOf = (positions: readonly Position[]): Ring => positions.map(([lon, lat]) => mercator(lon ?? 0, lat ?? 0));

function size(ring: Ring): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i] as [number, number];
    const [bx, by] = ring[i + 1] as [number, number];
    sum += ax * by - bx * ay;
  }
  return Math.abs(sum / 2);
}

/** Every corner of the larger parts of a country: what to look at, without islands an ocean away. */
export function mainland(polygons: readonly Position[][][]): Position[] {
  const sized = polygons.map((rings) => ({ rim: rings[0] ?? [], area: size(ringOf(rings[0] ?? [])) }));
  const most = Math.max(0, ...sized.map(({ area }) => area));
  return sized.filter(({ area }) => area >= most / 10).flatMap(({ rim }) => rim);
}

/** Where a line across cuts the rings, west to east: inside lies between the first and second, third and fourth… */
function cuts(rings: readonly Ring[], y: number): number[] {
  const found: number[] = [];
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = ring[i] as [number, number];
      const [bx, by] = ring[i + 1] as [number, number];
      if (ay > y !== by > y) found.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  return found.sort((a, b) => a - b);
}

/** `polygons` as GeoJSON has them: each an outer ring and its holes. */
export function labelSpot(polygons: readonly Position[][][], lines = 25): LabelSpot | null {
  const all = polygons.map((polygon) => polygon.map(ringOf));
  let main: Ring[] | undefined;
  let most = 0;
  for (const polygon of all) {
    const area = polygon[0] ? size(polygon[0]) : 0;
    if (area > most) [main, most] = [polygon, area];
  }
  if (!main?.[0]) return null;
  const ys = main[0].map(([, y]) => y);
  const top = Math.min(...ys);
  const height = Math.max(...ys) - top;
  let best: { x: number; y: number; width: number; score: number } | null = null;
  for (let line = 1; line < lines; line++) {
    const y = top + (height * line) / lines;
    const crossed = cuts(main, y);
    for (let i = 0; i + 1 < crossed.length; i += 2) {
      const [from, to] = [crossed[i] as number, crossed[i + 1] as number];
      // A stretch at the very edge is wide but low: the middle is preferred.
      const score = (to - from) * (1 - 0.7 * Math.abs((2 * line) / lines - 1));
      if (!best || score > best.score) best = { x: (from + to) / 2, y, width: to - from, score };
    }
  }
  if (!best) return null;
  // What ran on past 180° is back within it.
  const [lon, lat] = unmercator(((best.x % 1) + 1) % 1, best.y);
  return { lon, lat, width: best.width };
}

/** The zoom from which a name fits the stretch, letters being about `letter` pixels wide and words on lines of their own. */
export function fitZoom(name: string, width: number, letter = 6.4): number {
  const longest = Math.max(...name.split(/[\s-]/).map((word) => word.length));
  const zoom = Math.log2((longest * letter * 0.9) / (width * WORLD_PX));
  return Math.round(Math.min(7, Math.max(0, zoom)) * 10) / 10;
}

/** Bigger lands get bigger letters. */
export function letterSize(width: number): number {
  return width > 0.06 ? 13 : width > 0.025 ? 12 : 11;
}
