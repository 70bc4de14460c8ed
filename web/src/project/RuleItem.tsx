// One rule: the words, what they are taken for, who says so and why, where it holds; and its undoing.
import { useEffect, useId, useRef, useState } from "react";
import type { Rule } from "../api/types";
import { Undo } from "../incident/Undo";
import { moment } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { type NamedField, RuleIncidents } from "./RuleIncidents";

/** A name is taken alike for those who act and those who are hit. */
const FIELDS: Record<NamedField, string> = { where: "project.ruleWhere", actor: "project.ruleActor", target: "project.ruleActor" };
const named = (field: string): NamedField | null => (Object.hasOwn(FIELDS, field) ? (field as NamedField) : null);

export function RuleItem({ rule, onUndone }: { rule: Rule; onUndone: () => void }) {
  const { t, lang } = useI18n();
  const [undoing, setUndoing] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const mine = useRef(false);
  const id = useId();
  const words = rule.alike ?? "";
  const value = rule.value ?? "–";
  const field = named(rule.field);
  useEffect(() => {
    // The button that had the focus is gone.
    if (rule.undone && mine.current) item.current?.focus();
    if (rule.undone) mine.current = false;
  }, [rule.undone]);
  return (
    <li ref={item} tabIndex={-1} className={rule.undone ? "card rule is-undone" : "card rule"} aria-labelledby={id}>
      <p className="rule-field label">{t(field ? FIELDS[field] : `word.${rule.field}`)}</p>
      <h2 id={id} className="rule-says">
        <q>{words}</q> <span className="rule-verb">{t("project.ruleTaken")}</span> <span className="rule-value">{value}</span>
        {rule.undone ? <>{" "}<span className="badge">{t("project.ruleUndone")}</span></> : null}
      </h2>
      <p className="rule-why">{rule.reason}</p>
      <p className="rule-by small muted">{rule.by}, <time dateTime={rule.at}>{moment(rule.at, lang)}</time></p>
      <div className="rule-holds">
        <p className="small">{t(rule.events === 0 ? "project.ruleNoEvents" : rule.undone ? "project.ruleEventsNow" : "project.ruleEvents", { n: rule.events })}</p>
        {rule.events > 0 && !rule.undone && field ? <RuleIncidents field={field} words={words} /> : null}
      </div>
      {rule.undone ? null : (
        <button type="button" className="button small rule-undo" aria-label={`${t("project.ruleUndo")}: ${t("project.ruleSays", { words, value })}`} onClick={() => setUndoing(true)}>
          {t("project.ruleUndo")}
        </button>
      )}
      {undoing ? (
        <Undo
          seq={rule.seq} what={t("project.ruleSays", { words, value })} onClose={() => setUndoing(false)}
          onDone={() => {
            mine.current = true;
            onUndone();
          }}
        />
      ) : null}
    </li>
  );
}
