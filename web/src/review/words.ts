// Choosing words of a text by keyboard: a cursor that stands on words, and a stretch that grows from it.

export interface Span { start: number; end: number }
/** Numbers of the words where the stretch began and where it ends now. */
export interface Stretch { anchor: number; head: number }

/** The words of a text as half-open indexes; marks inside a word ("Al-Shabaab", "1,200", "d’eau") do not cut it. */
export function wordsIn(text: string): Span[] {
  const found = text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[’'.,\u2011-][\p{L}\p{N}\p{M}]+)*/gu);
  return [...found].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}

/** The word at an index, else the next one, else the last. */
export function wordAt(words: Span[], index: number): number {
  const at = words.findIndex((w) => w.end > index);
  return at < 0 ? Math.max(0, words.length - 1) : at;
}

/** The words that begin sentences or lines. */
function openings(text: string, words: Span[]): number[] {
  return words.flatMap((word, n) => {
    const before = n === 0 ? "\n" : text.slice(words[n - 1]!.end, word.start);
    return /[\n.!?…:;]/.test(before) ? [n] : [];
  });
}

function target(text: string, words: Span[], key: string, head: number): number | null {
  const last = words.length - 1;
  switch (key) {
    case "ArrowRight": return Math.min(last, head + 1);
    case "ArrowLeft": return Math.max(0, head - 1);
    case "ArrowDown": return openings(text, words).find((n) => n > head) ?? last;
    case "ArrowUp": return openings(text, words).findLast((n) => n < head) ?? 0;
    case "Home": return 0;
    case "End": return last;
    default: return null;
  }
}

/** The stretch after a key; null when the key means nothing here. */
export function moved(text: string, words: Span[], from: Stretch, key: string, extend: boolean): Stretch | null {
  const head = words.length === 0 ? null : target(text, words, key, from.head);
  if (head === null) return null;
  return extend ? { anchor: from.anchor, head } : { anchor: head, head };
}

/** The whole words that a stretch touches: a mouse seldom hits the edge of one. */
export function wholeWords(words: Span[], span: Span): Span {
  const touched = words.filter((w) => w.start < span.end && w.end > span.start);
  const [first, last] = [touched[0], touched.at(-1)];
  return first && last ? { start: first.start, end: last.end } : span;
}

export function spanOf(words: Span[], { anchor, head }: Stretch): Span | null {
  const first = words[Math.min(anchor, head)];
  const last = words[Math.max(anchor, head)];
  return first && last ? { start: first.start, end: last.end } : null;
}
