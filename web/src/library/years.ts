// The years in which an actor is known to have existed.
import type { ActorHits } from "../api/types";
import { UNKNOWN } from "../lib/format";

type Hit = ActorHits["items"][number];
type Translate = (key: string, vars?: Record<string, string>) => string;

export function years(since: Hit["since"], until: Hit["until"], t: Translate): string {
  const from = since?.slice(0, 4);
  const to = until?.slice(0, 4);
  if (from && to) return from === to ? from : t("library.yearsSpan", { from, until: to });
  if (from) return t("library.yearsFrom", { from });
  return to ? t("library.yearsUntil", { until: to }) : UNKNOWN;
}
