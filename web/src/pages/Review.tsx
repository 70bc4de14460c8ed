// The review page: a queue that the server orders, worked by keyboard, one incident after the other.
import { useState } from "react";
import { useLocation } from "wouter";
import { useIncident, useReport, useUndo } from "../api/queries";
import type { Filters, IncidentView } from "../api/types";
import { Problem } from "../components/Problem";
import { countFilters, useFilters } from "../lib/filters";
import { useI18n } from "../lib/i18n";
import { useKeys } from "../lib/keys";
import { usePerson } from "../lib/person";
import type { Saved } from "../review/ActionForm";
import { isMaking, mayBeUnsaid } from "../review/actions";
import { pace } from "../review/cursor";
import type { Open } from "../review/DecisionBar";
import { Desk } from "../review/Desk";
import { doneWords } from "../review/doneWords";
import { KeyBar } from "../review/KeyBar";
import type { Place } from "../review/keymap";
import { KeysHelp } from "../review/KeysHelp";
import { NoIncident } from "../review/NoIncident";
import { QueueFilters } from "../review/QueueFilters";
import { QueueList } from "../review/QueueList";
import { rowOf } from "../review/row";
import { StatusLine } from "../review/StatusLine";
import type { Made } from "../review/useMake";
import { useSingleKeys } from "../review/useSingleKeys";
import { useSitting } from "../review/useSitting";
import "../styles/review.css";

