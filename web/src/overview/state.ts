// What the overview shows besides its filters, in the address too: order, kind of view, map position, chosen incident.
import { useCallback, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import { queryText } from "../lib/filters";

export const SORTS = ["day", "-day", "killed", "-killed", "sources", "-sources", "confidence", "-confidence"] as const;
export type Sort = (typeof SORTS)[number];
const SORT: Sort = "-day";

export interface Position { lat: number; lon: number; zoom: number }
export interface ViewState { sort: Sort; mode: "map" | "table"; at: Position | null; id: string | null }

export function readView(search: string): ViewState {
  const query = new URLSearchParams(search);
  const sort = SORTS.find((name) => name === query.get("sort")) ?? SORT;
  const [lat, lon, zoom] = (query.get("at") ?? "").split(",").map(Number);
  const at =
    lat !== undefined && lon !== undefined && zoom !== undefined && [lat, lon, zoom].every(Number.isFinite) && Math.abs(lat) <= 90
      ? { lat, lon, zoom }
      : null;
  return { sort, mode: query.get("view") === "table" ? "table" : "map", at, id: query.get("id") || null };
}

/** `search` with the change made; what is as always stays out of it. */
export function writeView(search: string, change: Partial<ViewState>): string {
  const query = new URLSearchParams(search);
  const put = (name: string, value: string | null) => (value === null ? query.delete(name) : query.set(name, value));
  if (change.sort !== undefined) put("sort", change.sort === SORT ? null : change.sort);
  if (change.mode !== undefined) put("view", change.mode === "map" ? null : change.mode);
  if (change.id !== undefined) put("id", change.id);
  if (change.at !== undefined) put("at", change.at && positionText(change.at));
  return queryText(query);
}

/** To about 100 m: as fine as one can tell by eye, and a short address. */
export function positionText({ lat, lon, zoom }: Position): string {
  return `${round(lat, 3)},${round(lon, 3)},${round(zoom, 2)}`;
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** The other order of the same column, or the column's first order. */
export function nextSort(now: Sort, column: "day" | "killed" | "sources" | "confidence"): Sort {
  return now === `-${column}` ? column : `-${column}`;
}

/** Moving about replaces the address; a change of view or order can be gone back on. */
export function useViewState(): [ViewState, (change: Partial<ViewState>) => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const state = useMemo(() => readView(search), [search]);
  const change = useCallback(
    (part: Partial<ViewState>) => {
      const before = location.search.slice(1);
      const after = writeView(before, part);
      if (after === queryText(new URLSearchParams(before))) return;
      navigate(after ? `/?${after}` : "/", { replace: part.mode === undefined && part.sort === undefined });
    },
    [navigate],
  );
  return [state, change];
}
