// Places and people that the incident's events already name: the right one is often among them, in the wrong role.
import type { ActorValue, IncidentView, PlaceValue } from "../api/types";

function unique<V>(values: V[], key: (value: V) => string): V[] {
  return [...new Map(values.map((v) => [key(v), v])).values()];
}

export function placesIn(view: IncidentView): PlaceValue[] {
  const all = view.events.flatMap((e) => [...(e.where ? [e.where] : []), ...e.other_places]);
  const values = all.map(({ name, place_id, country, admin1, admin2, lat, lon, precision, radius_km }) => (
    { name, place_id, country, admin1, admin2, lat, lon, precision, radius_km }
  ));
  return unique(values, (p) => `${p.place_id ?? p.name} ${p.precision}`);
}

export function peopleIn(view: IncidentView): ActorValue[] {
  const all = [...view.incident.participants, ...view.events.flatMap((e) => e.participants)];
  return unique(all.map((p) => ({ actor: p.actor, label: p.label, kind: p.kind, country: p.country ?? null })), (a) => a.label);
}
