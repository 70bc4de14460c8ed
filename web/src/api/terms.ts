// Words of the vocabulary that the pages send back: a list from the server is of these, and what is typed may be none.
import type { ActorKind, PlacePrecision } from "./types";

const ACTOR_KINDS: Record<ActorKind, true> = {
  state: true, police: true, rebel: true, militia: true, communal: true, external: true, peacekeepers: true, gang: true, party: true,
  protesters: true, rioters: true, civilians: true, unidentified: true, other: true,
};
const PLACE_PRECISIONS: Record<PlacePrecision, true> = {
  site: true, settlement: true, near: true, admin2: true, admin1: true, country: true, unknown: true,
};

export const isActorKind = (word: string): word is ActorKind => Object.hasOwn(ACTOR_KINDS, word);
export const isPlacePrecision = (word: string): word is PlacePrecision => Object.hasOwn(PLACE_PRECISIONS, word);
