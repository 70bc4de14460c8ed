// The filters live in the address, under the names the server and the command line know them by.
import { useCallback, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import type { Filters } from "../api/types";

const TEXTS = ["country", "admin1", "since", "until", "kind", "actor", "tag", "standing", "bbox"] as const;
const NUMBERS = ["min_killed", "min_sources"] as const;
const SWITCHES = ["foreground", "review", "disputed"] as const;
export const FILTER_NAMES: readonly (keyof Filters)[] = [...TEXTS, ...NUMBERS, ...SWITCHES];

export function readFilters(search: string): Filters {
  const query = new URLSearchParams(search);
  const filters: Filters = {};
  for (const name of TEXTS) {
    const value = query.get(name)?.trim();
    if (value) filters[name] = value;
  }
  for (const name of NUMBERS) {
    const value = query.get(name);
    if (value && /^\d+$/.test(value)) filters[name] = Number(value);
  }
  for (const name of SWITCHES) {
    const value = query.get(name);
    if (value === "true" || value === "false") filters[name] = value === "true";
  }
  return filters;
}

/** `search` with the change made; whatever else stands in it stays. */
export function writeFilters(search: string, change: Partial<Filters>): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === null || value === "") query.delete(name);
    else query.set(name, String(value));
  }
  return queryText(query);
}

/** An address to be read and passed on: commas, colons and slashes may stand in it as they are. */
export function queryText(query: URLSearchParams): string {
  return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%2F", "/");
}

/** How many filters are set. */
export function countFilters(filters: Filters): number {
  return Object.values(filters).filter((value) => value !== undefined).length;
}

/** A change can be gone back on, unless it only replaces (as a map that is being moved does). */
export function useFilters(): [Filters, (change: Partial<Filters>, replace?: boolean) => void, () => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const filters = useMemo(() => readFilters(search), [search]);
  const change = useCallback(
    (part: Partial<Filters>, replace = false) => {
      // The address as it is now: two changes may come in one turn.
      const before = location.search.slice(1);
      const after = writeFilters(before, part);
      if (after !== queryText(new URLSearchParams(before))) navigate(after ? `${path}?${after}` : path, { replace });
    },
    [path, navigate],
  );
  const clear = useCallback(
    () => change(Object.fromEntries(FILTER_NAMES.map((name) => [name, undefined])) as Partial<Filters>),
    [change],
  );
  return [filters, change, clear];
}
