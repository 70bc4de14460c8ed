// Which incidents might be the same as this one: same country, days close by, likest first.
import type { Filters, Incident, IncidentRow } from "../api/types";
import { addDays, daysBetween, totalOf } from "./values";

/** Days to look on either side of the incident's own: reports seldom date one act further apart. */
export const REACH = [3, 14, null] as const;
export type Reach = (typeof REACH)[number];

export function likelyFilters(incident: Incident, reach: Reach): Filters {
  const { when, where } = incident;
  const filters: Filters = {};
  if (where?.country) filters.country = where.country;
  if (reach !== null && when?.first) filters.since = addDays(when.first, -reach);
  if (reach !== null && (when?.last ?? when?.first)) filters.until = addDays((when!.last ?? when!.first)!, reach);
  return filters;
}

function likeness(incident: Incident, row: IncidentRow): number {
  const { when, where } = incident;
  const killed = totalOf(incident, "killed")?.best ?? null;
  let points = 0;
  if (row.place && row.place === where?.name) points += 4;
  else if (row.admin1 && row.admin1 === where?.admin1) points += 1;
  if (row.act === incident.act) points += 2;
  if (row.first && when?.first) points += Math.max(0, 3 - Math.abs(daysBetween(when.first, row.first)));
  if (killed !== null && row.killed_best === killed) points += 1;
  const names = new Set(incident.participants.map((p) => p.label));
  if ([...row.actors, ...row.targets].some((name) => names.has(name))) points += 1;
  return points;
}

/** The others, likest first. */
export function rank(incident: Incident, rows: IncidentRow[]): IncidentRow[] {
  return rows
    .filter((row) => row.id !== incident.id)
    .map((row) => ({ row, points: likeness(incident, row) }))
    .sort((a, b) => b.points - a.points)
    .map(({ row }) => row);
}
