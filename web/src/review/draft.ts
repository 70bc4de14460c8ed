// A decision while it is being written: what the form holds, what is wrong with it, what is sent.
import type { ActorValue, DecisionInput, Incident, Kind, PlaceValue } from "../api/types";
import { isToll, mayBeUnsaid, rulingOf, type Action } from "./actions";
import { civilDay, totalOf } from "./values";

export interface Words { text_id: string; start: number; end: number; quote: string }

/** A place with coordinates as typed, so that half a number is not lost. */
export interface PlaceDraft extends Omit<PlaceValue, "lat" | "lon" | "radius_km"> { lat: string; lon: string; radius: string }

export interface Draft {
  action: Action; reason: string; words: Words | null;
  kind: Kind | ""; first: string; last: string; count: string; standing: string;
  place: PlaceDraft; actors: ActorValue[];
  /** No report says it: not the same as a value nobody has filled in yet. */
  notSaid: boolean;
  /** The words of a report that the value holds for everywhere; null where it holds here alone. */
  alike: string | null;
  other: string;
  /** As the ledger keeps it; empty while what is typed is none. */
  tag: string;
  /** The tag is taken off. */
  untag: boolean;
}
export type Part = "kind" | "first" | "last" | "count" | "standing" | "name" | "lat" | "lon" | "radius" | "actors" | "other" | "tag" | "words" | "reason";
/** What is wrong with each part: a name among the page's words. */
export type Wrongs = Partial<Record<Part, string>>;

const NO_PLACE: PlaceDraft = {
  name: "", place_id: null, country: null, admin1: null, admin2: null, lat: "", lon: "", precision: "settlement", radius: "",
};

/** Places that the words name as an area: shaded, without a pin. */
export function isArea(precision: string): boolean {
  return ["admin2", "admin1", "country", "unknown"].includes(precision);
}

/** Whether words of a text can say so: of a value, or that it happened or did not. */
export function takesWords(action: Action): boolean {
  return !["merge", "split", "release", "tag", "comment"].includes(action);
}

/** A new decision starts from what stands: mostly one part of it is wrong. */
export function startDraft(action: Action, incident: Incident, words: Words | null): Draft {
  const total = isToll(action) ? totalOf(incident, action) : null;
  const role = action === "target" ? "target" : "actor";
  return {
    action, reason: "", words,
    kind: "", standing: "", other: "", notSaid: false, alike: null, tag: "", untag: false,
    first: incident.when?.first ?? "", last: incident.when?.last ?? "",
    count: total && total.low !== null && total.low === total.high ? String(total.low) : "",
    place: incident.where ? placeDraft(incident.where) : NO_PLACE,
    actors: incident.participants
      .filter((p) => p.role === role)
      .map((p) => ({ actor: p.actor, label: p.label, kind: p.kind, country: p.country ?? null })),
  };
}

export function placeDraft(p: PlaceValue): PlaceDraft {
  const { name, place_id, country, admin1, admin2, precision } = p;
  const text = (n: number | null | undefined) => String(n ?? "");
  return { name, place_id, country, admin1, admin2, precision, lat: text(p.lat), lon: text(p.lon), radius: text(p.radius_km) };
}

/** A point chosen on the map: no longer the place of the gazetteer, though still in its country. */
export function movePlace(place: PlaceDraft, lat: number, lon: number): PlaceDraft {
  const precision = isArea(place.precision) ? "near" : place.precision;
  return { ...place, place_id: null, precision, lat: lat.toFixed(4), lon: lon.toFixed(4) };
}

const number = (typed: string) => (/^[+-]?\d+([.,]\d+)?$/.test(typed.trim()) ? Number(typed.trim().replace(",", ".")) : NaN);

function wrongPlace(p: PlaceDraft): Wrongs {
  const wrongs: Wrongs = {};
  if (!p.name.trim()) wrongs.name = "review.wrong_name";
  if (isArea(p.precision)) return wrongs;
  if (!(Math.abs(number(p.lat)) <= 90)) wrongs.lat = "review.wrong_lat";
  if (!(Math.abs(number(p.lon)) <= 180)) wrongs.lon = "review.wrong_lon";
  if (p.radius.trim() && !(number(p.radius) >= 0 && number(p.radius) <= 1000)) wrongs.radius = "review.wrong_radius";
  return wrongs;
}