export default function Review() {
  const { t } = useI18n();
  const [filters, change, clear] = useFilters();
  const sitting = useSitting(filters);
  const { queue, entries, entry, current } = sitting;
  const [, navigate] = useLocation();
  const [open, setOpen] = useState<Open>(null);
  const [filtering, setFiltering] = useState(false);
  const [help, setHelp] = useState(false);
  const [picking, setPicking] = useState(false);
  const [message, setMessage] = useState("");
  const [on, setOn] = useSingleKeys();
  const undo = useUndoLast(sitting, setMessage);

  const move = (by: 1 | -1) => {
    setMessage("");
    sitting.move(by);
  };
  const go = (id: string) => {
    setOpen(null);
    setMessage("");
    sitting.go(id);
  };
  const tell = (what: string, { incident }: IncidentView) =>
    setMessage(t("review.didWhat", { what, incident: `${t(`word.${incident.act}`)}, ${incident.where?.name ?? t("common.noPlace")}` }));
  const saved = (view: IncidentView, done: Saved) => {
    const label = doneWords(done, t);
    tell(label, view);
    if (!done.decided || !current) return;
    const entry = { seqs: [done.decided.seq], label };
    if (done.action === "tag") sitting.noted(current, entry);
    else sitting.decided(current, entry, done.stay);
  };
  const made = ({ making, view, seqs, left }: Made) => {
    const label = t(`review.did_${making}`);
    const missing = left.map((field) => t(`word.${field}`).toLocaleLowerCase()).join(", ");
    tell(left.length > 0 ? t("review.madeLess", { what: label, missing }) : label, view);
    sitting.added({ row: rowOf(view), weight: 0, why: [] }, { seqs, label });
  };
  // Another queue begins at its first.
  const narrow = (part: Partial<Filters>) => {
    change(part);
    sitting.go(null);
  };
  const widen = () => {
    clear();
    sitting.go(null);
  };
  const closeFilters = () => {
    setFiltering(false);
    document.getElementById("review-incident")?.focus({ preventScroll: true });
  };
  const free = on && open === null;
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    u: () => void undo.last(),
    Enter: () => current && navigate(`/incidents/${current}`),
    "/": () => setFiltering(true),
    "?": () => setHelp(true),
  }, free);

  const place: Place = open === "edit" ? "fields" : picking ? "text" : open === "comment" ? "note" : open === "tag" ? "tag" : isMaking(open) ? "make" : open && mayBeUnsaid(open) ? "value" : open ? "form" : "queue";
  const left = queue.data ? Math.max(0, queue.data.total) : null;
  const at = entries.findIndex((e) => e.item.row.id === current) + 1;
  const speed = pace(sitting.made.map((d) => d.at), Date.now());
  return (
    <div className="review">
      <header className="review-head">
        <h1>{t("review.title")}</h1>
        <p className="muted">
          {left === null ? null : <span>{t("review.left", { n: left })}</span>}
          {sitting.made.length > 0 ? <span>{t("review.doneToday", { n: sitting.made.length })}</span> : null}
          {speed === null ? null : <span>{t("review.pace", { n: speed })}</span>}
        </p>
        <StatusLine message={undo.busy ? t("review.undoing") : message} error={undo.error} onUndo={sitting.made.length > 0 ? () => void undo.last() : null} />
      </header>
      <section className="review-queue" aria-label={t("review.queue")}>
        <div className="pane-head queue-head">
          <h2>
            {t("review.queue")}
            {at > 0 ? <small className="muted num"> {t("review.position", { at, of: Math.max(left ?? 0, entries.length) })}</small> : null}
          </h2>
          <button type="button" className="button small" aria-expanded={filtering} onClick={() => setFiltering(!filtering)}>
            <kbd aria-hidden="true">/</kbd> {t("review.filter")}{countFilters(filters) > 0 ? ` (${countFilters(filters)})` : ""}
          </button>
        </div>
        {filtering ? <QueueFilters filters={filters} change={narrow} clear={widen} onClose={closeFilters} /> : null}
        {queue.error ? <Problem error={queue.error} retry={() => void queue.refetch()} /> : null}
        <QueueList entries={entries} current={current} onGo={go} />
      </section>
      {current ? (
        <Desk key={current} id={current} entry={entry} keys={free} open={open} onOpen={setOpen} onSaved={saved} onMade={made} onPicking={setPicking} />
      ) : sitting.ready ? (
        <NoIncident done={entries.length > 0} filtered={countFilters(filters) > 0} onClear={widen} />
      ) : null}
      {sitting.following ? <Ahead key={sitting.following} id={sitting.following} /> : null}
      <footer className="review-foot">
        <KeyBar place={place} on={on} />
        <button type="button" className="button quiet small" onClick={() => setHelp(true)}>{t("review.keys")} <kbd aria-hidden="true">?</kbd></button>
      </footer>
      <KeysHelp open={help} onClose={() => setHelp(false)} on={on} onSwitch={setOn} />
    </div>
  );
}

/** Takes back the last decision of this sitting, then the one before. */
function useUndoLast(sitting: ReturnType<typeof useSitting>, say: (message: string) => void) {
  const { t } = useI18n();
  const person = usePerson();
  const undo = useUndo();
  const [busy, setBusy] = useState(false);
  const last = async () => {
    const decision = sitting.made.at(-1);
    if (busy) return;
    if (!decision) return say(t("review.undoNothing"));
    const by = person.name ?? (await person.ask());
    if (!by) return;
    setBusy(true);
    let seqs = [...decision.seqs];
    try {
      // What took several entries is taken back as a whole, the last first.
      for (const seq of decision.seqs.toReversed()) {
        await undo.mutateAsync({ seq, by, reason: t("review.undoReason") });
        seqs = seqs.filter((s) => s !== seq);
      }
      sitting.undone(decision);
      say(t("review.undone", { what: decision.label }));
    } catch {
      // What the server said is shown by the line.
      sitting.partly(decision, seqs);
    } finally {
      setBusy(false);
    }
  };
  return { last, busy, error: undo.error };
}

/** Reads the next incident and its report ahead, so that it is there at once. */
function Ahead({ id }: { id: string }) {
  const incident = useIncident(id).data?.incident;
  useReport(incident?.reports.find((r) => r.text_id === incident.text_id)?.id ?? "");
  return null;
}
