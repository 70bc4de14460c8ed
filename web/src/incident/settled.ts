// The settled values of an incident, line by line, each with its words.
import type { Field, Figure, Incident, Quote } from "../api/types";
import { days, number, toll, UNKNOWN } from "../lib/format";
import type { Lang } from "../lib/i18n";
import type { T } from "./assertion";
import { HARMS, quotesOf } from "./claims";
import { participantName, placeParts } from "./summary";

export interface SettledValue { text: string; note: string | null; span: Quote }
export interface SettledLine {
  key: string;
  label: string;
  /** Which of `why` and the claims speak of it; null where none does. */
  field: Field | null;
  /** Empty where nothing is said. */
  values: SettledValue[];
  parts: SettledValue[];
  /** Words of other reports for the same field. */
  others: { span: Quote; text_id: string }[];
}

/** Precisions that a date shows by itself. */
const PLAIN = new Set(["day", "month", "year"]);

export function settledLines(i: Incident, t: T, lang: Lang): SettledLine[] {
  const line = (field: Field, values: SettledValue[], parts: SettledValue[] = []): SettledLine => ({
    key: field, label: t(`word.${field}`), field, values: once(values), parts: once(parts), others: othersOf(i, field, [...values, ...parts]),
  });
  const tags = (key: "hit" | "weapons"): SettledLine[] =>
    i[key].length === 0 ? [] : [{ key, label: t(`incident.${key}`), field: null, parts: [], others: [], values: i[key].map((tag) => ({ text: t(`word.${tag.kind}`), note: null, span: tag.span })) }];
  const who = (role: "actor" | "target" | "other") =>
    i.participants.filter((p) => p.role === role).map((p) => ({ text: participantName(p, t), note: t(`word.${p.kind}`), span: p.span }));
  const acled = i.acled ? `ACLED: ${i.acled.event_type} / ${i.acled.sub_event_type}` : null;
  const more = i.other_places.map((p) => ({ text: p.name, note: t(`word.${p.role}`), span: p.span }));
  const others = who("other");
  return [
    line("kind", [{ text: t(`word.${i.act}`), note: acled, span: i.trigger }]),
    line("when", i.when ? [{ text: i.when.first ? days(i.when, lang) : t("incident.day_unknown"), note: PLAIN.has(i.when.precision) ? null : t(`word.${i.when.precision}`), span: i.when.span }] : []),
    line("where", i.where ? [{ text: placeParts(i.where, lang).join(", "), note: exactness(i, t, lang), span: i.where.span }] : []),
    ...(more.length > 0 ? [{ key: "other_places", label: t("incident.other_places"), field: null, values: more, parts: [], others: [] }] : []),
    line("actor", who("actor")),
    line("target", who("target")),
    ...(others.length > 0 ? [{ key: "other", label: t("incident.other_role"), field: null, values: others, parts: [], others: [] }] : []),
    ...HARMS.filter((harm) => harm === "killed" || i.figures.some((f) => f.harm === harm)).map((harm) => {
      const figures = i.figures.filter((f) => f.harm === harm);
      const total = figures.filter((f) => f.relation === "total");
      return line(harm, total.map((f) => figureValue(f, t, lang)), figures.filter((f) => f.relation !== "total").map((f) => partValue(f, t, lang)));
    }),
    ...tags("hit"),
    ...tags("weapons"),
  ];
}

function exactness(i: Incident, t: T, lang: Lang): string | null {
  const { where } = i;
  if (!where) return null;
  const word = t(`word.${where.precision}`);
  return where.radius_km ? `${word}, ${t("incident.within", { km: number(where.radius_km, lang) })}` : word;
}

function figureValue(f: Figure, t: T, lang: Lang): SettledValue {
  const range = toll(f.low, f.best, f.high, lang);
  const text = range === UNKNOWN ? t(f.basis === "said_unknown" ? "word.said_unknown" : "word.several") : range;
  return { text, note: f.unit === "households" ? t("incident.households") : null, span: f.span };
}

/** Part of a toll, with the words of those counted: "14 civils". */
function partValue(f: Figure, t: T, lang: Lang): SettledValue {
  const range = toll(f.low, f.best, f.high, lang);
  const amount = range === UNKNOWN ? t("word.several") : range;
  const group = f.group === "all" || f.group === "unknown" ? null : t(`incident.group_${f.group}`);
  return { text: `${amount} ${f.whom ?? group ?? t(`incident.harm_${f.harm}`, { n: f.best ?? f.low ?? 2 })}`, note: f.whom ? group : null, span: f.span };
}

/** What one report says twice stands once. */
function once(values: readonly SettledValue[]): SettledValue[] {
  const same = (a: SettledValue, b: SettledValue) => a.text === b.text && a.note === b.note && a.span.text_id === b.span.text_id;
  return values.filter((v, n) => values.findIndex((o) => same(o, v)) === n);
}

/** The words of the reports that the values' own words do not already show. */
function othersOf(i: Incident, field: Field, values: SettledValue[]) {
  const shown = new Set(values.map((v) => v.span.text_id ?? i.text_id));
  return quotesOf(i, field)
    .filter((c) => !shown.has(c.text_id) && c.span.quote !== "")
    .map((c) => ({ span: c.span, text_id: c.text_id }));
}
