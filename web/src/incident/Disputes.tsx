// Where the reports contradict each other, drawn: numbers and days on a scale, denials face to face.
import { useMemo } from "react";
import type { Dispute, EventRecord, Incident } from "../api/types";
import { useI18n } from "../lib/i18n";
import { assertionWords, fieldWord } from "./assertion";
import type { Said } from "./claims";
import { drawDispute } from "./dispute";
import { DisputeScale } from "./DisputeScale";
import { SourceNumber, useLit, useWords } from "./words";

export function Disputes({ incident, events }: { incident: Incident; events: readonly EventRecord[] }) {
  const { t } = useI18n();
  if (incident.disputes.length === 0) return null;
  return (
    <section className="card" aria-labelledby="disputes">
      <h2 id="disputes">{t("incident.disputes")}</h2>
      {incident.disputes.map((d) => <One key={d.field} dispute={d} incident={incident} events={events} />)}
    </section>
  );
}

function One({ dispute, incident, events }: { dispute: Dispute; incident: Incident; events: readonly EventRecord[] }) {
  const { t } = useI18n();
  const drawn = useMemo(() => drawDispute(dispute, incident, events), [dispute, incident, events]);
  return (
    <div className="dispute">
      <h3>{t("incident.dispute_of", { field: fieldWord(dispute.field, t), n: dispute.claims.length })}</h3>
      {drawn.form === "scale" ? <DisputeScale drawn={drawn} /> : (
        <ul className="sides">
          {drawn.sides.map((side) => (
            <li key={side.assertion} className={`side stance-side-${side.assertion}`}>
              <p className="side-title"><SideTitle dispute={dispute} assertion={side.assertion} /></p>
              <ul>{side.claims.map((said) => <li key={said.index}><SideClaim said={said} /></li>)}</ul>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function SideTitle({ dispute, assertion }: { dispute: Dispute; assertion: string }) {
  const { t, lang } = useI18n();
  return dispute.field === "event" ? t(`incident.sides_${assertion}`) : assertionWords(dispute.field, assertion, t, lang);
}

function SideClaim({ said }: { said: Said }) {
  const { t } = useI18n();
  const { show, numberOf } = useWords();
  const { claim } = said;
  const n = numberOf(claim.text_id);
  const who = claim.speaker ?? t("incident.newsroom");
  return (
    <button
      type="button" className="quote" aria-pressed={useLit(claim.span, claim.text_id)} onClick={() => show(claim.span, claim.text_id)}
      aria-label={`${who}. ${t("incident.show_words", { quote: claim.span.quote, n: n ?? "–" })}`}
    >
      {n !== null && <SourceNumber n={n} />}
      <span>{who}</span>
    </button>
  );
}
