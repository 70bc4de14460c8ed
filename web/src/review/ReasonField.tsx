// Why: own words, or a usual reason by one digit, which also saves.
import type { KeyboardEvent } from "react";
import { useI18n } from "../lib/i18n";
import { pickedReason, reasonKeys, type ReasonGroup } from "./reasons";

interface Props {
  /** Which usual reasons are offered. */
  group: ReasonGroup;
  value: string; wrong: string | undefined;
  onChange: (reason: string) => void;
  /** A usual reason was picked: it is the last thing a decision needs. */
  onPick: (reason: string) => void;
}

export function ReasonField({ group, value, wrong, onChange, onPick }: Props) {
  const { t } = useI18n();
  const keys = reasonKeys(group);
  const hint = wrong ? "decide-reason-wrong" : "decide-reason-hint";
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const picked = pickedReason(event.key, value, keys);
    if (picked === null) return;
    event.preventDefault();
    onPick(t(picked));
  };
  return (
    <div className="decide-part">
      <label htmlFor="decide-reason">{t("review.reason")}</label>
      <input
        id="decide-reason" data-part="reason" value={value} autoComplete="off" aria-describedby={hint}
        aria-invalid={wrong ? true : undefined}
        onChange={(event) => onChange(event.target.value)} onKeyDown={onKeyDown}
      />
      {wrong ? <p id="decide-reason-wrong" className="wrong">{t(wrong)}</p> : null}
      <p id="decide-reason-hint" className="hint">{t("review.reasonHint")}</p>
      <ol className="usual" aria-label={t("review.usual")}>
        {keys.map((key, n) => (
          <li key={key}>
            <button type="button" onClick={() => onPick(t(key))}><kbd aria-hidden="true">{n + 1}</kbd> {t(key)}</button>
          </li>
        ))}
      </ol>
    </div>
  );
}
