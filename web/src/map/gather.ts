// Puts together on the screen what would lie on one another there: marks that hide each other's numbers count for nobody.
import type { Family, MapView } from "../api/types";
import { mercator, WORLD_PX } from "./geometry";
import { discSize } from "./symbols";

export type Cell = MapView["cells"][number];
export type Area = MapView["areas"][number];
/** A mark of the map and what it stands for. */
export type CellGroup = Cell & { members: Cell[] };
export interface AreaGroup { lat: number; lon: number; n: number; killed: number; areas: Area[] }
/** What is drawn of a view at one zoom. */
export interface Shown { cells: CellGroup[]; areas: Area[]; groups: AreaGroup[] }

interface Spot { lat: number; lon: number; n: number }
interface Heap<T> { x: number; y: number; n: number; items: T[] }

/** Half the width of a lone symbol, and of the count of an area. */
const SYMBOL_PX = 8;
const COUNT_PX = 12;
/** Marks may overlap by this part of their radii. */
const OVERLAP = 0.85;

function heapsOf<T extends Spot>(items: readonly T[], zoom: number, radius: (n: number) => number): Heap<T>[] {
  const world = WORLD_PX * 2 ** zoom;
  let heaps: Heap<T>[] = items.map((item) => {
    const [x, y] = mercator(item.lon, item.lat);
    return { x: x * world, y: y * world, n: item.n, items: [item] };
  });
  for (;;) {
    const next: Heap<T>[] = [];
    for (const heap of heaps.sort((a, b) => b.n - a.n)) {
      const near = next.find((one) => Math.hypot(one.x - heap.x, one.y - heap.y) < OVERLAP * (radius(one.n) + radius(heap.n)));
      if (!near) next.push({ ...heap });
      else {
        const n = near.n + heap.n;
        near.x = (near.x * near.n + heap.x * heap.n) / n;
        near.y = (near.y * near.n + heap.y * heap.n) / n;
        near.n = n;
        near.items = [...near.items, ...heap.items];
      }
    }
    // Grown heaps may touch anew.
    if (next.length === heaps.length) return next;
    heaps = next;
  }
}

const sum = (items: readonly { killed: number }[]) => items.reduce((all, { killed }) => all + killed, 0);

/** The mean of the places, weighted by incidents. */
function middle(items: readonly Spot[]): { lat: number; lon: number } {
  const all = items.reduce((total, { n }) => total + n, 0);
  const mean = (value: (item: Spot) => number) => items.reduce((total, item) => total + value(item) * item.n, 0) / all;
  return { lat: mean(({ lat }) => lat), lon: mean(({ lon }) => lon) };
}

/** As near as can be told: each cell counts for its own commonest family. */
function commonest(cells: readonly Cell[]): Family | null {
  const counts = new Map<Family | null, number>();
  for (const { family, n } of cells) counts.set(family, (counts.get(family) ?? 0) + n);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

export function gatherCells(cells: readonly Cell[], zoom: number): CellGroup[] {
  return heapsOf(cells, zoom, (n) => (n > 1 ? discSize(n) / 2 : SYMBOL_PX)).map(({ items, n }) => {
    const [only, another] = items;
    if (only && !another) return { ...only, members: items };
    return { ...middle(items), n, killed: sum(items), family: commonest(items), id: null, precision: null, radius_km: null, members: items };
  });
}

export function gatherAreas(areas: readonly Area[], zoom: number): AreaGroup[] {
  return heapsOf(areas, zoom, () => COUNT_PX).map(({ items, n }) => ({ ...middle(items), n, killed: sum(items), areas: items }));
}

export function shownOf(view: MapView | undefined, zoom: number): Shown {
  const { cells = [], areas = [] } = view ?? {};
  return { cells: gatherCells(cells, zoom), areas, groups: gatherAreas(areas, zoom) };
}
