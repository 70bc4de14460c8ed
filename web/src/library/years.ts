// The years in which an actor is known to have existed.
import { UNKNOWN } from "../lib/format";

type Translate = (key: string, vars?: Record<string, string>) => string;

export function years(since: string | null, until: string | null, t: Translate): string {
  const from = since?.slice(0, 4);
  const to = until?.slice(0, 4);
  if (from && to) return from === to ? from : t("library.yearsSpan", { from, until: to });
  if (from) return t("library.yearsFrom", { from });
  return to ? t("library.yearsUntil", { until: to }) : UNKNOWN;
}
