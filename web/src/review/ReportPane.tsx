// The text of the incident's report with the words it hangs on; words chosen in it are those of the correction.
import { useMemo, type RefObject } from "react";
import { useReport } from "../api/queries";
import type { EventRecord, IncidentView, ReportView } from "../api/types";
import { Problem } from "../components/Problem";
import { day } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { MarkedText } from "../report/MarkedText";
import { marksOfAll, wordsId, type Say } from "../report/marks";
import { useSay } from "../report/say";
import type { Mark } from "../report/segments";
import { agencyWords } from "../report/told";
import type { Words } from "./draft";
import { useChoosing } from "./useChoosing";
import { WordPicker } from "./WordPicker";

interface Props {
  view: IncidentView;
  /** Which of its reports. */
  report: string;
  /** The words that are lit: see wordsId. */
  lit: string | null;
  words: Words | null;
  picker: RefObject<HTMLInputElement | null>;
  keys: boolean;
  /** Words are wanted for an event that was not read: which are taken is shown, too. */
  making: boolean;
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
  const agency = head ? agencyWords(head, t) : null;
  return (
    <section className="review-report" aria-labelledby="review-report">
      <header className="pane-head">
        <h2 id="review-report" className="truncate">
          {head?.publisher ?? t("report.unnamed")}
          <small className="muted">
            {head?.published ? day(head.published, lang) : t("report.undated")}{head?.copy_of ? `, ${t("review.copy")}` : ""}{agency ? `, ${agency}` : ""}
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

function Text({ view, read, report, lit, words, picker, keys, making, onLit, onWords, onLeave }: Props & { read: ReportView }) {
  const { t } = useI18n();
  const say = useSay();
  const { incident, events } = view;
  const { text, head, passages } = read;
  const own = useMemo(() => events.filter((e) => e.report.id === report && e.report.text_id === head.text_id), [events, report, head]);
  const { bytes, cut, choose, select, chosen, mark } = useChoosing(text, head.text_id, words, onWords);
  const marks = useMemo(() => {
    const all = marksOfAll(own, say);
    if (making) all.push(...triggersOf(read, own, say));
    return mark ? [...all, mark] : all;
  }, [own, say, mark, making, read]);
  const start = (incident.text_id === head.text_id ? incident.trigger : own[0]?.trigger)?.start ?? 0;
  return (
    <>
      <div className="pane-body report-text">
        {own.length === 0 ? <p className="hint">{t("review.otherText")}</p> : null}
        <MarkedText
          text={text} passages={passages} marks={marks} active={lit} onMark={onLit}
          onSelectWords={select}
          language={head.language} label={t("review.report")}
        />
      </div>
      <WordPicker
        field={picker} text={text} words={cut} start={bytes.toIndex(start)} keys={keys} wanted={making} onLeave={onLeave}
        chosen={chosen}
        onChange={(span) => {
          const id = choose(span);
          if (id) onLit(id);
        }}
      />
    </>
  );
}

/** The words of the acts that the report's other events stand on. */
function triggersOf(read: ReportView, own: readonly EventRecord[], say: Say): Mark[] {
  const others = read.events.filter((e) => e.report.text_id === read.head.text_id && !own.some((o) => o.id === e.id));
  return others.map((e) => ({ start: e.trigger.start, end: e.trigger.end, kind: "act", label: say("act", e.act), id: wordsId(e.trigger) }));
}
