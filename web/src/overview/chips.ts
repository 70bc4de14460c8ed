// The filters that are set, each in a few words.
import type { Filters } from "../api/types";
import { country, day } from "../lib/format";
import type { Lang } from "../lib/i18n";

export interface Chip { name: keyof Filters; text: string }
type Translate = (key: string, vars?: Record<string, string | number>) => string;

export function chips(filters: Filters, lang: Lang, t: Translate): Chip[] {
  const found: Chip[] = [];
  const add = (name: keyof Filters, text: string) => found.push({ name, text });
  if (filters.since) add("since", t("overview.chipSince", { day: day(filters.since, lang) }));
  if (filters.until) add("until", t("overview.chipUntil", { day: day(filters.until, lang) }));
  if (filters.kind) add("kind", t(`word.${filters.kind}`));
  if (filters.country) add("country", country(filters.country, lang));
  if (filters.admin1) add("admin1", filters.admin1);
  if (filters.actor) add("actor", filters.actor);
  if (filters.tag) add("tag", t("project.tagChip", { tag: filters.tag }));
  if (filters.standing) add("standing", t(`word.${filters.standing}`));
  if (filters.min_killed !== undefined) add("min_killed", t("overview.chipKilled", { n: filters.min_killed }));
  if (filters.min_sources !== undefined) add("min_sources", t("overview.chipSources", { n: filters.min_sources }));
  if (filters.foreground) add("foreground", t("overview.chipForeground"));
  if (filters.review !== undefined) add("review", t(filters.review ? "overview.chipReview" : "overview.chipNoReview"));
  if (filters.disputed !== undefined) add("disputed", t(filters.disputed ? "overview.chipDisputed" : "overview.chipUndisputed"));
  if (filters.bbox) add("bbox", t("overview.chipBbox"));
  return found;
}