function wrongDays(first: string, last: string): Wrongs {
  if (!civilDay(first)) return { first: "review.wrong_day" };
  if (last && !civilDay(last)) return { last: "review.wrong_day" };
  return last && last < first ? { last: "review.wrong_order" } : {};
}

export function check(d: Draft): Wrongs {
  const wrongs: Wrongs = d.reason.trim() ? {} : { reason: d.action === "comment" ? "review.wrong_comment" : "review.wrong_reason" };
  if (saysUnsaid(d)) return wrongs;
  if (d.action === "kind" && !d.kind) wrongs.kind = "review.wrong_kind";
  if (d.action === "standing" && !d.standing) wrongs.standing = "review.wrong_standing";
  if (d.action === "when") Object.assign(wrongs, wrongDays(d.first, d.last));
  if (d.action === "where") Object.assign(wrongs, wrongPlace(d.place));
  if (isToll(d.action) && !(/^\d{1,9}$/.test(d.count.trim()) && Number(d.count) < 2 ** 32)) {
    // An empty field is no nought: nobody said that nobody was hurt.
    wrongs.count = d.count.trim() ? "review.wrong_count" : "review.wrong_unsaid";
  }
  if ((d.action === "actor" || d.action === "target") && d.actors.length === 0) {
    wrongs.actors = "review.wrong_actors";
  }
  if (d.action === "merge" && !d.other) wrongs.other = "review.wrong_merge";
  if (d.action === "split" && !d.other) wrongs.other = "review.wrong_split";
  if (d.action === "tag" && !d.tag) wrongs.tag = "review.wrong_tag";
  return wrongs;
}

/** Whether the decision is that no report says it. */
export function saysUnsaid(d: Pick<Draft, "action" | "notSaid">): boolean {
  return d.notSaid && mayBeUnsaid(d.action);
}

function placeValue(p: PlaceDraft): PlaceValue {
  const { name, place_id, country, admin1, admin2, precision } = p;
  const area = isArea(precision);
  return {
    name: name.trim(), place_id, country, admin1, admin2, precision,
    lat: area ? null : number(p.lat), lon: area ? null : number(p.lon),
    radius_km: area || !p.radius.trim() ? null : number(p.radius),
  };
}

/** Whether the value can hold wherever reports write the same words: a place, or one actor alone. */
export function holdsAlike(d: Pick<Draft, "action" | "actors">): boolean {
  return d.action === "where" || ((d.action === "actor" || d.action === "target") && d.actors.length === 1);
}

/** What is sent. Only for a draft with nothing wrong. */
export function toInput(d: Draft, to: { id: string; seen: string; by: string }): DecisionInput {
  if (d.action === "comment") throw new Error("a comment is no decision");
  const input: DecisionInput = { ...to, ...rulingOf(d.action), reason: d.reason.trim() };
  if (saysUnsaid(d)) return { ...input, ruling: "not_said" };
  if (d.words) input.words = { text_id: d.words.text_id, start: d.words.start, end: d.words.end };
  if (d.action === "kind") input.value = d.kind;
  if (d.action === "standing") input.value = d.standing;
  if (d.action === "when") input.value = d.last && d.last !== d.first ? `${d.first} to ${d.last}` : d.first;
  if (isToll(d.action)) input.value = String(Number(d.count.trim()));
  if (d.action === "where") input.place = placeValue(d.place);
  if (d.action === "actor" || d.action === "target") input.actors = d.actors;
  if (d.alike !== null && holdsAlike(d)) input.alike = d.alike;
  if (d.action === "merge" || d.action === "split") input.other = d.other;
  if (d.action === "tag") Object.assign(input, { ruling: d.untag ? "untag" : "tag", value: d.tag });
  return input;
}
