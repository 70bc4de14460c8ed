// How good the data is: how often reviewers changed what the program read, how far they agree, and what that does not mean.
import { Link } from "wouter";
import { useQuality } from "../api/queries";
import type { Quality as Measured } from "../api/types";
import { Empty } from "../components/Empty";
import { Problem } from "../components/Problem";
import { number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { FieldTable, Percentage } from "../project/FieldTable";
import { Reviewers } from "../project/Reviewers";
import { shareOf } from "../project/shares";
import { SubPages } from "../project/SubPages";
import "../styles/library.css";
import "../styles/project.css";

export default function Quality() {
  const { t } = useI18n();
  const { data, error, refetch } = useQuality();
  return (
    <div className="page">
      <header className="page-head">
        <div className="stack">
          <h1>{t("project.qualityTitle")}</h1>
          <p>{t("project.qualityText")}</p>
        </div>
        <SubPages />
      </header>
      {error ? <Problem error={error} retry={() => void refetch()} />
        : !data ? <p className="loading" role="status">{t("common.loading")}</p>
        : data.seen === 0 && data.missed === 0 && data.reviewers.length === 0 ? (
          <Empty title={t("project.qualityNone")}>
            <p>{t("project.qualityNoneText")}</p>
            <p><Link href="/review">{t("project.qualityNoneLink")}</Link></p>
          </Empty>
        ) : <Figures quality={data} />}
    </div>
  );
}

function Figures({ quality }: { quality: Measured }) {
  const { t } = useI18n();
  return (
    <div className="quality">
      <Seen quality={quality} />
      <section className="card quality-main" aria-labelledby="fields">
        <h2 id="fields">{t("project.fieldsTitle")}</h2>
        <FieldTable quality={quality} />
      </section>
      <div className="quality-side">
        <HowToRead />
        <section className="card" aria-labelledby="reviewers">
          <h2 id="reviewers">{t("project.reviewersTitle")}</h2>
          <Reviewers reviewers={quality.reviewers} />
        </section>
      </div>
    </div>
  );
}

function Seen({ quality: { seen, rejected, missed } }: { quality: Measured }) {
  const { t, lang } = useI18n();
  return (
    <section className="card quality-whole" aria-labelledby="seen">
      <h2 id="seen">{t("project.seenTitle")}</h2>
      <dl className="quality-numbers">
        <div>
          <dt>{t("project.seen")}</dt>
          <dd><strong className="num">{number(seen, lang)}</strong> <span className="small muted">{t("project.seenHint")}</span></dd>
        </div>
        <div>
          <dt>{t("project.rejected")}</dt>
          <dd>
            <strong className="num">{number(rejected, lang)}</strong> <span className="num"><Percentage share={shareOf(rejected, seen)} /></span>{" "}
            <span className="small muted">{t("project.rejectedHint")}</span>
          </dd>
        </div>
        <div>
          <dt>{t("project.missed")}</dt>
          <dd><strong className="num">{number(missed, lang)}</strong> <span className="small muted">{t("project.missedHint")}</span></dd>
        </div>
      </dl>
    </section>
  );
}

function HowToRead() {
  const { t } = useI18n();
  return (
    <section className="quality-read lib-read" aria-labelledby="how-to-read">
      <h2 id="how-to-read">{t("project.readTitle")}</h2>
      <ul>
        {["readDoubt", "readChance", "readUntouched", "readMissed", "readAgree"].map((key) => <li key={key}>{t(`project.${key}`)}</li>)}
      </ul>
    </section>
  );
}
