// One actor, an organisation or a group: when, where, whom it meets, and its incidents.
import { lazy, Suspense, useMemo } from "react";
import { Link, useLocation, useParams } from "wouter";
import { ProblemError } from "../api/client";
import { useActor } from "../api/queries";
import type { ActorView, Filters } from "../api/types";
import { Empty } from "../components/Empty";
import { Problem } from "../components/Problem";
import { country, day, number } from "../lib/format";
import { useFilters, writeFilters } from "../lib/filters";
import { useI18n } from "../lib/i18n";
import { ActorIncidents } from "../library/ActorIncidents";
import { ActorMap } from "../library/ActorMap";
import { MeetTable } from "../library/MeetTable";
import { Names } from "../library/Names";
import { Ties } from "../library/Ties";
import { useAllIncidents } from "../library/useAllIncidents";
import { years } from "../library/years";
import "../styles/library.css";

const Timeline = lazy(() => import("../timeline/Timeline").then((it) => ({ default: it.Timeline })));

export default function Actor() {
  const { t } = useI18n();
  const { id = "" } = useParams<{ id: string }>();
  const { data, error, refetch } = useActor(id);
  const missing = error instanceof ProblemError && error.problem.status === 404;
  return (
    <div className="page">
      <p className="lib-back"><Link href="/actors">← {t("library.actorBack")}</Link></p>
      {missing ? <Missing id={id} />
        : error ? <><h1>{id}</h1><Problem error={error} retry={() => void refetch()} /></>
        : data ? <Known key={id} id={id} actor={data} />
        : <p className="loading" role="status">{t("common.loading")}</p>}
    </div>
  );
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

function Known({ id, actor }: { id: string; actor: ActorView }) {
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
            {actor.ties.length + actor.names.length > 0 ? (
              <div className="lib-two">
                <section className="card" aria-labelledby="actor-ties">
                  <h2 id="actor-ties">{t("library.actorTies")}</h2>
                  <Ties ties={actor.ties} />
                </section>
                <section className="card" aria-labelledby="actor-names">
                  <h2 id="actor-names">{t("library.actorNames")}</h2>
                  <Names names={actor.names} />
                </section>
              </div>
            ) : null}
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
