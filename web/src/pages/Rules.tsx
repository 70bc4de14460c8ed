// What reviewers decided once for all reports: words, what they are taken for, and the undoing of it.
import { useState } from "react";
import { Link } from "wouter";
import { useRules } from "../api/queries";
import type { Rule } from "../api/types";
import { Empty } from "../components/Empty";
import { Problem } from "../components/Problem";
import { useI18n } from "../lib/i18n";
import { Approvals } from "../project/Approvals";
import { RuleItem } from "../project/RuleItem";
import { SubPages } from "../project/SubPages";
import "../styles/project.css";

export default function Rules() {
  const { t } = useI18n();
  const { data, error, refetch } = useRules();
  return (
    <div className="page">
      <header className="page-head">
        <div className="stack">
          <h1>{t("project.rulesTitle")}</h1>
          <p>{t("project.rulesText")}</p>
        </div>
        <SubPages />
      </header>
      {error ? <Problem error={error} retry={() => void refetch()} />
        : !data ? <p className="loading" role="status">{t("common.loading")}</p>
        : data.length === 0 ? (
          <Empty title={t("project.rulesNone")}>
            <p>{t("project.rulesNoneText")}</p>
            <p><Link href="/review">{t("project.rulesNoneLink")}</Link></p>
          </Empty>
        ) : <List rules={data} />}
      <section className="card rules-approvals" aria-labelledby="approvals">
        <h2 id="approvals">{t("project.approvalsTitle")}</h2>
        <Approvals />
      </section>
    </div>
  );
}

function List({ rules }: { rules: readonly Rule[] }) {
  const { t } = useI18n();
  const [said, setSaid] = useState("");
  const undone = rules.filter((rule) => rule.undone).length;
  // What was decided last is what one comes to see; what no longer holds lies below.
  const sorted = [...rules].sort((a, b) => Number(a.undone) - Number(b.undone) || b.seq - a.seq);
  return (
    <>
      <p className="rules-count">
        {t("project.rulesStand", { n: rules.length - undone })}
        {undone > 0 ? <span className="muted">, {t("project.rulesUndone", { n: undone })}</span> : null}
      </p>
      <ol className="rules" aria-label={t("project.rulesList")}>
        {sorted.map((rule) => <RuleItem key={rule.seq} rule={rule} onUndone={() => setSaid(t("project.ruleUndoneNow", { words: rule.alike ?? "" }))} />)}
      </ol>
      <p className="muted small">{t("project.rulesNote")}</p>
      <span className="visually-hidden" role="status">{said}</span>
    </>
  );
}
