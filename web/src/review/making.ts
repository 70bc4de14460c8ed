// An event that was not read, while it is being written: missed, or the second of two read as one.
import type { AddInput, DecisionInput, Incident, IncidentView, Kind } from "../api/types";
import { isTrigger } from "./alike";
import type { Making } from "./actions";
import type { Words, Wrongs } from "./draft";

export const SHAREABLE = ["when", "where", "actor", "target"] as const;
export type Shared = (typeof SHAREABLE)[number];

export interface MakeDraft {
  words: Words | null; kind: Kind | ""; reason: string;
  /** What the second event has in common with the first. */
  shares: readonly Shared[];
}

/** A missed event starts from nothing but its words, the second of two from the kind of the first. */
export function startMaking(making: Making, first: Incident | null, words: Words | null): MakeDraft {
  return { words, kind: making === "divide" && first ? first.act : "", reason: "", shares: [] };
}

export function checkMaking(d: MakeDraft): Wrongs {
  const wrongs: Wrongs = {};
  if (!d.words) wrongs.words = "review.wrong_words";
  if (!d.kind) wrongs.kind = "review.wrong_kind";
  if (!d.reason.trim()) wrongs.reason = "review.wrong_reason";
  return wrongs;
}

/** What is sent; null while something is missing. */
export function addInput(d: MakeDraft, by: string): AddInput | null {
  if (!d.words || !d.kind) return null;
  const { text_id, start, end } = d.words;
  return { words: { text_id, start, end }, kind: d.kind, by, reason: d.reason.trim() };
}

/** What the first event has that a second could share: days with both ends, a place, who did it, who suffered it. */
export function shareable(incident: Incident): Shared[] {
  return SHAREABLE.filter((field) => {
    if (field === "when") return incident.when !== null && incident.when.first !== null && incident.when.last !== null;
    return field === "where" ? incident.where !== null : incident.participants.some((p) => p.role === field);
  });
}

export type SharedValue = Pick<DecisionInput, "ruling" | "field" | "value" | "place" | "actors" | "words">;

/** The decision that gives the second event what the first has, with the words that show it there. */
export function sharedValue(view: IncidentView, field: Shared): SharedValue {
  const { incident } = view;
  const { when, where } = incident;
  const those = incident.participants.filter((p) => p.role === field);
  const span = field === "when" ? when?.span : field === "where" ? where?.span : those[0]?.span;
  const set: SharedValue = { ruling: "set", field };
  // A value set by hand without words stands on those of the first act, which show nothing of the second.
  if (span && span.end > span.start && !isTrigger(view, span)) {
    set.words = { text_id: span.text_id ?? incident.text_id, start: span.start, end: span.end };
  }
  if (field === "when" && when?.first) set.value = when.last && when.last !== when.first ? `${when.first} to ${when.last}` : when.first;
  if (field === "where" && where) {
    const { name, place_id, country, admin1, admin2, lat, lon, precision, radius_km } = where;
    set.place = { name, place_id, country, admin1, admin2, lat, lon, precision, radius_km };
  }
  if (field === "actor" || field === "target") {
    set.actors = those.map(({ actor, label, kind, country }) => ({ actor, label, kind, country: country ?? null }));
  }
  return set;
}
