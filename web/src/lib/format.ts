// Days, numbers and tolls as people write them in the chosen language; days are civil days, never in a time zone.
import type { When } from "../api/types";
import type { Lang } from "./i18n";

/** What stands where nothing is known. Never 0. */
export const UNKNOWN = "–";

const LOCALE: Record<Lang, string> = { en: "en-GB", fr: "fr-FR" };
const formats = new Map<string, Intl.DateTimeFormat>();

function dates(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  const made = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE[lang], { ...options, timeZone: "UTC" });
  formats.set(key, made);
  return made;
}

const DAY = { day: "numeric", month: "short", year: "numeric" } as const;
const MONTH = { month: "long", year: "numeric" } as const;

function civil(iso: string): Date | null {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}

export function day(iso: string | null | undefined, lang: Lang): string {
  const date = iso ? civil(iso) : null;
  return date ? dates(lang, DAY).format(date) : UNKNOWN;
}

/** A moment (of a log, of a capture) in the reader's own time zone. */
export function moment(iso: string, lang: Lang): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const key = `moment ${lang}`;
  const made = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE[lang], { ...DAY, hour: "2-digit", minute: "2-digit" });
  formats.set(key, made);
  return made.format(date);
}

export function days(when: Pick<When, "first" | "last" | "precision"> | null, lang: Lang): string {
  if (!when || when.precision === "unknown" || (!when.first && !when.last)) return UNKNOWN;
  const first = when.first ? civil(when.first) : null;
  const last = when.last ? civil(when.last) : null;
  if (!first || !last) return first ? `≥ ${day(when.first, lang)}` : `≤ ${day(when.last, lang)}`;
  if (when.precision === "year" && first.getUTCFullYear() === last.getUTCFullYear()) return String(first.getUTCFullYear());
  if (when.precision === "month") return dates(lang, MONTH).formatRange(first, last);
  return dates(lang, DAY).formatRange(first, last);
}

export function number(n: number | null | undefined, lang: Lang): string {
  return n === null || n === undefined ? UNKNOWN : new Intl.NumberFormat(LOCALE[lang]).format(n);
}

/** "8", "6–10", "8 (6–10)", "≥14", "≤3", "~20", as the command line has it; "–" where nothing is known. */
export function toll(low: number | null, best: number | null, high: number | null, lang: Lang): string {
  const n = (value: number) => number(value, lang);
  const range =
    low !== null && high !== null ? (low === high ? n(low) : `${n(low)}–${n(high)}`)
    : low !== null ? `≥${n(low)}`
    : high !== null ? `≤${n(high)}`
    : null;
  if (best === null) return range ?? UNKNOWN;
  if (range === null) return `~${n(best)}`;
  if (low === high || (low === best && high === null)) return range;
  return `${n(best)} (${range})`;
}

const regions = new Map<string, Intl.DisplayNames>();

/** The name of a country in the chosen language, or its code where the browser knows none. */
export function country(code: string | null | undefined, lang: Lang): string {
  if (!code) return UNKNOWN;
  const names = regions.get(lang) ?? new Intl.DisplayNames(LOCALE[lang], { type: "region", fallback: "code" });
  regions.set(lang, names);
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** The name of a language ("fr" -> "French"). */
export function language(code: string | null | undefined, lang: Lang): string {
  if (!code) return UNKNOWN;
  try {
    return new Intl.DisplayNames(LOCALE[lang], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

export function percent(share: number, lang: Lang): string {
  return new Intl.NumberFormat(LOCALE[lang], { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** "2–40%": both ends of what a share may be. */
export function percentRange(low: number, high: number, lang: Lang): string {
  const [from, to] = [Math.round(low * 100), Math.round(high * 100)];
  return from === to ? percent(high, lang) : `${number(from, lang)}–${percent(high, lang)}`;
}
