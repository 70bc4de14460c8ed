// Claims by source: fields down, reports across, each claim with its speaker, its stance and its words.
import { useId, useMemo, useState } from "react";
import type { EventRecord, Incident } from "../api/types";
import { useI18n } from "../lib/i18n";
import { assertionWords, fieldWord } from "./assertion";
import { claimRows, type ClaimRow, figureOf, type Said, sidesOf, speakerOf } from "./claims";
import { SourceHead } from "./SourceHead";
import { Tip, useTip } from "./Tip";
import { useLit, useWords } from "./words";

/** How many claims of a cell are shown before the rest is asked for. */
const SHOWN = 6;

export function Claims({ incident, events }: { incident: Incident; events: readonly EventRecord[] }) {
  const { t } = useI18n();
  const rows = useMemo(() => claimRows(incident), [incident]);
  return (
    <section className="card" aria-labelledby="claims">
      <h2 id="claims">{t("incident.claims")}</h2>
      <p className="hint">
        {incident.reports.length > 1 && incident.disputes.length === 0 && <strong>{t("incident.disputes_none")} </strong>}
        {t("incident.claims_hint")}
      </p>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={t("incident.claims_caption")}>
        <table className="claims">
          <caption className="visually-hidden">{t("incident.claims_caption")}</caption>
          <thead>
            <tr>
              <th scope="col"><span className="visually-hidden">{t("incident.claims_field")}</span></th>
              {incident.reports.map((r, n) => <th key={r.id} scope="col"><SourceHead incident={incident} report={r} n={n + 1} /></th>)}
            </tr>
          </thead>
          <tbody>{rows.map((row) => <Row key={row.field} row={row} events={events} />)}</tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ row, events }: { row: ClaimRow; events: readonly EventRecord[] }) {
  const { t } = useI18n();
  return (
    <tr className={row.disputed ? "is-disputed" : undefined}>
      <th scope="row">
        {fieldWord(row.field, t)}
        {row.disputed && <a className="badge warn" href="#disputes">{t("incident.disputed")}</a>}
      </th>
      {row.cells.map((cell, n) => <td key={n}><Cell cell={cell} events={events} stances={row.field === "event"} /></td>)}
    </tr>
  );
}

interface CellProps { cell: readonly Said[]; events: readonly EventRecord[]; stances: boolean }

function Cell({ cell, events, stances }: CellProps) {
  const { t } = useI18n();
  const [all, setAll] = useState(false);
  if (cell.length === 0) return <span className="muted"><span aria-hidden="true">–</span><span className="visually-hidden">{t("incident.claims_silent")}</span></span>;
  const shown = all ? cell : cell.slice(0, SHOWN);
  const list = (some: readonly Said[]) => some.map((said) => <li key={said.index}><ClaimButton said={said} events={events} /></li>);
  return (
    <ul className="said">
      {stances ? sidesOf(shown).map((side) => (
        <li key={side.assertion}>
          <span className={`stance stance-${side.assertion}`}>{t(`incident.stance_${side.assertion}`)}</span>
          <ul className="said">{list(side.claims)}</ul>
        </li>
      )) : list(shown)}
      {cell.length > shown.length && <li><button type="button" className="button link small" onClick={() => setAll(true)}>{t("incident.more_claims", { n: cell.length - shown.length })}</button></li>}
    </ul>
  );
}

/** One claim: what is asserted, by whom. Its words come up under the pointer or the focus. */
function ClaimButton({ said, events }: { said: Said; events: readonly EventRecord[] }) {
  const { t, lang } = useI18n();
  const { show } = useWords();
  const { claim } = said;
  const lit = useLit(claim.span, claim.text_id);
  const tip = useTip();
  const id = useId();
  const speaker = speakerOf(claim, events);
  const some = figureOf(claim, events)?.relation;
  const words = claim.field === "event" ? null : assertionWords(claim.field, claim.assertion, t, lang);
  // Who denies the event may still speak of its dead: only what is said about figures is said of this one.
  const stance = claim.field !== "event" && speaker?.about === "figures" && speaker.stance !== "asserts" ? speaker.stance : null;
  return (
    <>
      <button
        type="button" className={`claim${some === "among" || some === "part" ? " claim-inner" : ""}`} aria-pressed={lit} aria-describedby={tip.open ? id : undefined}
        onClick={() => show(claim.span, claim.text_id)} {...tip.handlers}
      >
        {words && <span className="claim-words">{words}</span>}
        {claim.speaker && <span className="claim-speaker">{claim.speaker}</span>}
        {stance && <span className={`stance stance-${stance}`}>{t(`incident.stance_${stance}`)}</span>}
      </button>
      <Tip id={id} tip={tip}>
        <q>{claim.span.quote}</q>
        <span className="muted">
          {claim.speaker ?? t("incident.newsroom")}
          {speaker?.via ? `, ${t("incident.via", { via: speaker.via })}` : ""}
          {speaker?.label && speaker.label !== claim.speaker ? ` (${speaker.label})` : ""}
        </span>
      </Tip>
    </>
  );
}
