// The words that an event hangs on, as marks on the text of its report.
import type { EventRecord, Quote } from "../api/types";
import type { ByteText } from "../lib/text";
import type { Mark } from "./segments";

/** The kinds of words in the order of the legend. */
export const MARK_KINDS = ["act", "when", "where", "who", "figure", "thing", "speaker"] as const;
export type MarkKind = (typeof MARK_KINDS)[number] | "sentence" | "selected" | "found";

/** Drawn behind the words, not to be reached by itself: whole sentences, what somebody selected. */
export const PASSIVE: ReadonlySet<string> = new Set(["sentence", "selected"]);

/** What is said of a mark: `figure` and `killed`, `speaker` and `denies`. */
export type Say = (kind: MarkKind, detail: string) => string;

/** Marks of the same words share an id, so that words can be found from anywhere. */
export const wordsId = (span: { start: number; end: number }) => `${span.start}-${span.end}`;

/** The words of `wordsId` again; null for anything else. */
export function wordsOf(id: string): { start: number; end: number } | null {
  const found = /^(\d+)-(\d+)$/.exec(id);
  return found ? { start: Number(found[1]), end: Number(found[2]) } : null;
}

type Told = Pick<
  EventRecord,
  "trigger" | "act" | "when" | "where" | "other_places" | "participants" | "figures" | "weapons" | "hit" | "speakers" | "evidence"
>;

/** The marks of one event, its sentences last so that they lie behind. */
export function marksOf(event: Told, say: Say): Mark[] {
  const out: Mark[] = [];
  const add = (kind: MarkKind, detail: string, span: Quote) =>
    out.push({ start: span.start, end: span.end, kind, label: say(kind, detail), id: wordsId(span) });
  add("act", event.act, event.trigger);
  if (event.when) add("when", "when", event.when.span);
  if (event.where) add("where", "where", event.where.span);
  for (const p of event.other_places) add("where", p.role, p.span);
  for (const p of event.participants) add("who", p.role, p.span);
  for (const f of event.figures) add("figure", f.harm, f.span);
  for (const w of event.weapons) add("thing", w.kind, w.span);
  for (const h of event.hit) add("thing", h.kind, h.span);
  for (const s of event.speakers) add("speaker", s.stance, s.span);
  for (const e of event.evidence) add("sentence", "", e);
  return out;
}

/** The marks of several events of one report, each once. */
export function marksOfAll(events: readonly Told[], say: Say): Mark[] {
  const seen = new Set<string>();
  return events
    .flatMap((e) => marksOf(e, say))
    .filter((m) => {
      const key = `${m.kind} ${m.id}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** Whether the events' words stand where they say: marks that do not would show what nobody wrote. */
export function standing(text: ByteText, events: readonly Told[]): boolean {
  return events.every((e) => !e.trigger.quote || text.slice(e.trigger.start, e.trigger.end) === e.trigger.quote);
}
