// The sums of the timeline: names of buckets, days that a stretch of them covers, and which stretch is worth showing.
import type { Family, Series } from "../api/types";
import { FAMILIES } from "../lib/families";
import type { Lang } from "../lib/i18n";

export type Step = Series["step"];
export type Bucket = Series["buckets"][number];

const LOCALE: Record<Lang, string> = { en: "en-GB", fr: "fr-FR" };
const DAY_MS = 86_400_000;

const dateOf = (iso: string) => new Date(`${iso}T00:00:00Z`);
const isoOf = (date: Date) => date.toISOString().slice(0, 10);

/** `n` days later, as civil days go. */
export function addDays(iso: string, n: number): string {
  return isoOf(new Date(dateOf(iso).getTime() + n * DAY_MS));
}

export function daysBetween(from: string, to: string): number {
  return Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / DAY_MS);
}

function write(lang: Lang, options: Intl.DateTimeFormatOptions, from: string, to = from): string {
  const format = new Intl.DateTimeFormat(LOCALE[lang], { ...options, timeZone: "UTC" });
  return from === to ? format.format(dateOf(from)) : format.formatRange(dateOf(from), dateOf(to));
}

/** The last day of a bucket, whether its end is that day or the first of the next bucket. */
export function lastDay(buckets: readonly Bucket[], at: number): string {
  const bucket = buckets[at];
  if (!bucket) return "";
  const exclusive = bucket.end === buckets[at + 1]?.start || (at > 0 && bucket.start === buckets[at - 1]?.end);
  return exclusive ? addDays(bucket.end, -1) : bucket.end;
}

/** A bucket in full: 3 December 2024, 2–8 December 2024, December 2024, 2024. */
export function bucketName(buckets: readonly Bucket[], at: number, step: Step, lang: Lang): string {
  const bucket = buckets[at];
  if (!bucket) return "";
  if (step === "year") return write(lang, { year: "numeric" }, bucket.start);
  if (step === "month") return write(lang, { month: "long", year: "numeric" }, bucket.start);
  return write(lang, { day: "numeric", month: "long", year: "numeric" }, bucket.start, step === "day" ? bucket.start : lastDay(buckets, at));
}

/** What stands below a bar: 2024, Dec, 3 Dec; the year alone where it begins a year of months. */
export function tickName(buckets: readonly Bucket[], at: number, step: Step, lang: Lang): string {
  const start = buckets[at]?.start;
  if (!start) return "";
  if (step === "year" || (step === "month" && start.slice(5, 7) === "01")) return start.slice(0, 4);
  if (step === "month") return write(lang, at === 0 ? { month: "short", year: "numeric" } : { month: "short" }, start);
  return write(lang, at === 0 ? { day: "numeric", month: "short", year: "numeric" } : { day: "numeric", month: "short" }, start);
}

/** The days that a drag from one bar to another covers, whichever way it went. */
export function stretch(buckets: readonly Bucket[], a: number, b: number): { since: string; until: string } | null {
  const [from, to] = [Math.max(0, Math.min(a, b)), Math.min(buckets.length - 1, Math.max(a, b))];
  const first = buckets[from];
  return first && buckets[to] ? { since: first.start, until: lastDay(buckets, to) } : null;
}

/** The same length of days, earlier (-1) or later (1); or around the same middle, twice as long (0). */
export function moved(since: string, until: string, where: -1 | 0 | 1): { since: string; until: string } {
  const length = daysBetween(since, until) + 1;
  if (where === 0) {
    const more = Math.max(1, Math.ceil(length / 2));
    return { since: addDays(since, -more), until: addDays(until, more) };
  }
  return { since: addDays(since, where * length), until: addDays(until, where * length) };
}

/** Of the incidents, how many may be left to the left of the drawn stretch. */
const STRAYS = 0.1;

/**
 * Where the bulk begins, when news of this year also tells of wars long past: the first bucket after at most a tenth of
 * the incidents, if that leaves out more than half of the buckets; null where all is worth drawing.
 */
export function bulkFrom(buckets: readonly Bucket[]): { at: number; before: number } | null {
  const all = buckets.reduce((sum, { n }) => sum + n, 0);
  let before = 0;
  let at = 0;
  while (at < buckets.length && before + (buckets[at]?.n ?? 0) <= all * STRAYS) before += buckets[at++]?.n ?? 0;
  // Quiet buckets at the edge say nothing of the bulk.
  while (at < buckets.length && buckets[at]?.n === 0) at++;
  return before > 0 && at > buckets.length / 2 ? { at, before } : null;
}

/** No report of that time was read: what happened in it is not known. */
export function silent(bucket: Bucket): boolean {
  return bucket.reports === 0;
}

/** Runs of silent buckets, first and last. */
export function silences(buckets: readonly Bucket[]): [number, number][] {
  const runs: [number, number][] = [];
  buckets.forEach((bucket, at) => {
    if (!silent(bucket)) return;
    const run = runs.at(-1);
    if (run && run[1] === at - 1) run[1] = at;
    else runs.push([at, at]);
  });
  return runs;
}

export interface Sum { n: number; killed: number; reports: number; most: number; first: number; last: number }

export function sum(buckets: readonly Bucket[]): Sum {
  const result: Sum = { n: 0, killed: 0, reports: 0, most: 0, first: -1, last: -1 };
  buckets.forEach((bucket, at) => {
    result.n += bucket.n;
    result.killed += bucket.killed;
    result.reports += bucket.reports;
    if (bucket.n > (buckets[result.most]?.n ?? 0)) result.most = at;
    if (bucket.n > 0) {
      if (result.first < 0) result.first = at;
      result.last = at;
    }
  });
  return result;
}

/** Incidents of a bucket whose kind belongs to no family. */
export function outside(bucket: Bucket): number {
  return bucket.n - Object.values(bucket.families).reduce((all, n) => all + (n ?? 0), 0);
}

/** The families that occur, in their order, and null for kinds outside of them. */
export function familiesIn(buckets: readonly Bucket[]): (Family | null)[] {
  const found: (Family | null)[] = FAMILIES.filter((family) => buckets.some((bucket) => bucket.families[family]));
  if (buckets.some((bucket) => outside(bucket) > 0)) found.push(null);
  return found;
}

/** A day that somebody may mean, and not a year half typed. */
export function plausible(iso: string): boolean {
  return /^(1[89]|2[01])\d\d-\d\d-\d\d$/.test(iso);
}
