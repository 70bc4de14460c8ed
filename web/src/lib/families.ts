// The six families of events: each has a colour and, as colour is never the only sign, a shape.
import type { Family } from "../api/types";

export type FamilyKey = "battles" | "explosions" | "civilians" | "protests" | "riots" | "strategic" | "none";

export const FAMILIES: readonly Family[] = [
  "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots", "Strategic developments",
];

const KEYS: Record<Family, FamilyKey> = {
  "Battles": "battles",
  "Explosions/Remote violence": "explosions",
  "Violence against civilians": "civilians",
  "Protests": "protests",
  "Riots": "riots",
  "Strategic developments": "strategic",
};

export function familyKey(family: string | null | undefined): FamilyKey {
  return KEYS[family as Family] ?? "none";
}

/** ACLED's event type as a family; null where ACLED's rules record no event. */
export function familyOf(eventType: string | null | undefined): Family | null {
  return FAMILIES.find((family) => family === eventType) ?? null;
}

/** The custom property of tokens.css that holds the colour, for `var(…)` and getPropertyValue. */
export function familyColour(family: string | null | undefined): string {
  return `--family-${familyKey(family)}`;
}

/** Outlines in a square of 16 by 16, about the same ink each. */
export const SHAPES: Record<FamilyKey, string> = {
  battles: "M8 1 15 8 8 15 1 8Z",
  explosions: "M8 1.5 15.3 14.2H.7Z",
  civilians: "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8Z",
  protests: "M2.4 2.4h11.2v11.2H2.4Z",
  riots: "M8 1.2 15 6.4 12.3 14.6H3.7L1 6.4Z",
  strategic: "M5.8 1.5h4.4v4.3h4.3v4.4h-4.3v4.3H5.8v-4.3H1.5V5.8h4.3Z",
  none: "M2 6h12v4H2Z",
};
