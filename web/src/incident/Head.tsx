// The incident at a glance: what happened, where, when, to how many, and how well it is vouched for.
import { useMemo } from "react";
import type { Figure, IncidentView } from "../api/types";
import { Days } from "../components/Days";
import { FamilyShape } from "../components/KindMark";
import { StandingMark } from "../components/Standing";
import { Toll } from "../components/Toll";
import { familyOf } from "../lib/families";
import { moment } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { quarrels } from "./quarrel";
import { headline, parties, totals } from "./summary";
import { IncidentTags } from "./Tags";

export function Head({ view }: { view: IncidentView }) {
  const { t, lang } = useI18n();
  const i = view.incident;
  const said = useMemo(() => quarrels(i, view.events, t, lang), [i, view.events, t, lang]);
  return (
    <header className="incident-head">
      <h1>
        <FamilyShape family={familyOf(i.acled?.event_type)} size={16} />
        {headline(i, t, lang)}
      </h1>
      <p className="incident-lede">
        {i.when?.first ? <Days when={i.when} /> : <span className="muted">{t("incident.day_not_said")}</span>}
        <span aria-hidden="true"> · </span>
        {parties(i, t, lang)}
      </p>
      <div className="incident-glance">
        <Tolls view={view} />
        <ul className="incident-facts" aria-label={t("word.standing")}>
          <li><StandingMark standing={i.standing} /></li>
          <li><strong>{t("incident.sources_n", { n: i.independent_sources })}</strong>{i.reports.length !== i.independent_sources && <span className="muted"> ({t("incident.reports_n", { n: i.reports.length })})</span>}</li>
          <li title={t("incident.confidence_hint")}>{t("incident.confidence", { n: confidence(i.confidence, lang) })}</li>
          {i.review && <li><span className="badge warn">{t("incident.needs_review")}</span></li>}
          {!i.foreground && <li><span className="badge">{t("incident.background")}</span></li>}
          {i.deleted && <li><span className="badge bad">{t("incident.withdrawn")}</span></li>}
          <li>{i.released ? <span className="badge good">{t("incident.released", { moment: moment(i.released, lang) })}</span> : <span className="badge">{t("incident.not_released")}</span>}</li>
          {view.approvals > 1 && !i.released && (
            <li>{view.approved_by.length > 0
              ? t("project.approvedBy", { names: view.approved_by.join(", "), n: view.approved_by.length, of: view.approvals })
              : t("project.approvedNone", { of: view.approvals })}</li>
          )}
          <li className="muted mono">{i.id}{i.previous_ids.length > 0 && <span> ({t("incident.previously", { ids: i.previous_ids.join(", ") })})</span>}</li>
        </ul>
      </div>
      <IncidentTags view={view} />
      {said.length > 0 && (
        <ul className="incident-quarrels" aria-label={t("incident.disputes")}>
          {said.map((q, n) => <li key={n}><a href="#disputes" title={t("incident.see_disputes")}>{q.words}</a></li>)}
        </ul>
      )}
    </header>
  );
}

/** The numbers of those harmed; the dead are always there, as "not said" when nobody speaks of them. */
function Tolls({ view }: { view: IncidentView }) {
  const { t } = useI18n();
  const found = totals(view.incident);
  const dead = found.some((f) => f.harm === "killed");
  return (
    <dl className="incident-tolls" aria-label={t("incident.toll")}>
      {!dead && <div><dt>{t("word.killed")}</dt><dd className="muted">{t("incident.not_said")}</dd></div>}
      {found.map((f) => (
        <div key={f.harm}>
          <dt>{t(`word.${f.harm}`)}{f.unit === "households" && ` (${t("incident.households")})`}</dt>
          <dd>{vague(f) ? <span className="muted">{t(f.basis === "said_unknown" ? "word.said_unknown" : "word.several")}</span> : <Toll low={f.low} best={f.best} high={f.high} />}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Said in words that hold no number. */
const vague = (f: Figure) => f.low === null && f.best === null && f.high === null;

export function confidence(value: number, lang: string): string {
  return new Intl.NumberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
}
