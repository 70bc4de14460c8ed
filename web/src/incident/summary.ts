// An incident said in plain words: what, where, who against whom, how many.
import type { Figure, Incident, Participant, Where } from "../api/types";
import { HARMS } from "./claims";
import { country } from "../lib/format";
import type { Lang } from "../lib/i18n";
import type { T } from "./assertion";

const AREAS = new Set(["admin2", "admin1", "country", "unknown"]);

/** Whether the words name an area, which has no pin. */
export const isArea = (precision: string) => AREAS.has(precision);

/** "Boni, Douentza Cercle, Mopti, Mali": each name once. */
export function placeParts(where: Where, lang: Lang): string[] {
  const land = where.country ? country(where.country, lang) : null;
  // The name of a whole country comes in the language of its record.
  const name = where.precision === "country" && land ? land : where.name;
  return [name, where.admin2, where.admin1, land].filter((part, i, all): part is string => !!part && all.indexOf(part) === i);
}

/** "Attack in Boni, Mali". */
export function headline(incident: Pick<Incident, "act" | "where">, t: T, lang: Lang): string {
  const act = t(`word.${incident.act}`);
  const { where } = incident;
  if (!where) return t("incident.headline_nowhere", { act });
  const parts = placeParts(where, lang);
  const place = parts.length > 1 ? `${parts[0]}, ${parts.at(-1)}` : parts[0] ?? where.name;
  const how = where.precision === "near" ? "near" : where.precision === "site" ? "site" : isArea(where.precision) ? "area" : "settlement";
  return t("incident.headline", { act, where: t(`incident.at_${how}`, { place }) });
}

/** "hommes armés against civilians (women, children)". */
export function parties(incident: Pick<Incident, "participants">, t: T, lang: Lang): string {
  const named = (role: Participant["role"]) => {
    const names = incident.participants.filter((p) => p.role === role).map((p) => participantName(p, t));
    return names.length > 0 ? new Intl.ListFormat(lang, { type: "conjunction" }).format([...new Set(names)]) : null;
  };
  const actors = named("actor");
  const targets = named("target");
  if (actors && targets) return t("incident.by_against", { actors, targets });
  if (actors) return t("incident.by_only", { actors });
  if (targets) return `${t("incident.against_only", { targets })}. ${t("incident.nobody_named")}`;
  return t("incident.nobody_named");
}

/** "Civilians (women, children)". */
export function participantName(p: Participant, t: T): string {
  if (p.groups.length === 0) return p.label;
  return `${p.label} (${p.groups.map((g) => t(`word.${g}`).toLocaleLowerCase()).join(", ")})`;
}

/** The totals in the order of their gravity; a count of some of them is none. */
export function totals(incident: Pick<Incident, "figures">): Figure[] {
  return HARMS.flatMap((harm) => incident.figures.filter((f) => f.harm === harm && f.relation === "total").slice(0, 1));
}
