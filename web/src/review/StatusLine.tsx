// What was just done, said aloud and in sight, with the way back.
import { Problem } from "../components/Problem";
import { useI18n } from "../lib/i18n";

interface Props { message: string; error: unknown; onUndo: (() => void) | null }

export function StatusLine({ message, error, onUndo }: Props) {
  const { t } = useI18n();
  return (
    <div className="status-line">
      <p role="status" aria-live="polite">{message}</p>
      {onUndo ? <button type="button" className="button small" onClick={onUndo}><kbd aria-hidden="true">u</kbd> {t("review.undo")}</button> : null}
      {error ? <Problem error={error} /> : null}
    </div>
  );
}
