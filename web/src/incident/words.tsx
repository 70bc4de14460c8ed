// Which words of which report are shown: held in the address, so that a value can be shared with its words.
import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import { useLocation, useSearch } from "wouter";
import type { Incident, Quote } from "../api/types";
import { useI18n } from "../lib/i18n";
import { wordsId, wordsOf } from "../report/marks";

interface Shown {
  /** The report whose text is open. */
  report: string;
  /** The words lit in it: see wordsId. */
  words: string | null;
}
interface Value extends Shown {
  incident: Incident;
  /** Opens the text that holds the words and lights them. */
  show: (span: Quote, text_id?: string) => void;
  open: (report: string, words?: string | null) => void;
  /** Number of the report whose text this is, from 1; null for a text of no report at hand. */
  numberOf: (text_id: string) => number | null;
}
const Context = createContext<Value | null>(null);
const NAME = "at";

/** `REPORT:START-END` of the address, or the first report without words. */
export function readShown(search: string, incident: Pick<Incident, "reports" | "text_id">): Shown {
  const [report, words] = (new URLSearchParams(search).get(NAME) ?? "").split(":");
  const own = incident.reports.find((r) => r.text_id === incident.text_id) ?? incident.reports[0];
  if (!incident.reports.some((r) => r.id === report)) return { report: own?.id ?? "", words: null };
  return { report: report!, words: words && wordsOf(words) ? words : null };
}

export function WordsProvider({ incident, children }: { incident: Incident; children: ReactNode }) {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const shown = useMemo(() => readShown(search, incident), [search, incident]);

  const open = useCallback(
    (report: string, words: string | null = null) => {
      const query = new URLSearchParams(location.search);
      query.set(NAME, words ? `${report}:${words}` : report);
      // What is lit is no step to go back over.
      navigate(`${path}?${query.toString().replaceAll("%3A", ":")}`, { replace: true });
    },
    [path, navigate],
  );
  const show = useCallback(
    (span: Quote, text_id = span.text_id ?? incident.text_id) => {
      const report = incident.reports.find((r) => r.text_id === text_id);
      if (report) open(report.id, wordsId(span));
    },
    [incident, open],
  );
  const numberOf = useCallback(
    (text_id: string) => {
      const at = incident.reports.findIndex((r) => r.text_id === text_id);
      return at < 0 ? null : at + 1;
    },
    [incident],
  );
  const value = useMemo(() => ({ ...shown, incident, show, open, numberOf }), [shown, incident, show, open, numberOf]);
  return <Context value={value}>{children}</Context>;
}

export function useWords(): Value {
  const value = useContext(Context);
  if (!value) throw new Error("useWords outside of WordsProvider");
  return value;
}

/** Whether these are the words now lit. */
export function useLit(span: Quote, text_id?: string): boolean {
  const { incident, report, words } = useWords();
  const text = text_id ?? span.text_id ?? incident.text_id;
  return words === wordsId(span) && incident.reports.find((r) => r.id === report)?.text_id === text;
}

/** Words of a report and the report's number; pressing them opens the text there. */
export function QuoteButton({ span, text_id }: { span: Quote; text_id?: string }) {
  const { t } = useI18n();
  const { incident, show, numberOf } = useWords();
  const text = text_id ?? span.text_id ?? incident.text_id;
  const lit = useLit(span, text);
  const n = numberOf(text);
  if (span.quote === "") return null;
  return (
    <button
      type="button" className={lit ? "quote quote-on" : "quote"} aria-pressed={lit}
      aria-label={t("incident.show_words", { quote: span.quote, n: n ?? "–" })}
      onClick={() => show(span, text)}
    >
      {n !== null && <SourceNumber n={n} />}
      <q>{span.quote}</q>
    </button>
  );
}

/** The number that stands for a report all over the page. */
export function SourceNumber({ n }: { n: number }) {
  return <span className="source-number" aria-hidden="true">{n}</span>;
}
