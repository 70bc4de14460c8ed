// Claims by source: which report and which speaker says what, ordered for reading.
import type { Claim, EventRecord, Field, Figure, Incident, Speaker } from "../api/types";

/** The order in which fields are read. */
export const FIELD_ORDER: readonly Field[] = [
  "kind", "when", "where", "actor", "target", "killed", "injured", "missing", "captured", "abducted", "displaced", "crowd",
  "event", "standing",
];
export const HARMS: readonly Field[] = ["killed", "injured", "missing", "captured", "abducted", "displaced", "crowd"];

/** A claim and its place among the incident's, which disputes name it by. */
export interface Said { claim: Claim; index: number }
export interface ClaimRow { field: Field; disputed: boolean; cells: Said[][] }

/** Rows are fields, cells the reports in the incident's order; fields nobody speaks of are left out. */
export function claimRows(incident: Pick<Incident, "claims" | "disputes" | "reports">): ClaimRow[] {
  const column = new Map(incident.reports.map((r, i) => [r.id, i]));
  const disputed = new Set(incident.disputes.map((d) => d.field));
  const rows = new Map<Field, Said[][]>();
  incident.claims.forEach((claim, index) => {
    const at = column.get(claim.report);
    if (at === undefined) return;
    const cells = rows.get(claim.field) ?? incident.reports.map(() => []);
    cells[at]!.push({ claim, index });
    rows.set(claim.field, cells);
  });
  return FIELD_ORDER.flatMap((field) => {
    const cells = rows.get(field);
    return cells ? [{ field, disputed: disputed.has(field), cells }] : [];
  });
}

/** The figure that a claim was read from; null for other claims, and where its event is not at hand. */
export function figureOf(claim: Claim, events: readonly EventRecord[]): Figure | null {
  const event = events.find((e) => e.id === claim.event);
  const same = (f: Figure) => f.harm === claim.field && f.span.start === claim.span.start && f.span.end === claim.span.end;
  return event?.figures.find(same) ?? null;
}

/** Who is speaking in a claim, as its event knows them. */
export function speakerOf(claim: Claim, events: readonly EventRecord[]): Speaker | null {
  if (claim.speaker === null) return null;
  const speakers = events.find((e) => e.id === claim.event)?.speakers ?? [];
  const own = (s: Speaker) => claim.field === "event" && s.span.start === claim.span.start && s.span.end === claim.span.end;
  return speakers.find(own) ?? speakers.find((s) => s.name === claim.speaker) ?? speakers.find((s) => s.span.quote === claim.speaker) ?? null;
}

/** The first words of each report for a field: a value's quotes, one a source. */
export function quotesOf(incident: Pick<Incident, "claims">, field: Field): Claim[] {
  const seen = new Set<string>();
  return incident.claims.filter((c) => c.field === field && !seen.has(c.report) && seen.add(c.report));
}

/** Claims by what they assert, the side with most of them first. */
export function sidesOf(said: readonly Said[]): { assertion: string; claims: Said[] }[] {
  const sides = new Map<string, Said[]>();
  for (const s of said) sides.set(s.claim.assertion, [...(sides.get(s.claim.assertion) ?? []), s]);
  return [...sides].map(([assertion, claims]) => ({ assertion, claims })).sort((a, b) => b.claims.length - a.claims.length);
}
