// Settled values of an incident, field by field, and where two versions of it differ.
import type { Field, Figure, Incident, IncidentView, LogEntry, Quote } from "../api/types";
import { isToll, TOLLS, type TollField } from "./actions";

/** Fields in the order they are read out: what, when, where, who, how many, how sure. */
export const FIELD_ORDER: readonly Field[] = ["kind", "when", "where", "actor", "target", ...TOLLS, "standing"];

/** A day of the calendar, or null: never through a time zone. */
export function civilDay(typed: string): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed.trim());
  if (!parts) return null;
  const [y, m, d] = parts.slice(1).map(Number);
  const days = new Date(Date.UTC(y!, m!, 0)).getUTCDate();
  return m! >= 1 && m! <= 12 && d! >= 1 && d! <= days ? typed.trim() : null;
}

/** Days from one civil day to another. */
export function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
}

export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}

/** The figure that stands for all who were harmed in this way, or null where nothing is said. */
export function totalOf(incident: Incident, harm: TollField): Figure | null {
  return incident.figures.find((f) => f.harm === harm && f.relation === "total") ?? null;
}

/** Whether the incident says anything in a field: an empty one is "not said". */
export function says(incident: Incident, field: Field): boolean {
  if (isTollField(field)) return totalOf(incident, field) !== null;
  if (field === "when") return incident.when !== null;
  if (field === "where") return incident.where !== null;
  if (field === "actor" || field === "target") return incident.participants.some((p) => p.role === field);
  return true;
}

/** The words that a settled value hangs on. */
export function quotesOf(incident: Incident, field: Field): Quote[] {
  if (isTollField(field)) return [totalOf(incident, field)?.span].filter((q) => q !== undefined);
  switch (field) {
    case "kind": return [incident.trigger];
    case "when": return incident.when ? [incident.when.span] : [];
    case "where": return incident.where ? [incident.where.span] : [];
    case "actor": case "target": return incident.participants.filter((p) => p.role === field).map((p) => p.span);
    default: return [];
  }
}

/** The fields worth a line: those that say something, and those that every incident should have. */
export function shownFields(...versions: Incident[]): Field[] {
  return FIELD_ORDER.filter((f) => !isTollField(f) || f === "killed" || versions.some((v) => says(v, f)));
}

const isTollField = (field: Field): field is TollField => field !== "event" && isToll(field);

function content(i: Incident, field: Field): unknown {
  if (isTollField(field)) {
    const f = totalOf(i, field);
    return f && [f.low, f.best, f.high];
  }
  switch (field) {
    case "event": return [i.review, i.released !== null, i.deleted];
    case "kind": return i.act;
    case "when": return i.when && [i.when.first, i.when.last, i.when.precision];
    case "where": {
      const w = i.where;
      return w && [w.name, w.country, w.admin1, w.admin2, w.lat, w.lon, w.precision, w.radius_km];
    }
    case "actor": case "target":
      return i.participants.filter((p) => p.role === field).map((p) => p.label).sort();
    default: return i.standing;
  }
}

/** Fields in which two incidents, or two versions of one, do not say the same. */
export function differences(a: Incident, b: Incident): Field[] {
  const fields: Field[] = ["event", ...FIELD_ORDER];
  return fields.filter((f) => JSON.stringify(content(a, f)) !== JSON.stringify(content(b, f)));
}

/** What was decided since a version was seen, oldest first. */
export function decidedSince(seen: IncidentView, now: IncidentView): LogEntry[] {
  const last = Math.max(0, ...seen.log.map((l) => l.seq));
  return now.log.filter((l) => l.seq > last);
}
