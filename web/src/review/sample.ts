// A small incident for the tests.
import type { Incident, IncidentRow, IncidentView } from "../api/types";

const words = (quote: string, start: number) => ({ start, end: start + quote.length, quote, text_id: "sha256:aa" });

export function incident(change: Partial<Incident> = {}): Incident {
  return {
    format: 1, type: "incident", id: "aaaa00000001", act: "Attack", acled: null, ucdp: null, plover: null,
    when: { first: "2024-09-12", last: "2024-09-12", precision: "day", span: words("Thursday", 10) },
    where: {
      name: "Boni", place_id: "g1", country: "ML", admin1: "Mopti", admin2: null, lat: 15.08, lon: -2.22,
      precision: "settlement", radius_km: 3, span: words("Boni", 30),
    },
    other_places: [],
    participants: [
      { role: "actor", name: "gunmen", actor: null, label: "gunmen", kind: "unidentified", groups: [], span: words("gunmen", 0) },
      { role: "target", name: "traders", actor: null, label: "Civilians (Mali)", kind: "civilians", country: "ML", groups: [], span: words("traders", 40) },
    ],
    hit: [], weapons: [],
    figures: [{
      n: 0, harm: "killed", whom: null, group: "all", unit: "people", relation: "total", of: null,
      low: 14, best: 17, high: 17, basis: "counted", speakers: [], span: words("17", 60),
    }],
    speakers: [], standing: "attributed", foreground: true, passage: "lead", trigger: words("opened fire", 20),
    confidence: 0.7, review: true, evidence: [], text_id: "sha256:aa",
    reports: [{ id: "r1", origin: "a.md", publisher: "The Courier", published: "2024-09-13", copy_of: null, text_id: "sha256:aa", events: ["e1"] }],
    independent_sources: 1, claims: [], disputes: [], why: {}, released: null, tags: [], comments: 0, history: [],
    previous_ids: [], deleted: false, ...change,
  };
}

export function view(change: Partial<Incident> = {}, log: IncidentView["log"] = []): IncidentView {
  return { approvals: 1, approved_by: [], etag: "1", incident: incident(change), events: [], log, comments: [] };
}

export function row(id: string, change: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id, act: "Attack", family: "Violence against civilians", first: "2024-09-12", last: "2024-09-12", date_precision: "day",
    place: "Boni", country: "ML", admin1: "Mopti", lat: null, lon: null, place_precision: "settlement", radius_km: null,
    actors: [], targets: [], killed_low: null, killed_best: null, killed_high: null, standing: "attributed", foreground: true,
    review: true, confidence: 0.5, sources: 1, reports: 1, disputed: false, released: false, tags: [], decisions: 0, ...change,
  };
}
