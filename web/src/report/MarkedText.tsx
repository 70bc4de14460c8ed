// A report's text with its marks: reachable by keyboard, scrolled to the active one, selectable to byte offsets.
import "../styles/report.css";
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from "react";
import type { Passage } from "../api/types";
import { useI18n } from "../lib/i18n";
import { ByteText } from "../lib/text";
import { PASSIVE } from "./marks";
import { reveal } from "./reveal";
import { anchors, blocks, type Block, type Mark, type Segment } from "./segments";
import { AT, selectedIn } from "./selection";

interface Props {
  text: string;
  passages: readonly Passage[];
  marks: readonly Mark[];
  /** The mark to show; all that share its id are lit. */
  active: string | null;
  onMark: (id: string) => void;
  /** Words selected by hand or with Shift+Enter on a mark, in UTF-8 byte offsets. */
  onSelectWords?: (start: number, end: number, words: string) => void;
  /** Language of the text, so that it is read out and hyphenated as what it is. */
  language?: string | null;
  label?: string;
}

export const MarkedText = memo(function MarkedText(props: Props) {
  const { text, passages, marks, active, onMark, onSelectWords, language, label } = props;
  const { t } = useI18n();
  const root = useRef<HTMLDivElement>(null);
  const bytes = useMemo(() => new ByteText(text), [text]);
  const drawn = useMemo(() => blocks(bytes, passages, marks), [bytes, passages, marks]);
  const stops = useMemo(() => stopsOf(drawn, marks), [drawn, marks]);
  const stopOf = useMemo(() => new Map(stops.map((s, n) => [s.segment, n])), [stops]);
  const [stop, setStop] = useState(0);
  const here = Math.min(stop, Math.max(0, stops.length - 1));

  useEffect(() => {
    if (active === null) return;
    const lit = root.current?.querySelector<HTMLElement>(".mark-on");
    if (lit) reveal(lit);
  }, [active, drawn]);

  const onSelect = () => {
    if (!onSelectWords || !root.current) return;
    const found = selectedIn(root.current, getSelection(), text);
    if (found) onSelectWords(bytes.toByte(found.start), bytes.toByte(found.end), text.slice(found.start, found.end));
  };

  /** The words of a mark, for those who select without a mouse. */
  const select = (mark: Mark) => onSelectWords?.(mark.start, mark.end, bytes.slice(mark.start, mark.end));

  /** Pressed again, words with several marks show the next of them. */
  const press = (segment: Segment) => {
    const ids = reachable(segment, marks);
    const next = ids[(ids.indexOf(active ?? "") + 1) % ids.length];
    if (next !== undefined) onMark(next);
  };

  const onKey = (event: KeyboardEvent) => {
    if (event.target === root.current || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (to === undefined || !stops[to]) return;
    event.preventDefault();
    setStop(to);
    root.current?.querySelector<HTMLElement>(`[data-stop="${to}"]`)?.focus();
  };

  const draw = (segment: Segment, key: number) => {
    const words = text.slice(segment.start, segment.end);
    if (segment.marks.length === 0) return <span key={key} {...{ [AT]: segment.start }}>{words}</span>;
    const n = stopOf.get(segment);
    const own = segment.marks.map((m) => marks[m]!);
    const firm = own.filter((m) => !PASSIVE.has(m.kind));
    const classes = ["mark", ...own.map((m) => `mark-${m.kind}`)];
    if (firm.length > 0) classes.push(`mark-top-${firm[0]!.kind}`);
    if (own.some((m) => m.id === active)) classes.push("mark-on");
    const common = { className: classes.join(" "), [AT]: segment.start };
    if (firm.length === 0) return <mark key={key} {...common}>{words}</mark>;
    const hint = firm.map((m) => m.label).join(" · ");
    const click = () => {
      // A click that ends a selection is no choice of a mark.
      if (getSelection()?.isCollapsed !== false) press(segment);
    };
    if (n === undefined) return <mark key={key} {...common} title={hint} onClick={click}>{words}</mark>;
    const stop = stops[n]!;
    return (
      <mark
        key={key} {...common} title={hint} role="button" tabIndex={n === here ? 0 : -1} data-stop={n}
        aria-label={stop.marks.map((m) => `${marks[m]!.label}: ${bytes.slice(marks[m]!.start, marks[m]!.end)}`).join("; ")}
        aria-pressed={stop.marks.some((m) => marks[m]!.id === active)}
        onClick={click}
        onFocus={() => setStop(n)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          if (event.shiftKey) select(marks[stop.marks[0]!]!);
          else press(segment);
        }}
      >
        {words}
      </mark>
    );
  };

  return (
    <div
      ref={root} className="marked" role="group" aria-label={label ?? t("report.text")} lang={language ?? undefined} dir="auto"
      onMouseUp={onSelect} onKeyUp={onSelect} onKeyDown={onKey}
    >
      {drawn.map((block, b) => (
        <p key={b} className={`passage passage-${block.kind ?? "body"}`} data-kind={aside(block.kind) ? t(`word.${block.kind}`) : undefined}>
          {block.segments.map(draw)}
        </p>
      ))}
    </div>
  );
});

/** What is not the report's own story says so beside it. */
const aside = (kind: string | null) => kind === "background" || kind === "caption" || kind === "boilerplate";

/** The ids that pressing a segment goes through, innermost first. */
function reachable(segment: Segment, marks: readonly Mark[]): string[] {
  const firm = segment.marks.map((m) => marks[m]!).filter((m) => !PASSIVE.has(m.kind));
  return [...new Set(firm.map((m) => m.id))];
}

/** The segments that the keyboard stops at, each with the marks reached there. */
function stopsOf(drawn: readonly Block[], marks: readonly Mark[]): { segment: Segment; marks: number[] }[] {
  const firm = (m: number) => !PASSIVE.has(marks[m]!.kind);
  const shown = drawn.map((b) => ({ ...b, segments: b.segments.map((s) => ({ ...s, marks: s.marks.filter(firm) })) }));
  return anchors(shown).map((a) => ({ segment: drawn[a.block]!.segments[a.segment]!, marks: a.marks }));
}
