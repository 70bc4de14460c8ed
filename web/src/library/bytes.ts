// Sizes of files in words.
import type { Lang } from "../lib/i18n";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

export function bytes(n: number, lang: Lang): string {
  const step = n < 1 ? 0 : Math.min(Math.floor(Math.log(n) / Math.log(1000)), UNITS.length - 1);
  const value = n / 1000 ** step;
  return new Intl.NumberFormat(lang === "fr" ? "fr-FR" : "en-GB", {
    style: "unit", unit: UNITS[step] ?? "byte", unitDisplay: "short", maximumFractionDigits: step === 0 || value >= 100 ? 0 : 1,
  }).format(value);
}
