// The text of the incident's report with the words it hangs on; words chosen in it are those of the correction.
import { useMemo, type RefObject } from "react";
import { useReport } from "../api/queries";
import type { IncidentView, ReportView } from "../api/types";
import { Problem } from "../components/Problem";
import { day } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { ByteText } from "../lib/text";
import { MarkedText } from "../report/MarkedText";
import { marksOfAll, wordsId } from "../report/marks";
import { useSay } from "../report/say";
import type { Words } from "./draft";
import { WordPicker } from "./WordPicker";
import { wholeWords, wordsIn, type Span } from "./words";

interface Props {
  view: IncidentView;
  /** Which of its reports. */
  report: string;
  /** The words that are lit: see wordsId. */
  lit: string | null;
  words: Words | null;
  picker: RefObject<HTMLInputElement | null>;
  keys: boolean;
  onReport: (id: string) => void;
  onLit: (id: string) => void;
  onWords: (words: Words | null) => void;
  onLeave: () => void;
}

export function ReportPane(props: Props) {
  const { t, lang } = useI18n();
  const { view, report, onReport } = props;
  const { reports } = view.incident;
  const found = useReport(report);
  const head = reports.find((r) => r.id === report);
  return (
    <section className="review-report" aria-labelledby="review-report">
      <header className="pane-head">
        <h2 id="review-report" className="truncate">
          {head?.publisher ?? t("report.unnamed")}
          <small className="muted">
            {head?.published ? day(head.published, lang) : t("report.undated")}{head?.copy_of ? `, ${t("review.copy")}` : ""}
          </small>
        </h2>
        {reports.length > 1 ? (
          <div className="switch report-switch" role="group" aria-label={t("review.reportsOf")}>
            {reports.map((r, n) => (
              <button
                key={r.id} type="button" className="button" aria-pressed={r.id === report} title={r.publisher ?? r.origin}
                onClick={() => onReport(r.id)}
              >
                {n + 1}<span className="visually-hidden"> {r.publisher ?? r.origin}</span>
              </button>
            ))}
          </div>
        ) : null}
      </header>
      {found.data ? <Text {...props} read={found.data} /> : found.error ? (
        <Problem error={found.error} retry={() => void found.refetch()} />
      ) : <p className="pane-body muted">{t("common.loading")}</p>}
    </section>
  );
}

function Text({ view, read, report, lit, words, picker, keys, onLit, onWords, onLeave }: Props & { read: ReportView }) {
  const { t } = useI18n();
  const say = useSay();
  const { incident, events } = view;
  const { text, head, passages } = read;
  const bytes = useMemo(() => new ByteText(text), [text]);
  const own = useMemo(() => events.filter((e) => e.report.id === report && e.report.text_id === head.text_id), [events, report, head]);
  const here = words && words.text_id === head.text_id ? words : null;
  const marks = useMemo(() => {
    const all = marksOfAll(own, say);
    return here ? [...all, { start: here.start, end: here.end, kind: "selected", label: "", id: wordsId(here) }] : all;
  }, [own, say, here]);
  const start = (incident.text_id === head.text_id ? incident.trigger : own[0]?.trigger)?.start ?? 0;
  const cut = useMemo(() => wordsIn(text), [text]);
  const choose = (span: Span | null): string | null => {
    if (!span) {
      onWords(null);
      return null;
    }
    const [from, to] = [bytes.toByte(span.start), bytes.toByte(span.end)];
    onWords({ text_id: head.text_id, start: from, end: to, quote: text.slice(span.start, span.end) });
    return wordsId({ start: from, end: to });
  };
  return (
    <>
      <div className="pane-body report-text">
        {own.length === 0 ? <p className="hint">{t("review.otherText")}</p> : null}
        <MarkedText
          text={text} passages={passages} marks={marks} active={lit} onMark={onLit}
          onSelectWords={(from, to) => choose(wholeWords(cut, { start: bytes.toIndex(from), end: bytes.toIndex(to) }))}
          language={head.language} label={t("review.report")}
        />
      </div>
      <WordPicker
        field={picker} text={text} words={cut} start={bytes.toIndex(start)} keys={keys} onLeave={onLeave}
        chosen={here ? { start: bytes.toIndex(here.start), end: bytes.toIndex(here.end) } : null}
        onChange={(span) => {
          const id = choose(span);
          if (id) onLit(id);
        }}
      />
    </>
  );
}
