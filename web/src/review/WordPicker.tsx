// Chooses words of the report without the mouse: a field that says which words are chosen and moves them with the arrows.
import { useState, type KeyboardEvent, type RefObject } from "react";
import { useI18n } from "../lib/i18n";
import { useKeys } from "../lib/keys";
import { moved, spanOf, wordAt, type Span, type Stretch } from "./words";

interface Props {
  field: RefObject<HTMLInputElement | null>;
  text: string;
  words: Span[];
  /** Where to begin, as an index into the text: the words of the event. */
  start: number;
  chosen: Span | null;
  keys: boolean;
  /** A form waits for words: the first is chosen as soon as one is here. */
  wanted: boolean;
  onChange: (span: Span | null) => void;
  /** The words are chosen, or left: back to the form or the queue. */
  onLeave: () => void;
}

export function WordPicker({ field, text, words, start, chosen, keys, wanted, onChange, onLeave }: Props) {
  const { t } = useI18n();
  const [stretch, setStretch] = useState<Stretch | null>(null);
  const quote = chosen ? text.slice(chosen.start, chosen.end) : "";

  const put = (next: Stretch) => {
    setStretch(next);
    onChange(spanOf(words, next));
  };
  const begin = (): Stretch => {
    if (!chosen) return { anchor: wordAt(words, start), head: wordAt(words, start) };
    return { anchor: wordAt(words, chosen.start), head: wordAt(words, Math.max(chosen.start, chosen.end - 1)) };
  };
  useKeys({
    w: () => {
      field.current?.focus();
      if (!chosen && words.length > 0) put(begin());
    },
  }, keys);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === "Escape") {
      if (event.key === "Escape") onChange(null);
      onLeave();
    } else {
      const next = moved(text, words, stretch && chosen ? stretch : begin(), event.key, event.shiftKey);
      if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
      put(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="picker">
      <label htmlFor="review-words"><kbd aria-hidden="true">w</kbd> {t("review.words")}</label>
      <input
        id="review-words" ref={field} readOnly value={quote} placeholder={t("review.textHint")} aria-describedby="review-words-hint"
        onFocus={() => {
          if (wanted && !chosen && words.length > 0) put(begin());
        }}
        onBlur={() => setStretch(null)}
        onKeyDown={onKeyDown}
      />
      {quote ? (
        <button type="button" className="button quiet icon" aria-label={t("review.dropWords")} onClick={() => onChange(null)}>
          <span aria-hidden="true">✕</span>
        </button>
      ) : null}
      <span id="review-words-hint" className="visually-hidden">{t("review.textLabel")}</span>
      <span className="visually-hidden" aria-live="polite">{quote}</span>
    </div>
  );
}
