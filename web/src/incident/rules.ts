// The rules that settled a value, which the record gives in English, in the reader's language.
import type { Field } from "../api/types";
import type { Lang } from "../lib/i18n";
import { assertionWords, type T } from "./assertion";

/** Rules whose words never change, and the key of what to say. */
const FIXED: Record<string, string> = {
  "every report names this kind": "rule_every_kind",
  "the most exact dating given": "rule_when",
  "the most exact place named, wider ones lie around it": "rule_where",
  "no report gives a number": "rule_no_number",
  "speakers contradict each other on whether it happened or by whom": "rule_disputed",
  "both sides, or a side and an independent body, say so": "rule_confirmed",
  "a newsroom states it itself": "rule_reported",
  "a side or a source says so": "rule_attributed",
  "said with doubt, or blamed on somebody who has not spoken": "rule_alleged",
  "only a denial is on record": "rule_denied",
  "announced or threatened, not yet done": "rule_expected",
};

/** A rule as plain words; one that is not known here stays as the record has it. */
export function ruleWords(field: Field, why: string, reports: number, t: T, lang: Lang): string {
  const fixed = FIXED[why];
  if (fixed) return t(`incident.${alone(fixed, reports)}`);
  const figure = (words: string) => assertionWords(field, words, t, lang);
  let found = /^every report that gives a number gives this one \((.+)\)$/.exec(why);
  if (found) return t(`incident.${alone("rule_same_number", reports)}`, { figure: figure(found[1]!) });
  found = /^from the smallest to the largest of (.+); best is/.exec(why);
  if (found) return t("incident.rule_range", { figures: listed(found[1]!, figure, lang) });
  found = /^named by (\d+) of (\d+) reports; between equals the gravest$/.exec(why);
  if (found) return t("incident.rule_most_kind", { most: Number(found[1]), of: Number(found[2]) });
  found = /^decided by (.+?) for all written “(.+?)”: (.*)$/s.exec(why);
  if (found) return t("incident.rule_decided_alike", { by: found[1]!, words: found[2]!, reason: found[3]! });
  found = /^decided by (.+?): (.*)$/s.exec(why);
  if (found) return t("incident.rule_decided", { by: found[1]!, reason: found[2]! });
  return why;
}

/** With one report alone "every report" sounds like more than there is. */
function alone(key: string, reports: number): string {
  return reports === 1 && (key === "rule_every_kind" || key === "rule_same_number" || key === "rule_when" || key === "rule_where") ? `${key}_alone` : key;
}

function listed(words: string, figure: (words: string) => string, lang: Lang): string {
  const each = words.split(", ").map(figure);
  return new Intl.ListFormat(lang, { type: "conjunction" }).format([...new Set(each)]);
}

/** Why a form leaves an incident out. */
export function leftOutWords(why: string, t: T): string {
  const form = why.includes("UCDP") ? "ucdp" : "acled";
  if (why.endsWith("rules do not record this act")) return t(`incident.left_kind_${form}`);
  if (/settle `when`/.test(why)) return t(`incident.left_when_${form}`);
  if (/settle `where`/.test(why)) return t(`incident.left_where_${form}`);
  if (/^UCDP needs two sides/.test(why)) return t("incident.left_sides");
  if (/settle `killed`/.test(why)) return t("incident.left_killed");
  return why;
}
