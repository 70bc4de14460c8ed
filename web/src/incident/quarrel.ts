// Each dispute in one line: the two ends of a number or a day and who stands for them, or who denies.
import type { EventRecord, Field, Incident } from "../api/types";
import { toll } from "../lib/format";
import type { Lang } from "../lib/i18n";
import { assertionWords, fieldWord, type T } from "./assertion";
import { drawDispute, type Point } from "./dispute";
import type { Said } from "./claims";

/** How many are named before the rest is counted. */
const NAMED = 3;

export interface Quarrel { field: Field; words: string }

export function quarrels(incident: Incident, events: readonly EventRecord[], t: T, lang: Lang): Quarrel[] {
  const list = new Intl.ListFormat(lang, { type: "conjunction" });
  const publisher = new Map(incident.reports.map((r) => [r.id, r.publisher ?? r.origin]));
  const who = (said: Said) => said.claim.speaker ?? publisher.get(said.claim.report) ?? t("incident.newsroom");
  const whoAll = (said: readonly Said[]) => {
    const names = [...new Set(said.map(who))];
    const more = names.length - NAMED;
    return list.format(more > 1 ? [...names.slice(0, NAMED), t("incident.more_claims", { n: more })] : names);
  };
  return incident.disputes.flatMap((dispute) => {
    const { field } = dispute;
    const drawn = drawDispute(dispute, incident, events);
    if (drawn.form === "scale") {
      const known = drawn.rivals.filter((p) => place(p) !== null);
      const [low, high] = [known[0], known.at(-1)];
      if (!low || !high || low === high) return [];
      const end = (p: Point) => t("incident.quarrel_said", { what: pointWords(p, t, lang), who: whoAll(known.filter((o) => pointWords(o, t, lang) === pointWords(p, t, lang))) });
      return [{ field, words: t("incident.quarrel_from_to", { field: fieldWord(field, t), low: end(low), high: end(high) }) }];
    }
    if (field === "event") {
      return drawn.sides
        .filter((s) => s.assertion === "denies" || s.assertion === "doubts")
        .map((s) => ({ field, words: t(`incident.quarrel_${s.assertion}`, { who: whoAll(s.claims) }) }));
    }
    const versions = drawn.sides.map((s) => t("incident.quarrel_said", { what: assertionWords(field, s.assertion, t, lang), who: whoAll(s.claims) }));
    return [{ field, words: t("incident.quarrel_versions", { field: fieldWord(field, t), versions: list.format(versions) }) }];
  });
}

const place = (p: Point) => p.best ?? p.low ?? p.high;

/** A point of the scale in words: what was said, or what the parts come to. */
export function pointWords(p: Point, t: T, lang: Lang): string {
  const { field, assertion } = p.claim;
  if (!p.added) return assertionWords(field, assertion, t, lang);
  const n = p.best ?? p.low ?? 0;
  const figure = `${toll(p.low, p.best, p.high, lang)} ${t(`incident.harm_${field}`, { n })}`;
  return t("incident.added_up", { figure });
}
