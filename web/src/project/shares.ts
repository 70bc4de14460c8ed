// The shares of the quality page: of each field, how often it was wrong, of how many, and how far that may be off.
import type { Quality } from "../api/types";
import { FIELD_ORDER } from "../incident/claims";
import { type Interval, wilson } from "../lib/wilson";

type FieldQuality = Quality["fields"][number];
export interface Share { n: number; of: number; share: number | null; interval: Interval | null }
export interface FieldShare { field: FieldQuality["field"]; wrong: Share; agreed: Share }

export function shareOf(n: number, of: number): Share {
  return { n, of, share: of > 0 ? n / of : null, interval: wilson(n, of) };
}

/** Whether there was an event at all comes first: what follows is about those that were one. */
export function fieldShares({ seen, rejected, fields }: Quality): FieldShare[] {
  const known = new Map(fields.map((it) => [it.field, it]));
  const order = ["event" as const, ...FIELD_ORDER.filter((field) => field !== "event")];
  return order.flatMap((field) => {
    const it = known.get(field);
    if (!it) return [];
    const wrong = field === "event" ? shareOf(rejected, seen) : shareOf(it.corrected, seen - rejected);
    return [{ field, wrong, agreed: shareOf(it.agreed, it.ruled_twice) }];
  });
}

/** The least of some round ends of a scale that holds every share and its interval. */
export function scaleEnd(shares: readonly Share[]): number {
  const most = Math.max(0, ...shares.map(({ interval }) => interval?.high ?? 0));
  return [0.05, 0.1, 0.25, 0.5].find((end) => most <= end) ?? 1;
}
