// The reports beside the values: a tab for each, its text with this incident's words marked, and what is selected.
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import type { IncidentReport, IncidentView, ReportView } from "../api/types";
import { useReport } from "../api/queries";
import { Problem } from "../components/Problem";
import { day } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { ByteText } from "../lib/text";
import { Legend, seen } from "../report/Legend";
import { MarkedText } from "../report/MarkedText";
import { marksOfAll, standing, wordsId, wordsOf } from "../report/marks";
import { reveal } from "../report/reveal";
import { useSay } from "../report/say";
import type { Mark } from "../report/segments";
import { agencyWords } from "../report/told";
import { copyWords } from "./SourceHead";
import { SourceNumber, useWords } from "./words";

export interface Selection { text_id: string; start: number; end: number; quote: string }
interface Props { view: IncidentView; selection: Selection | null; onSelection: (selection: Selection | null) => void }

export function Reader({ view, selection, onSelection }: Props) {
  const { t } = useI18n();
  const { report: shown, open } = useWords();
  const { reports } = view.incident;
  const id = useId();
  const tabs = useRef<HTMLDivElement>(null);
  const at = reports.findIndex((r) => r.id === shown);
  const onKey = (event: KeyboardEvent) => {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: reports.length - 1 }[event.key];
    const next = to === undefined ? undefined : reports[to];
    if (!next) return;
    event.preventDefault();
    open(next.id);
    tabs.current?.querySelectorAll("button")[to!]?.focus();
  };
  const report = reports[at];
  return (
    <section className="reader" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="visually-hidden">{t("incident.reader")}</h2>
      <div className="tabs" role="tablist" aria-label={t("incident.reader_tabs")} ref={tabs} onKeyDown={onKey}>
        {reports.map((r, n) => (
          <button
            key={r.id} type="button" role="tab" id={`${id}-${n}`} aria-selected={n === at} aria-controls={`${id}-panel`} tabIndex={n === at ? 0 : -1}
            aria-keyshortcuts={n < 9 ? String(n + 1) : undefined} title={r.publisher ?? r.origin} onClick={() => open(r.id)}
          >
            <SourceNumber n={n + 1} />
            <span className="truncate">{r.publisher ?? r.origin}</span>
          </button>
        ))}
      </div>
      <div className="reader-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${at}`}>
        {report && <OpenReport key={report.id} view={view} report={report} selection={selection} onSelection={onSelection} />}
      </div>
    </section>
  );
}

function OpenReport(props: Props & { report: IncidentReport }) {
  const { t } = useI18n();
  const query = useReport(props.report.id);
  if (query.error) return <Problem error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <p className="loading" role="status">{t("report.loading")}</p>;
  return <Text {...props} opened={query.data} />;
}

function Text({ view, report, opened, selection, onSelection }: Props & { report: IncidentReport; opened: ReportView }) {
  const { t, lang } = useI18n();
  const { words, open } = useWords();
  const say = useSay();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const bytes = useMemo(() => new ByteText(opened.text), [opened.text]);
  const same = opened.head.text_id === report.text_id;
  const marks = useMemo(() => {
    const events = view.events.filter((e) => e.report.id === report.id && e.report.text_id === opened.head.text_id);
    return standing(bytes, events) ? marksOfAll(events, say) : null;
  }, [view.events, report.id, opened.head.text_id, bytes, say]);
  const own = selection?.text_id === opened.head.text_id ? selection : null;
  const shown = useMemo(() => withExtras(seen(marks ?? [], hidden), words, own, say), [marks, hidden, words, own, say]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Without words asked for, the text opens where it tells of the act.
    const act = words ? null : box.current?.querySelector<HTMLElement>(".mark-top-act");
    if (act) reveal(act);
    // Only when it is opened: later the reader has it in hand.
  }, []);
  const agency = agencyWords(report, t);
  const lost = !same && words ? quoteOf(view, report.text_id, words) : null;

  return (
    <>
      <header className="reader-head">
        <p className="small muted">
          {[report.publisher, report.published ? day(report.published, lang) : t("report.undated")].filter(Boolean).join(", ")}
          {report.copy_of && ` · ${copyWords(view.incident, report.copy_of, t)}`}
          {agency && ` · ${agency}`}
          {" · "}<Link href={`/reports/${report.id}`}>{t("incident.reader_open")}</Link>
        </p>
        {same && marks && <Legend marks={marks} hidden={hidden} onHidden={setHidden} />}
      </header>
      {lost !== null && <p className="notice warn" role="status">{t("incident.reader_old", { quote: lost })}</p>}
      {same && marks === null && <p className="notice warn">{t("incident.reader_moved")}</p>}
      <div className="reader-text" ref={box}>
        <MarkedText
          text={opened.text} passages={opened.passages} marks={same ? shown : []} active={same ? words : null} language={opened.head.language}
          onMark={(id) => open(report.id, id)}
          onSelectWords={(start, end, quote) => onSelection({ text_id: opened.head.text_id, start, end, quote })}
        />
      </div>
      <div className="selection" role="status">
        {own ? (
          <span className="chip">
            <span className="truncate">{t("incident.selected", { quote: own.quote })}</span>
            <button type="button" aria-label={t("incident.unselect")} onClick={() => onSelection(null)}>✕</button>
          </span>
        ) : <span className="muted small">{t("incident.selected_how")}</span>}
      </div>
    </>
  );
}

/** The words asked for when nothing else marks them (or their kind is taken away), and the selected ones. */
function withExtras(marks: Mark[], words: string | null, selection: Selection | null, say: ReturnType<typeof useSay>): Mark[] {
  const asked = words ? wordsOf(words) : null;
  if (asked && !marks.some((m) => m.id === words)) marks.push({ ...asked, kind: "found", label: say("found", ""), id: words! });
  if (selection) marks.push({ start: selection.start, end: selection.end, kind: "selected", label: "", id: `selected ${wordsId(selection)}` });
  return marks;
}

/** What the words were in the text that is not shown any more. */
function quoteOf(view: IncidentView, text_id: string, words: string): string {
  const claim = view.incident.claims.find((c) => c.text_id === text_id && wordsId(c.span) === words);
  return claim?.span.quote ?? "";
}
