// The chosen incident at a glance: its figures, the words behind it, and who says so.
import { Link } from "wouter";
import { useIncident } from "../api/queries";
import type { IncidentView } from "../api/types";
import { Days } from "../components/Days";
import { KindMark } from "../components/KindMark";
import { PlaceName } from "../components/PlaceName";
import { Problem } from "../components/Problem";
import { StandingMark } from "../components/Standing";
import { Tags } from "../components/Tags";
import { Toll } from "../components/Toll";
import { familyOf } from "../lib/families";
import { day } from "../lib/format";
import { useI18n } from "../lib/i18n";

export function Peek({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useI18n();
  const query = useIncident(id);
  return (
    <section className="peek" aria-label={t("overview.peek")}>
      {query.data ? <Glance view={query.data} /> : query.error ? <Problem error={query.error} retry={() => void query.refetch()} /> : <p className="muted">{t("common.loading")}</p>}
      <button type="button" className="button quiet icon small peek-close" aria-label={t("overview.peekClose")} title={`${t("overview.peekClose")} (Esc)`} onClick={onClose}>
        <span aria-hidden="true">✕</span>
      </button>
    </section>
  );
}

function Glance({ view }: { view: IncidentView }) {
  const { lang, t } = useI18n();
  const { incident } = view;
  const killed = incident.figures.find((figure) => figure.harm === "killed" && figure.relation === "total");
  const words = incident.evidence[0];
  const text = words?.text_id ?? incident.text_id;
  const said = incident.reports.find((report) => report.text_id === text);
  const language = view.events.find((event) => event.report.text_id === text)?.report.language;
  const place = incident.where && {
    place: incident.where.name, country: incident.where.country, admin1: incident.where.admin1, place_precision: incident.where.precision,
  };
  return (
    <>
      <h2 className="peek-title">
        <Link href={`/incidents/${incident.id}`} className="incident-link"><KindMark family={familyOf(incident.acled?.event_type)} act={incident.act} /></Link>
      </h2>
      <p className="peek-facts">
        <Days when={incident.when} />
        {place ? <PlaceName row={place} /> : null}
        {killed ? <span>{t("word.killed")} <strong><Toll low={killed.low} best={killed.best} high={killed.high} /></strong></span> : null}
        <StandingMark standing={incident.standing} />
      </p>
      <Tags tags={incident.tags} />
      {words ? (
        <figure className="peek-words">
          <blockquote lang={language ?? undefined}>{words.quote}</blockquote>
          {said ? (
            <figcaption>
              <Link href={`/reports/${said.id}`}>{t("overview.says", { publisher: said.publisher ?? t("overview.noPublisher"), day: day(said.published, lang) })}</Link>
              {incident.reports.length > 1 ? <span className="muted"> +{incident.reports.length - 1}</span> : null}
            </figcaption>
          ) : null}
        </figure>
      ) : null}
      <Link href={`/incidents/${incident.id}`} className="button small peek-open">{t("overview.open")}</Link>
    </>
  );
}
