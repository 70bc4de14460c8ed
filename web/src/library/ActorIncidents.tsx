// The incidents an actor takes part in, latest first.
import { useState } from "react";
import { Link } from "wouter";
import type { IncidentRow } from "../api/types";
import { Days } from "../components/Days";
import { KindMark } from "../components/KindMark";
import { PlaceName } from "../components/PlaceName";
import { StandingMark } from "../components/Standing";
import { Toll } from "../components/Toll";
import { number, UNKNOWN } from "../lib/format";
import { useI18n } from "../lib/i18n";
import type { Incidents } from "./useAllIncidents";

const STEP = 50;

export function ActorIncidents({ incidents, name }: { incidents: Incidents; name: string }) {
  const { t } = useI18n();
  const [shown, setShown] = useState(STEP);
  const { rows, total } = incidents;
  return (
    <div className="stack">
      <p className="muted num" role="status">{total === null ? t("common.loading") : t("library.listShown", { n: total })}</p>
      <div className="lib-scroll">
        <table className="table lib-plain lib-broad">
          <caption className="visually-hidden">{t("library.listCaption", { name })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("library.listDay")}</th>
              <th scope="col">{t("library.listKind")}</th>
              <th scope="col">{t("library.listPlace")}</th>
              <th scope="col">{t("library.listWho")}</th>
              <th scope="col" className="num">{t("library.listKilled")}</th>
              <th scope="col">{t("word.standing")}</th>
              <th scope="col" className="num">{t("library.listSources")}</th>
            </tr>
          </thead>
          <tbody>{rows.slice(0, shown).map((row) => <Line key={row.id} row={row} />)}</tbody>
        </table>
      </div>
      {rows.length > shown ? (
        <p><button type="button" className="button" onClick={() => setShown(shown + STEP)}>{t("common.more")}</button></p>
      ) : null}
    </div>
  );
}

function Line({ row }: { row: IncidentRow }) {
  const { lang } = useI18n();
  return (
    <tr>
      <td><Days when={{ first: row.first, last: row.last, precision: row.date_precision ?? "unknown" }} /></td>
      <th scope="row" className="lib-name"><Link href={`/incidents/${row.id}`}><KindMark family={row.family} act={row.act} /></Link></th>
      <td><PlaceName row={row} /></td>
      <td>{sides(row)}</td>
      <td className="num"><Toll low={row.killed_low} best={row.killed_best} high={row.killed_high} /></td>
      <td><StandingMark standing={row.standing} /></td>
      <td className="num">{number(row.sources, lang)}</td>
    </tr>
  );
}

function sides(row: IncidentRow): string {
  const actors = row.actors.join(", ") || UNKNOWN;
  return row.targets.length > 0 ? `${actors} → ${row.targets.join(", ")}` : actors;
}
