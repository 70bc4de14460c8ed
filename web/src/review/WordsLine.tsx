// The words that a correction hangs on, where some were chosen in the text.
import { useI18n } from "../lib/i18n";
import type { Words } from "./draft";

interface Props {
  words: Words | null;
  onDrop: () => void;
  /** Leads into the text, where the page has a way to choose words by keyboard. */
  onPick: (() => void) | undefined;
  /** What to choose, where it is not words that show a value. */
  ask?: string;
  wrong?: string | undefined;
}

export function WordsLine({ words, onDrop, onPick, ask = "review.noWords", wrong }: Props) {
  const { t } = useI18n();
  return (
    <div className="words-line" data-part="words">
      <span className="part-name">{t("review.words")}</span>
      {words ? (
        <span className="chip">
          <q>{words.quote}</q>
          <button type="button" aria-label={t("review.dropWords")} onClick={onDrop}><span aria-hidden="true">✕</span></button>
        </span>
      ) : onPick ? (
        <>
          <button type="button" className="button link small" onClick={onPick} aria-describedby={wrong ? "decide-wrong-words" : undefined}>{t(ask)}</button>
          <span aria-hidden="true"><kbd>Alt</kbd><kbd>W</kbd></span>
        </>
      ) : <span className="muted small">{t(ask)}</span>}
      {wrong ? <p id="decide-wrong-words" className="wrong">{t(wrong)}</p> : null}
    </div>
  );
}
