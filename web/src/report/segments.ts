// Cuts a text with overlapping and nested marks into blocks of flat segments that can be drawn.
import type { Passage } from "../api/types";

/** Words to be marked: half-open UTF-8 byte offsets. */
export interface Mark {
  start: number;
  end: number;
  /** What the words are: gives them their look. */
  kind: string;
  /** What they say, for those who hear the page. */
  label: string;
  id: string;
}
/** A stretch, in UTF-16 indexes, over which the same marks lie. */
export interface Segment {
  start: number;
  end: number;
  /** The marks over it, by their places in the list given, innermost first. */
  marks: number[];
}
/** A passage, or what stands between two (kind null). */
export interface Block { start: number; end: number; kind: string | null; segments: Segment[] }

/** How byte offsets become indexes: see ByteText. */
export interface Indexer { text: string; toIndex(byte: number): number }

/** The blocks of a text in order, without those of nothing but white space between passages. */
export function blocks(text: Indexer, passages: readonly Passage[], marks: readonly Mark[]): Block[] {
  const spans = marks.map((m) => ({ start: text.toIndex(m.start), end: text.toIndex(m.end) }));
  const starts = byStart(spans);
  return ranges(text, passages).map((range) => ({ ...range, segments: segmentsIn(range, spans, starts) }));
}

/**
 * The segment at which each mark can be reached: the first on which it is the innermost one, or
 * else its first. Given as block and segment numbers, in reading order; the marks that share a
 * segment come innermost first.
 */
export function anchors(of: readonly Block[]): { block: number; segment: number; marks: number[] }[] {
  const first = new Map<number, string>();
  const top = new Map<number, string>();
  const keep = (map: Map<number, string>, mark: number, at: string) => {
    if (!map.has(mark)) map.set(mark, at);
  };
  of.forEach((block, b) =>
    block.segments.forEach((segment, s) =>
      segment.marks.forEach((mark, depth) => {
        keep(first, mark, `${b} ${s}`);
        if (depth === 0) keep(top, mark, `${b} ${s}`);
      }),
    ),
  );
  const out: { block: number; segment: number; marks: number[] }[] = [];
  of.forEach((block, b) =>
    block.segments.forEach((segment, s) => {
      const here = segment.marks.filter((mark) => (top.get(mark) ?? first.get(mark)) === `${b} ${s}`);
      if (here.length > 0) out.push({ block: b, segment: s, marks: here });
    }),
  );
  return out;
}

type Span = { start: number; end: number };

/** Passages in order, cut where they overlap, with what stands between them. */
function ranges(text: Indexer, passages: readonly Passage[]): { start: number; end: number; kind: string | null }[] {
  const out: { start: number; end: number; kind: string | null }[] = [];
  let at = 0;
  const between = (end: number) => {
    if (text.text.slice(at, end).trim() !== "") out.push({ start: at, end, kind: null });
  };
  for (const p of [...passages].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const start = Math.max(at, text.toIndex(p.start));
    const end = text.toIndex(p.end);
    if (end <= start) continue;
    between(start);
    out.push({ start, end, kind: p.kind });
    at = end;
  }
  between(text.text.length);
  return out;
}

function byStart(spans: readonly Span[]): number[] {
  return spans
    .map((_, i) => i)
    .filter((i) => spans[i]!.end > spans[i]!.start)
    .sort((a, b) => spans[a]!.start - spans[b]!.start);
}

function segmentsIn(range: Span, spans: readonly Span[], starts: readonly number[]): Segment[] {
  const over = starts.filter((i) => spans[i]!.start < range.end && spans[i]!.end > range.start);
  const cuts = new Set([range.start, range.end]);
  for (const i of over) {
    cuts.add(Math.max(range.start, spans[i]!.start));
    cuts.add(Math.min(range.end, spans[i]!.end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  const length = (i: number) => spans[i]!.end - spans[i]!.start;
  return sorted.slice(0, -1).map((start, n) => {
    const end = sorted[n + 1]!;
    const marks = over
      .filter((i) => spans[i]!.start <= start && spans[i]!.end >= end)
      .sort((a, b) => length(a) - length(b) || a - b);
    return { start, end, marks };
  });
}
