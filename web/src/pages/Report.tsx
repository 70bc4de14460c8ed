// One report: its text with the words of its events marked, those events, and the page as it was archived.
import { useMemo, useState } from "react";
import { Link, useLocation, useParams, useSearch } from "wouter";
import type { ReportView } from "../api/types";
import { useReport } from "../api/queries";
import { Problem } from "../components/Problem";
import { useI18n } from "../lib/i18n";
import { ByteText } from "../lib/text";
import { About } from "../report/About";
import { AddBar, AddForm } from "../report/AddEvent";
import { EventCard } from "../report/EventCard";
import { Legend, seen } from "../report/Legend";
import { MarkedText } from "../report/MarkedText";
import { marksOfAll, standing, wordsId, wordsOf } from "../report/marks";
import { PageFrame } from "../report/PageFrame";
import { useSay } from "../report/say";
import { SourceLine } from "../report/SourceLine";
import { Tabs } from "../report/Tabs";
import { useAdding } from "../report/useAdding";
import { Empty } from "../components/Empty";
import "../styles/report.css";

export default function Report() {
  const { t } = useI18n();
  const { id = "" } = useParams<{ id: string }>();
  const query = useReport(id);
  if (query.data) return <Body key={id} view={query.data} />;
  return (
    <div className="page">
      <h1>{t("report.title")}</h1>
      {query.error ? <Problem error={query.error} retry={() => void query.refetch()} /> : <p className="loading" role="status">{t("report.loading")}</p>}
    </div>
  );
}

const SHOWN = ["events", "page", "about"] as const;

/** What the address says: which words are lit, whose words are marked, what stands beside the text. */
function useShown() {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const query = new URLSearchParams(search);
  const words = query.get("at");
  const beside = SHOWN.find((s) => s === query.get("show")) ?? "events";
  const set = (change: Record<string, string | null>) => {
    const next = new URLSearchParams(location.search);
    for (const [name, value] of Object.entries(change)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    const text = next.toString();
    navigate(text ? `${path}?${text}` : path, { replace: true });
  };
  return { words: words && wordsOf(words) ? words : null, event: query.get("event"), beside, set };
}

function Body({ view }: { view: ReportView }) {
  const { t } = useI18n();
  const say = useSay();
  const shown = useShown();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const bytes = useMemo(() => new ByteText(view.text), [view.text]);
  const events = useMemo(() => view.events.filter((e) => e.report.text_id === view.head.text_id && standing(bytes, [e])), [view, bytes]);
  const only = events.find((e) => e.id === shown.event) ?? null;
  const all = useMemo(() => marksOfAll(only ? [only] : events, say), [only, events, say]);
  const marks = useMemo(() => {
    const out = seen(all, hidden);
    const asked = shown.words ? wordsOf(shown.words) : null;
    if (asked && !out.some((m) => m.id === shown.words)) out.push({ ...asked, kind: "found", label: say("found", ""), id: shown.words! });
    return out;
  }, [all, hidden, shown.words, say]);
  const adding = useAdding(view);
  const drawn = useMemo(() => (adding.mark ? [...marks, adding.mark] : marks), [marks, adding.mark]);
  const lost = view.events.length - events.length;
  const owners = useMemo(() => (shown.words ? events.filter((e) => marksOfAll([e], say).some((m) => m.id === shown.words)) : []), [events, shown.words, say]);

  return (
    <div className="page page-wide report">
      <header className="report-head">
        <p className="small"><Link href="/reports">{t("report.back")}</Link></p>
        <h1 lang={view.head.language ?? undefined} dir="auto">{view.head.headline ?? t("report.untitled")}</h1>
        <SourceLine view={view} />
      </header>
      <div className="report-grid">
        <section className="report-text card" aria-label={t("report.text")}>
          <Legend marks={all} hidden={hidden} onHidden={setHidden} />
          <p className="hint">{t("report.marks_hint")}</p>
          {lost > 0 && <p className="notice warn">{t("report.mismatch", { n: lost })}</p>}
          <MarkedText
            text={view.text} passages={view.passages} marks={drawn} active={adding.mark?.id ?? shown.words} language={view.head.language}
            onMark={(at) => shown.set({ at, show: null })} onSelectWords={adding.select}
          />
          <AddBar adding={adding} text={view.text} />
        </section>
        <div className="report-side">
          <AddForm adding={adding} report={view.head.id} />
          <Tabs
            at={shown.beside} onTab={(show) => shown.set({ show: show === "events" ? null : show })}
            tabs={[
              { key: "events", label: `${t("report.events")} (${view.events.length})` },
              { key: "page", label: t("report.page") },
              { key: "about", label: t("report.about") + (view.problems.length > 0 ? ` (${t("report.problems_n", { n: view.problems.length })})` : "") },
            ]}
          >
            {shown.beside === "page" && <PageFrame digest={view.capture} headline={view.head.headline} />}
            {shown.beside === "about" && <About view={view} />}
            {shown.beside === "events" && (
              <div className="stack">
                {view.events.length === 0 && <Empty title={t("report.events_none")}>{t("report.events_none_how")}</Empty>}
                {view.events.map((e) => (
                  <EventCard
                    key={e.id} event={e} incident={view.incidents[e.id] ?? null} words={shown.words} lit={owners.includes(e)} only={only === e}
                    onWords={(span) => shown.set({ at: wordsId(span) })}
                    onOnly={() => shown.set({ event: only === e ? null : e.id })}
                  />
                ))}
              </div>
            )}
          </Tabs>
        </div>
      </div>
    </div>
  );
}
