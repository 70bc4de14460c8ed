// Somebody decided meanwhile: what was seen and what stands now, side by side, and who changed it.
import { useEffect, useRef } from "react";
import type { IncidentView } from "../api/types";
import { moment } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { SideBySide } from "./SideBySide";
import { decidedSince, differences } from "./values";

export function Stale({ seen, now }: { seen: IncidentView; now: IncidentView | null }) {
  const { t, lang } = useI18n();
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [now]);
  const same = now !== null && differences(seen.incident, now.incident).length === 0;
  return (
    <section ref={box} tabIndex={-1} role="alert" className="stale" aria-labelledby="stale-title">
      <h4 id="stale-title">{t("review.staleTitle")}</h4>
      <p>{t(now ? "review.staleText" : "review.staleGone")}</p>
      {now ? (
        <ul>
          {decidedSince(seen, now).map((entry) => (
            <li key={entry.seq}>
              <strong>{t(`word.${entry.ruling}`)}</strong>
              {entry.field === "event" ? null : <> {t(`word.${entry.field}`)}{entry.value ? `: ${t(`word.${entry.value}`)}` : ""}</>}{" "}
              <span className="muted">{t("review.staleBy", { by: entry.by, when: moment(entry.at, lang) })}</span> <q>{entry.reason}</q>
            </li>
          ))}
        </ul>
      ) : null}
      {same ? <p>{t("review.staleSame")}</p> : null}
      {now && !same ? (
        <SideBySide
          caption={t("review.sideBySide")} names={[t("review.staleSeen"), t("review.staleNow")]}
          versions={[seen.incident, now.incident]} onlyDifferent
        />
      ) : null}
    </section>
  );
}
