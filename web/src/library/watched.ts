// The watched sources' table: its order, and how many are well.
import type { Sources } from "../api/types";

export type WatchedRow = Sources["watched"][number];
/** What somebody should look at comes first. */
export const STATES = ["failing", "overdue", "stopped", "not yet asked", "well"] as const;
export type State = (typeof STATES)[number];

export function readState(word: string): State | undefined {
  return STATES.find((state) => state === word);
}

export function orderWatched(rows: readonly WatchedRow[]): WatchedRow[] {
  const rank = ({ state }: WatchedRow) => STATES.findIndex((known) => known === state);
  return [...rows].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

export function countWell(rows: readonly WatchedRow[]): number {
  return rows.filter(({ state }) => state === "well").length;
}
