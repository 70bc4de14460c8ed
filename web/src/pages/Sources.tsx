// Who reports how much and when, and whether those who are watched still answer, so that silence is not read as peace.
import { Link } from "wouter";
import { useSources } from "../api/queries";
import type { Sources as Facts } from "../api/types";
import { Empty } from "../components/Empty";
import { Problem } from "../components/Problem";
import { useI18n } from "../lib/i18n";
import { PublisherTable } from "../library/PublisherTable";
import { WatchedTable } from "../library/WatchedTable";
import { WeekBars } from "../library/WeekBars";
import "../styles/library.css";

export default function Sources() {
  const { t } = useI18n();
  const { data, error, refetch } = useSources();
  return (
    <div className="page">
      <header className="page-head">
        <div className="stack">
          <h1>{t("library.sourcesTitle")}</h1>
          <p>{t("library.sourcesText")}</p>
        </div>
      </header>
      {error ? <Problem error={error} retry={() => void refetch()} />
        : !data ? <p className="loading" role="status">{t("common.loading")}</p>
        : (
          <>
            {data.watched.length > 0 ? (
              <section className="card lib-above" aria-labelledby="watched">
                <h2 id="watched">{t("library.watchedTitle")}</h2>
                <WatchedTable watched={data.watched} />
              </section>
            ) : null}
            {data.publishers.length === 0 ? <NoReports /> : <Reports data={data} />}
          </>
        )}
    </div>
  );
}

function NoReports() {
  const { t } = useI18n();
  return (
    <Empty title={t("library.sourcesNone")}>
      <p>{t("library.sourcesNoneText")}</p>
      <p><Link href="/import">{t("library.sourcesNoneLink")}</Link></p>
    </Empty>
  );
}

function Reports({ data }: { data: Facts }) {
  const { t } = useI18n();
  return (
    <>
      <section className="card" aria-labelledby="weeks">
        <h2 id="weeks">{t("library.weeksTitle")}</h2>
        <WeekBars weeks={data.weeks} />
      </section>
      <section className="card lib-section" aria-labelledby="publishers">
        <h2 id="publishers">{t("library.publishersTitle")}</h2>
        <PublisherTable publishers={data.publishers} />
      </section>
      <HowToRead />
    </>
  );
}

function HowToRead() {
  const { t } = useI18n();
  return (
    <section className="lib-section lib-read" aria-labelledby="how-to-read">
      <h2 id="how-to-read">{t("library.readTitle")}</h2>
      <ul>
        {["readSilence", "readCopies", "readTolls", "readFew"].map((key) => <li key={key}>{t(`library.${key}`)}</li>)}
      </ul>
    </section>
  );
}
