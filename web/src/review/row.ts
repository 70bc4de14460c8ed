// An incident as a line of the queue, before the queue itself brings it.
import type { IncidentRow, IncidentView } from "../api/types";
import { familyOf } from "../lib/families";
import { totalOf } from "./values";

export function rowOf({ incident: i }: IncidentView): IncidentRow {
  const killed = totalOf(i, "killed");
  const named = (role: "actor" | "target") => i.participants.filter((p) => p.role === role).map((p) => p.label);
  return {
    id: i.id, act: i.act, family: familyOf(i.acled?.event_type),
    first: i.when?.first ?? null, last: i.when?.last ?? null, date_precision: i.when?.precision ?? null,
    place: i.where?.name ?? null, country: i.where?.country ?? null, admin1: i.where?.admin1 ?? null,
    lat: i.where?.lat ?? null, lon: i.where?.lon ?? null, place_precision: i.where?.precision ?? null, radius_km: i.where?.radius_km ?? null,
    actors: named("actor"), targets: named("target"),
    killed_low: killed?.low ?? null, killed_best: killed?.best ?? null, killed_high: killed?.high ?? null,
    standing: i.standing, foreground: i.foreground, review: i.review, confidence: i.confidence,
    sources: i.independent_sources, reports: i.reports.length, disputed: i.disputes.length > 0, released: i.released !== null,
    tags: i.tags, decisions: i.history.length,
  };
}
