// Values that reports already give for a field, so that one of them can be chosen with its words.
import type { Claim, Incident } from "../api/types";
import { daysIn, figureIn } from "../incident/assertion";
import { isToll, type EditField } from "./actions";
import type { Words } from "./draft";

export interface Choice { value: string; said: string; who: string; words: Words }

/** "at least 14 killed" to "14"; parts ("1 killed among them") and words without a number to null. */
function count(assertion: string): string | null {
  const figure = figureIn(assertion);
  if (!figure || figure.among) return null;
  if (figure.amount === "none") return "0";
  return /^\d+$/.test(figure.amount) ? figure.amount : null;
}

function valueOf(claim: Claim, field: EditField): string | null {
  if (isToll(field)) return count(claim.assertion);
  return field === "when" && !daysIn(claim.assertion) ? null : claim.assertion;
}

/** One choice for each value and speaker, in the order of the reports. */
export function choices(incident: Incident, field: EditField): Choice[] {
  const publisher = new Map(incident.reports.map((r) => [r.id, r.publisher ?? r.origin]));
  const found = new Map<string, Choice>();
  for (const claim of incident.claims) {
    const value = claim.field === field ? valueOf(claim, field) : null;
    if (value === null) continue;
    const who = [claim.speaker, publisher.get(claim.report)].filter(Boolean).join(", ");
    const { start, end, quote } = claim.span;
    const words = { text_id: claim.text_id, start, end, quote };
    const key = JSON.stringify([value, who]);
    if (!found.has(key)) found.set(key, { value, said: claim.assertion, who, words });
  }
  return [...found.values()];
}

/** The number that selected words hold in digits ("2 000 people"), or nothing. */
export function numberIn(words: string): string {
  const digits = /\d{1,3}(?:[ ,.\u00a0\u202f]\d{3})+(?!\d)|\d+/.exec(words)?.[0] ?? "";
  return digits.replace(/\D/g, "");
}
