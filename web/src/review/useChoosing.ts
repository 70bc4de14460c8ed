// Words chosen in a drawn text, by mouse or by keyboard: from indexes and bytes to whole words and back.
import { useMemo } from "react";
import { ByteText } from "../lib/text";
import { wordsId } from "../report/marks";
import type { Mark } from "../report/segments";
import type { Words } from "./draft";
import { wholeWords, wordsIn, type Span } from "./words";

export function useChoosing(text: string, text_id: string, words: Words | null, onWords: (words: Words | null) => void) {
  const bytes = useMemo(() => new ByteText(text), [text]);
  const cut = useMemo(() => wordsIn(text), [text]);
  const here = words && words.text_id === text_id ? words : null;
  /** The id of the words chosen. */
  const choose = (span: Span | null): string | null => {
    if (!span) {
      onWords(null);
      return null;
    }
    const [start, end] = [bytes.toByte(span.start), bytes.toByte(span.end)];
    onWords({ text_id, start, end, quote: text.slice(span.start, span.end) });
    return wordsId({ start, end });
  };
  /** With the mouse one seldom hits the edge of a word. */
  const select = (from: number, to: number) => choose(wholeWords(cut, { start: bytes.toIndex(from), end: bytes.toIndex(to) }));
  const chosen: Span | null = here ? { start: bytes.toIndex(here.start), end: bytes.toIndex(here.end) } : null;
  const mark = useMemo<Mark | null>(() => here && { start: here.start, end: here.end, kind: "selected", label: "", id: wordsId(here) }, [here]);
  return { bytes, cut, choose, select, chosen, mark };
}
