// What a claim asserts, said again in the reader's language.
import type { Field } from "../api/types";
import { type Lang, useI18n } from "../lib/i18n";
import { day, number } from "../lib/format";

export type T = ReturnType<typeof useI18n>["t"];

const FIGURE = /^(?:(at least|about|up to) )?(\d+|\?|several|none|said to be unknown)(?: to (\d+))? (killed|injured|missing|captured|abducted|displaced|crowd)( among them)?$/;
const DAYS = /^(\d{4}-\d{2}-\d{2})(?: to (\d{4}-\d{2}-\d{2}))?$/;

/** The parts of "at least 14 killed among them"; null for other words. */
export function figureIn(assertion: string) {
  const found = FIGURE.exec(assertion);
  if (!found) return null;
  const [, bound, amount, upper, harm, among] = found;
  return { bound: bound ?? null, amount: amount!, upper: upper ?? null, harm: harm as Field, among: among !== undefined };
}

/** The days of "2024-12-01 to 2024-12-03"; null where they are not known. */
export function daysIn(assertion: string): { first: string; last: string } | null {
  const found = DAYS.exec(assertion);
  return found ? { first: found[1]!, last: found[2] ?? found[1]! } : null;
}

/** A claim's assertion as a reader of either language would say it. */
export function assertionWords(field: Field, assertion: string, t: T, lang: Lang): string {
  if (field === "when") {
    const days = daysIn(assertion);
    if (!days) return t("incident.day_unknown");
    if (days.first === days.last) return day(days.first, lang);
    return t("incident.from_to", { from: day(days.first, lang), to: day(days.last, lang) });
  }
  if (field === "event" || field === "kind" || field === "standing") return t(`word.${assertion}`);
  const figure = figureIn(assertion);
  if (!figure) return assertion;
  const words = figureWords(figure, t, lang);
  return figure.among ? t("incident.among", { figure: words }) : words;
}

function figureWords(f: NonNullable<ReturnType<typeof figureIn>>, t: T, lang: Lang): string {
  const many = t(`incident.harm_${f.harm}`, { n: 2 });
  if (f.amount === "several") return t("incident.several", { harm: many });
  if (f.amount === "none") return t("incident.none", { harm: many });
  if (f.amount === "said to be unknown" || f.amount === "?") return t("incident.said_unknown", { harm: many });
  const n = Number(f.amount);
  const amount = f.upper ? `${number(n, lang)}–${number(Number(f.upper), lang)}` : number(n, lang);
  const words = `${amount} ${t(`incident.harm_${f.harm}`, { n: f.upper ? Number(f.upper) : n })}`;
  if (f.bound === "at least") return t("incident.at_least", { figure: words });
  if (f.bound === "about") return t("incident.about", { figure: words });
  if (f.bound === "up to") return t("incident.up_to", { figure: words });
  return words;
}

/** The name of a field; that of `event` is a question that reports answer. */
export function fieldWord(field: Field, t: T): string {
  return field === "event" ? t("incident.field_event") : t(`word.${field}`);
}
