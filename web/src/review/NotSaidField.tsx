// One of the choices for a value: no report says it. It then stands as unknown, which is not 0.
import { useI18n } from "../lib/i18n";
import { isToll } from "./actions";
import type { Draft } from "./draft";

export function NotSaidField({ draft, onChange }: { draft: Draft; onChange: (notSaid: boolean) => void }) {
  const { t } = useI18n();
  return (
    <div className="decide-part" data-first={draft.notSaid ? "" : undefined}>
      <label className="option unsaid">
        <input
          type="checkbox" name="decide-unsaid" checked={draft.notSaid} aria-describedby={draft.notSaid ? "decide-unsaid-hint" : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{t("review.unsaid")}</span>
        <small aria-hidden="true"><kbd>Alt</kbd><kbd>N</kbd></small>
      </label>
      {draft.notSaid ? <p id="decide-unsaid-hint" className="hint">{t(isToll(draft.action) ? "review.unsaidToll" : "review.unsaidHint")}</p> : null}
    </div>
  );
}
