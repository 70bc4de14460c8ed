// Reports by week and language: weeks without any are filled in, long spans are told by month or year.
import type { Sources } from "../api/types";

export type Step = "week" | "month" | "year";
export interface Bucket { start: string; languages: Record<string, number>; total: number }
export interface Silence { from: string; until: string; /** The first bucket, and how many there are. */ at: number; buckets: number }

const DAY = 86_400_000;
/** More bars than this cannot be told apart. */
const MOST = 260;

export function bucketWeeks(weeks: Sources["weeks"], most = MOST): { step: Step; buckets: Bucket[] } {
  for (const step of ["week", "month", "year"] as const) {
    const buckets = fill(weeks, step, step === "year" ? Infinity : most);
    if (buckets) return { step, buckets };
  }
  return { step: "week", buckets: [] };
}

function fill(weeks: Sources["weeks"], step: Step, most: number): Bucket[] | null {
  const starts = weeks.map((week) => startOf(week.start, step)).sort();
  const first = starts[0];
  const last = starts.at(-1);
  if (!first || !last) return [];
  const found = new Map<string, Bucket>();
  for (let start = first; start <= last; start = nextStart(start, step)) {
    if (found.size >= most) return null;
    found.set(start, { start, languages: {}, total: 0 });
  }
  for (const week of weeks) {
    const bucket = found.get(startOf(week.start, step));
    if (!bucket) continue;
    for (const [language, n] of Object.entries(week.languages)) {
      bucket.languages[language] = (bucket.languages[language] ?? 0) + n;
      bucket.total += n;
    }
  }
  return [...found.values()];
}

/** The languages, commonest first. */
export function languagesOf(buckets: readonly Bucket[]): { language: string; n: number }[] {
  const sums = new Map<string, number>();
  for (const bucket of buckets) {
    for (const [language, n] of Object.entries(bucket.languages)) sums.set(language, (sums.get(language) ?? 0) + n);
  }
  return [...sums].map(([language, n]) => ({ language, n })).sort((a, b) => b.n - a.n || a.language.localeCompare(b.language));
}

/** Runs of buckets without a report. */
export function silences(buckets: readonly Bucket[], step: Step): Silence[] {
  const runs: Silence[] = [];
  let open = false;
  for (const [at, { start, total }] of buckets.entries()) {
    const run = runs.at(-1);
    if (total > 0) open = false;
    else if (open && run) {
      run.until = endOf(start, step);
      run.buckets += 1;
    } else {
      runs.push({ from: start, until: endOf(start, step), at, buckets: 1 });
      open = true;
    }
  }
  return runs;
}

export function endOf(start: string, step: Step): string {
  return iso(Date.parse(nextStart(start, step)) - DAY);
}

function startOf(day: string, step: Step): string {
  if (step === "year") return `${day.slice(0, 4)}-01-01`;
  if (step === "month") return `${day.slice(0, 7)}-01`;
  // Weeks begin on Monday; 1970-01-01 was a Thursday.
  const days = Math.floor(Date.parse(day) / DAY);
  return iso((days - ((((days + 3) % 7) + 7) % 7)) * DAY);
}

function nextStart(start: string, step: Step): string {
  const [year, month, day] = start.split("-").map(Number) as [number, number, number];
  if (step === "year") return iso(Date.UTC(year + 1, 0, 1));
  if (step === "month") return iso(Date.UTC(year, month, 1));
  return iso(Date.UTC(year, month - 1, day + 7));
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
