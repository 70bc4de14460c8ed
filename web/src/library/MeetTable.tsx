// Whom an actor meets, as a table with small bars.
import { useMemo } from "react";
import { Link } from "wouter";
import { useVocabulary } from "../api/queries";
import type { IncidentRow } from "../api/types";
import { Empty } from "../components/Empty";
import { number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { Bar } from "./Bar";
import { countMeetings } from "./meets";

interface Props {
  rows: readonly IncidentRow[];
  /** How many incidents there are; more than rows when not all were counted. */
  total: number | null;
  /** The names under which the actor stands in the rows. */
  self: readonly string[];
}

export function MeetTable({ rows, total, self }: Props) {
  const { t, lang } = useI18n();
  const names = self.join("\n");
  const { met, described, alone } = useMemo(() => countMeetings(rows, names.split("\n")), [rows, names]);
  const most = Math.max(1, ...met.map((meeting) => meeting.incidents));
  const whole = total === null || rows.length >= total;
  return (
    <div className="stack">
      {met.length === 0 ? <Empty title={t("library.meetsNone")}>{t("library.meetsNoneText")}</Empty> : (
        <div className="lib-scroll">
          <table className="table lib-plain lib-meets">
            <caption>{whole ? t("library.meetsCaption", { n: rows.length }) : t("library.meetsPart", { n: rows.length, total: total ?? 0 })}</caption>
            <thead>
              <tr>
                <th scope="col">{t("library.meetsName")}</th>
                <th scope="col" className="num">{t("library.meetsIncidents")}</th>
                <td className="lib-bar-cell" />
                <th scope="col" className="num">{t("library.meetsActs")}</th>
                <th scope="col" className="num">{t("library.meetsSuffers")}</th>
                <th scope="col" className="num">{t("library.meetsUnsaid")}</th>
              </tr>
            </thead>
            <tbody>
              {met.map((meeting) => (
                <tr key={meeting.label}>
                  <th scope="row" className="lib-name"><Side label={meeting.label} /></th>
                  <td className="num">{number(meeting.incidents, lang)}</td>
                  <td className="lib-bar-cell"><Bar share={meeting.incidents / most} /></td>
                  {[meeting.acts, meeting.suffers, meeting.unsaid].map((n, index) => (
                    <td key={index} className={n > 0 ? "num" : "num muted"}>{number(n, lang)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="lib-notes">
        {described > 0 ? <p>{t("library.meetsDescribed", { n: described })}</p> : null}
        {alone > 0 ? <p>{t("library.meetsAlone", { n: alone })}</p> : null}
        {met.length > 0 ? <p>{t("library.meetsNote")}</p> : null}
      </div>
    </div>
  );
}

/** An organisation leads to its page; a population ("Civilians") has none. */
function Side({ label }: { label: string }) {
  const { t } = useI18n();
  const { data } = useVocabulary();
  const kind = label.toLowerCase();
  if (data?.actor_kinds.includes(kind)) return t(`word.${kind}`);
  return <Link href={`/actors?q=${encodeURIComponent(label)}`}>{label}</Link>;
}
