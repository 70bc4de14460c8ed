// One actor, an organisation or a group: when, where, whom it meets, and its incidents.
import { lazy, Suspense, useMemo } from "react";
import { Link, useLocation, useParams } from "wouter";
import { useActors, useIncident, useIncidents } from "../api/queries";
import type { ActorHits, Filters } from "../api/types";
import { Empty } from "../components/Empty";
import { Problem } from "../components/Problem";
import { country, day, number } from "../lib/format";
import { useFilters, writeFilters } from "../lib/filters";
import { useI18n } from "../lib/i18n";
import { ActorIncidents } from "../library/ActorIncidents";
import { ActorMap } from "../library/ActorMap";
import { MeetTable } from "../library/MeetTable";
import { useAllIncidents } from "../library/useAllIncidents";
import { years } from "../library/years";
import "../styles/library.css";

const Timeline = lazy(() => import("../timeline/Timeline").then((it) => ({ default: it.Timeline })));

type Hit = ActorHits["items"][number];

export default function Actor() {
  const { t } = useI18n();
  const { id = "" } = useParams<{ id: string }>();
  const { data, error, refetch } = useActors(id);
  const actor = data?.items.find((item) => item.actor === id);
  return (
    <div className="page">
      <p className="lib-back"><Link href="/actors">← {t("library.actorBack")}</Link></p>
      {error ? <><h1>{id}</h1><Problem error={error} retry={() => void refetch()} /></>
        : actor ? <Known key={id} id={id} actor={actor} />
        : data ? <Unlisted key={id} id={id} />
        : <p className="loading" role="status">{t("common.loading")}</p>}
    </div>
  );
}

/** An army or a police force is known by its country and on no list: what the incidents say of it is all there is. */
function Unlisted({ id }: { id: string }) {
  const { t } = useI18n();
  const found = useIncidents({ actor: id }, "-day", 1);
  const page = found.data?.pages[0];
  const first = useIncident(page?.items[0]?.id ?? "");
  const told = first.data?.incident.participants.find((participant) => participant.actor === id);
  const error = found.error ?? first.error;
  if (error) return <><h1>{id}</h1><Problem error={error} retry={() => void (found.error ? found : first).refetch()} /></>;
  if (told) {
    const { label, kind, country: land = null } = told;
    return <Known id={id} actor={{ actor: id, label, kind, country: land, since: null, until: null, incidents: page?.total ?? 0 }} />;
  }
  if (!page || (page.total > 0 && !first.data)) return <p className="loading" role="status">{t("common.loading")}</p>;
  return <Missing id={id} />;
}

function Missing({ id }: { id: string }) {
  const { t } = useI18n();
  return (
    <>
      <h1>{t("library.actorsTitle")}</h1>
      <Empty title={t("library.actorMissing", { id })}>{t("library.actorMissingText")}</Empty>
    </>
  );
}

function Known({ id, actor }: { id: string; actor: Hit }) {
  const { t, lang } = useI18n();
  const [, navigate] = useLocation();
  const [inAddress, change] = useFilters();
  const { since, until, country: land, admin1 } = inAddress;
  const filters = useMemo<Filters>(
    () => ({ actor: id, ...dropEmpty({ since, until, country: land, admin1 }) }),
    [id, since, until, land, admin1],
  );
  const incidents = useAllIncidents(filters);
  const none = incidents.total === 0;
  const narrowed = Boolean(since || until || land || admin1);
  const place = [admin1, land ? country(land, lang) : null].filter(Boolean).join(", ");
  return (
    <>
      <header className="lib-actor">
        <div className="spread">
          <h1>{actor.label}</h1>
          <Link className="button" href={`/?${writeFilters("", filters)}`}>{t("library.actorInOverview")}</Link>
        </div>
        <dl className="lib-facts">
          <Fact name={t("library.actorKind")}>{t(`word.${actor.kind}`)}</Fact>
          <Fact name={t("library.actorCountry")}>{actor.country ? country(actor.country, lang) : t("library.international")}</Fact>
          <Fact name={t("library.actorYears")}>{years(actor.since, actor.until, t)}</Fact>
          <Fact name={t("library.actorIncidents")}>{number(actor.incidents, lang)}</Fact>
          <Fact name={t("library.actorId")}><code>{id}</code></Fact>
        </dl>
        <div className="row">
          {since || until ? (
            <Chip text={periodWords(since, until, t, lang)} clear={t("library.actorPeriodClear")} onClear={() => change({ since: undefined, until: undefined })} />
          ) : null}
          {place ? (
            <Chip text={t("library.actorRegion", { place })} clear={t("library.actorRegionClear")} onClear={() => change({ country: undefined, admin1: undefined })} />
          ) : null}
        </div>
      </header>
      {incidents.error ? <Problem error={incidents.error} retry={incidents.retry} />
        : none && !narrowed ? <NoIncidents />
        : (
          <>
            <div className="card">
              <Suspense fallback={<p className="loading">{t("common.loading")}</p>}>
                <Timeline filters={filters} onBrush={(first, last) => change({ since: first, until: last })} />
              </Suspense>
            </div>
            <div className="lib-two">
              <section className="card" aria-labelledby="actor-where">
                <h2 id="actor-where">{t("library.actorWhere")}</h2>
                <ActorMap
                  filters={filters} rows={incidents.total === null ? null : incidents.rows}
                  onSelect={(incident) => navigate(`/incidents/${incident}`)}
                  onArea={(code, region) => change({ country: code, admin1: region })}
                />
              </section>
              <section className="card" aria-labelledby="actor-meets">
                <h2 id="actor-meets">{t("library.actorMeets")}</h2>
                <MeetTable rows={incidents.rows} total={incidents.total} self={[actor.label, id]} />
              </section>
            </div>
            <section className="card lib-section" aria-labelledby="actor-list">
              <h2 id="actor-list">{t("library.actorList")}</h2>
              {none ? <NoIncidents /> : <ActorIncidents incidents={incidents} name={actor.label} />}
            </section>
          </>
        )}
    </>
  );
}

function NoIncidents() {
  const { t } = useI18n();
  return <Empty title={t("library.actorNoIncidents")}>{t("library.actorNoIncidentsText")}</Empty>;
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}

function Chip({ text, clear, onClear }: { text: string; clear: string; onClear: () => void }) {
  return (
    <span className="chip">
      {text}
      <button type="button" aria-label={clear} title={clear} onClick={onClear}><span aria-hidden="true">✕</span></button>
    </span>
  );
}

function periodWords(since: string | undefined, until: string | undefined, t: ReturnType<typeof useI18n>["t"], lang: "en" | "fr"): string {
  const from = day(since, lang);
  const to = day(until, lang);
  if (since && until) return t("library.actorPeriod", { from, until: to });
  return since ? t("library.actorPeriodFrom", { from }) : t("library.actorPeriodUntil", { until: to });
}

function dropEmpty(filters: { [K in keyof Filters]: Filters[K] | undefined }): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)) as Filters;
}
