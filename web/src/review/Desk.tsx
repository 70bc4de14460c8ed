// One incident under review: its text in the middle, its values and everything that can be decided on the right.
import { useEffect, useRef, useState } from "react";
import { Link } from "wouter";
import { ProblemError } from "../api/client";
import { useIncident } from "../api/queries";
import type { IncidentView, Quote } from "../api/types";
import { Problem } from "../components/Problem";
import { Tags } from "../components/Tags";
import { days, percent } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { useKeys } from "../lib/keys";
import { wordsId } from "../report/marks";
import type { Saved } from "./ActionForm";
import type { Entry } from "./cursor";
import { isMaking } from "./actions";
import { DecisionBar, type Open } from "./DecisionBar";
import type { Words } from "./draft";
import { ReportPane } from "./ReportPane";
import type { Made } from "./useMake";
import { ValuesPane } from "./ValuesPane";

interface Props {
  id: string;
  entry: Entry | null;
  keys: boolean;
  open: Open;
  onOpen: (open: Open) => void;
  onSaved: (view: IncidentView, saved: Saved) => void;
  onMade: (made: Made) => void;
  /** The field for words has the focus, or lost it. */
  onPicking: (picking: boolean) => void;
}

export function Desk(props: Props) {
  const { t } = useI18n();
  const found = useIncident(props.id);
  // Rejected: nothing stands behind its id any more, except what can be taken back.
  const missing = found.error instanceof ProblemError && found.error.problem.status === 404;
  if (found.data && !missing) return <Incident {...props} view={found.data} />;
  if (missing && props.entry) return <Gone mine={props.entry.done !== null} />;
  return (
    <div className="review-none">
      {found.error ? <Problem error={found.error} retry={() => void found.refetch()} />
        : <p className="muted" role="status">{t("common.loading")}</p>}
    </div>
  );
}

function Gone({ mine }: { mine: boolean }) {
  const { t } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="review-none">
      <h2 ref={heading} tabIndex={-1}>{t("review.gone")}</h2>
      <p>{t(mine ? "review.goneText" : "review.goneOther")}</p>
    </div>
  );
}

function Incident({ view, entry, keys, open, onOpen, onSaved, onMade, onPicking }: Props & { view: IncidentView }) {
  const { t, lang } = useI18n();
  const { incident } = view;
  const own = incident.reports.find((r) => r.text_id === incident.text_id) ?? incident.reports[0];
  const [report, setReport] = useState(own?.id ?? "");
  const [lit, setLit] = useState<string | null>(wordsId(incident.trigger));
  const [words, setWords] = useState<Words | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const values = useRef<HTMLElement>(null);
  const before = view.log.filter((entry) => !entry.undone && entry.ruling !== "undo").length;
  const shown = incident.reports.some((r) => r.id === report) ? report : own?.id ?? "";

  // Who reads by ear hears the next incident; who uses the keys has no lost focus.
  useEffect(() => {
    if (!document.activeElement?.closest(".review-queue, .header")) heading.current?.focus({ preventScroll: true });
  }, []);

  useKeys(Object.fromEntries(incident.reports.slice(0, 9).map((r, n) => [String(n + 1), () => setReport(r.id)])), keys);
  const light = (span: Quote) => {
    const text = span.text_id ?? incident.text_id;
    setReport(incident.reports.find((r) => r.text_id === text)?.id ?? shown);
    setLit(wordsId(span));
  };
  const openForm = (next: Open) => {
    onOpen(next);
    if (next === null) heading.current?.focus({ preventScroll: true });
    else values.current?.scrollTo({ top: 0 });
  };
  const leaveText = () => {
    const form = values.current?.querySelector<HTMLElement>(isMaking(open) ? ".making [data-first] input" : "#decide-reason, #decide-comment");
    // On a narrow screen the form stands above the text, out of sight.
    if (form) form.focus();
    else heading.current?.focus({ preventScroll: true });
  };
  const saved = (what: Saved) => {
    // The words belonged to this decision.
    setWords(null);
    onSaved(view, what);
  };
  const made = (what: Made) => {
    setWords(null);
    onMade(what);
  };
  return (
    <>
      <div className="review-middle" onFocus={(event) => onPicking(event.target === picker.current)} onBlur={() => onPicking(false)}>
        <ReportPane
          view={view} report={shown} lit={lit} words={words} picker={picker} keys={keys} making={isMaking(open)} onReport={setReport} onLit={setLit}
          onWords={setWords} onLeave={leaveText}
        />
      </div>
      <section ref={values} className="review-values" aria-labelledby="review-incident" data-incident={incident.id}>
        <header className="pane-head">
          <h2 id="review-incident" ref={heading} tabIndex={-1}>
            {t("review.item", { kind: t(`word.${incident.act}`), place: incident.where?.name ?? t("common.noPlace"), days: incident.when?.first ? days(incident.when, lang) : t("incident.day_not_said") })}
          </h2>
          <Link href={`/incidents/${incident.id}`} className="button quiet small">{t("review.open")} <kbd aria-hidden="true">Enter</kbd></Link>
          <div className="muted small review-facts">
            <span>{t("review.confidence", { n: percent(incident.confidence, lang) })}</span>
            <span>{t("common.sourcesN", { n: incident.independent_sources })}</span>
            <span>{t("review.events", { n: view.events.length })}</span>
            {before > 0 ? <span>{t("review.decidedBefore", { n: before })}</span> : null}
            <Tags tags={incident.tags} />
            {entry?.item.why.map((why) => <span key={why} className={`badge why-${why}`}>{t(`review.${why}`)}</span>)}
          </div>
        </header>
        <DecisionBar
          view={view} selection={words} open={open} onOpen={openForm} keys={keys} onDone={() => undefined}
          onPickWords={() => picker.current?.focus()} onSaved={saved} onMade={made}
        />
        <ValuesPane view={view} lit={lit} onLit={light} onEdit={openForm} />
      </section>
    </>
  );
}
