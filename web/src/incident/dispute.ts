// What a dispute looks like when drawn: points and ranges on one scale, or sides that face each other.
import type { Dispute, EventRecord, Incident } from "../api/types";
import { daysIn, figureIn } from "./assertion";
import { figureOf, HARMS, type Said, sidesOf } from "./claims";

/** One claim on the scale; all null where the words give no number or day. */
export interface Point extends Said, Toll {
  openBelow: boolean;
  openAbove: boolean;
  /** A report's parts added up, where it gives no total itself: the claim is then the first of them. */
  added: boolean;
}
interface Toll { low: number | null; best: number | null; high: number | null }
export type Drawn =
  | {
      form: "scale"; unit: "people" | "day"; rivals: Point[];
      /** Counts of some of the people only: no rivals of the total. */
      inner: Point[];
      settled: Toll;
    }
  | { form: "sides"; sides: { assertion: string; claims: Said[] }[] };

const DAY = 86_400_000;
/** A civil day as a number of days, and back. */
export const dayNumber = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / DAY;
export const isoDay = (n: number) => new Date(n * DAY).toISOString().slice(0, 10);

export function drawDispute(dispute: Dispute, incident: Incident, events: readonly EventRecord[]): Drawn {
  const said: Said[] = dispute.claims.flatMap((index) => {
    const claim = incident.claims[index];
    return claim ? [{ claim, index }] : [];
  });
  if (dispute.field === "when") {
    const when = incident.when;
    const low = when?.first ? dayNumber(when.first) : null;
    const high = when?.last ? dayNumber(when.last) : null;
    const rivals = said.map(dayPoint).sort(byPlace);
    return { form: "scale", unit: "day", rivals, inner: [], settled: { low, best: low === high ? low : null, high } };
  }
  if (HARMS.includes(dispute.field)) {
    const [inner, rivals] = split(said, events);
    const point = (s: Said) => pointOf(s, figureOf(s.claim, events) ?? readFigure(s.claim.assertion));
    const total = incident.figures.find((f) => f.harm === dispute.field && f.relation === "total");
    return {
      form: "scale",
      unit: "people",
      rivals: [...rivals.map(point), ...sums(inner, rivals, events)].sort(byPlace),
      inner: inner.map(point).sort(byPlace),
      settled: { low: total?.low ?? null, best: total?.best ?? null, high: total?.high ?? null },
    };
  }
  return { form: "sides", sides: sidesOf(said) };
}

/** Where each of a scale's ends lies and where to write numbers; never more than seven. */
export function scaleOf(drawn: Extract<Drawn, { form: "scale" }>): { min: number; max: number; ticks: number[] } {
  const of = (p: Toll) => [p.low, p.best, p.high];
  const values = [...drawn.rivals, ...drawn.inner, drawn.settled].flatMap(of).filter((v) => v !== null);
  if (drawn.unit === "people") {
    const max = Math.max(1, ...values);
    const step = niceStep(max / 5);
    const end = Math.ceil(max / step) * step;
    return { min: 0, max: end, ticks: range(0, end, step) };
  }
  const first = Math.min(...values);
  const last = Math.max(...values);
  const step = Math.max(1, Math.ceil((last - first) / 5));
  return { min: first - 0.5, max: last + 0.5, ticks: range(first, last, step) };
}

function pointOf(said: Said, toll: Toll, added = false): Point {
  const { low, best, high } = toll;
  return { ...said, low, best, high, added, openBelow: openBelow(toll), openAbove: openAbove(toll) };
}
const openAbove = (t: Toll) => t.low !== null && t.best === null && t.high === null;
const openBelow = (t: Toll) => t.high !== null && t.best === null && t.low === null;

/** The bounds that a claim's own words give, where its event is not at hand. */
function readFigure(assertion: string): Toll {
  const nothing = { low: null, best: null, high: null };
  const f = figureIn(assertion);
  if (!f) return nothing;
  if (f.amount === "none") return { low: 0, best: 0, high: 0 };
  const n = Number(f.amount);
  if (!Number.isFinite(n)) return nothing;
  if (f.upper) return { low: n, best: null, high: Number(f.upper) };
  if (f.bound === "at least") return { ...nothing, low: n };
  if (f.bound === "up to") return { ...nothing, high: n };
  if (f.bound === "about") return { ...nothing, best: n };
  return { low: n, best: n, high: n };
}

/**
 * Counts of some only ("three of them", or one of several parts), and totals. The only part that an event's words give
 * is all they say.
 */
function split(all: readonly Said[], events: readonly EventRecord[]): [inner: Said[], rivals: Said[]] {
  const relation = (s: Said) => figureOf(s.claim, events)?.relation;
  const isInner = (s: Said) => {
    const own = relation(s);
    if (own === undefined) return figureIn(s.claim.assertion)?.among ?? false;
    if (own !== "part") return own === "among";
    return all.some((o) => o !== s && o.claim.event === s.claim.event && relation(o) !== "among");
  };
  return [all.filter(isInner), all.filter((s) => !isInner(s))];
}

/** What the parts come to, for each event whose words give no total. */
function sums(inner: readonly Said[], rivals: readonly Said[], events: readonly EventRecord[]): Point[] {
  const parts = inner.filter((s) => figureOf(s.claim, events)?.relation === "part" && !rivals.some((r) => r.claim.event === s.claim.event));
  const ids = [...new Set(parts.map((s) => s.claim.event))];
  return ids.flatMap((id) => {
    const own = parts.filter((s) => s.claim.event === id);
    const figures = own.map((s) => figureOf(s.claim, events)!);
    const add = (of: (f: Toll) => number | null) => figures.map(of).reduce((sum, n) => (sum === null || n === null ? null : sum + n), 0 as number | null);
    const known = figures.reduce((sum, f) => sum + (f.low ?? f.best ?? 0), 0);
    const whole = { low: add((f) => f.low), best: add((f) => f.best), high: add((f) => f.high) };
    // With a part that has no number they are at least so many.
    const toll = whole.best === null && whole.low === null ? { low: known > 0 ? known : null, best: null, high: null } : whole;
    return own[0] && (toll.low !== null || toll.best !== null) ? [pointOf(own[0], toll, true)] : [];
  });
}

function dayPoint(said: Said): Point {
  const days = daysIn(said.claim.assertion);
  const low = days ? dayNumber(days.first) : null;
  const high = days ? dayNumber(days.last) : null;
  return { ...said, low, best: low === high ? low : null, high, openBelow: false, openAbove: false, added: false };
}

/** Smallest first, those without a number last. */
function byPlace(a: Point, b: Point): number {
  const at = (p: Point) => p.best ?? p.low ?? p.high ?? Infinity;
  return at(a) === at(b) ? a.index - b.index : at(a) - at(b);
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough);
  return Math.max(1, step ?? 10 * power);
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);
}
