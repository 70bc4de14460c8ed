// What is in the store, and whether it still is what was written.
import { Link } from "wouter";
import { useHealth } from "../api/queries";
import type { Health as Facts } from "../api/types";
import { Empty } from "../components/Empty";
import { Problem } from "../components/Problem";
import { moment, number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { bytes } from "../library/bytes";
import { Head } from "../library/Head";
import { Verify } from "../library/Verify";
import "../styles/library.css";

export default function Health() {
  const { t } = useI18n();
  const { data, error, refetch } = useHealth();
  return (
    <div className="page">
      <header className="page-head">
        <div className="stack">
          <h1>{t("library.healthTitle")}</h1>
          <p>{t("library.healthText")}</p>
        </div>
      </header>
      {error ? <Problem error={error} retry={() => void refetch()} />
        : !data ? <p className="loading" role="status">{t("common.loading")}</p>
        : (
          <div className="lib-health">
            <Store facts={data} />
            <Verify />
            <Head head={data.head} />
            <Backup last={data.last_backup} />
            <Program facts={data} />
          </div>
        )}
    </div>
  );
}

function Store({ facts }: { facts: Facts }) {
  const { t, lang } = useI18n();
  const numbers = [
    ["storeReports", facts.reports], ["storeEvents", facts.events], ["storeIncidents", facts.incidents],
    ["storeDecisions", facts.decisions], ["storeEntries", facts.entries],
  ] as const;
  return (
    <section className="card lib-whole" aria-labelledby="store">
      <h2 id="store">{t("library.storeTitle")}</h2>
      <dl className="lib-numbers">
        {numbers.map(([name, n]) => <div key={name}><dt>{t(`library.${name}`)}</dt><dd className="num">{number(n, lang)}</dd></div>)}
        <div><dt>{t("library.storeSize")}</dt><dd className="num">{bytes(facts.bytes, lang)}</dd></div>
      </dl>
      <p className="lib-path"><span className="label">{t("library.storeFile")}</span> <code>{facts.store}</code></p>
      {facts.reports === 0 ? (
        <Empty title={t("library.storeEmpty")}>
          <p>{t("library.storeEmptyText")}</p>
          <p><Link href="/import">{t("library.sourcesNoneLink")}</Link></p>
        </Empty>
      ) : null}
    </section>
  );
}

function Backup({ last }: { last: Facts["last_backup"] }) {
  const { t, lang } = useI18n();
  return (
    <section className="card stack" aria-labelledby="backup">
      <h2 id="backup">{t("library.backupTitle")}</h2>
      <p>{last ? t("library.backupLast", { time: moment(last.at, lang), file: last.to }) : t("library.backupNever")}</p>
      <p>{t("library.backupText")}</p>
      <p><code className="lib-command">tidings backup NAME.db</code></p>
      <p className="muted">{t("library.backupName")}</p>
    </section>
  );
}

function Program({ facts }: { facts: Facts }) {
  const { t } = useI18n();
  return (
    <section className="card" aria-labelledby="program">
      <h2 id="program">{t("library.programTitle")}</h2>
      <dl className="lib-pairs">
        <div><dt>{t("library.programVersion")}</dt><dd>{facts.version}</dd></div>
        <div><dt>{t("library.programCoder")}</dt><dd>{facts.coder}</dd></div>
        <div><dt>{t("library.programToken")}</dt><dd>{t(facts.token ? "library.programTokenYes" : "library.programTokenNo")}</dd></div>
      </dl>
    </section>
  );
}
