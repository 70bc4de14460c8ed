// The queue: each incident in two lines with why it is here, what was decided in this sitting ticked off.
import { useEffect, useRef, type KeyboardEvent } from "react";
import { Days } from "../components/Days";
import { KindMark } from "../components/KindMark";
import { Toll } from "../components/Toll";
import { useI18n } from "../lib/i18n";
import { step, type Entry } from "./cursor";

interface Props { entries: Entry[]; current: string | null; onGo: (id: string) => void }

export function QueueList({ entries, current, onGo }: Props) {
  const { t } = useI18n();
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const line = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    line?.scrollIntoView({ block: "nearest" });
    if (list.current?.contains(document.activeElement)) line?.focus();
  }, [current]);
  // One stop for Tab, however long the queue; the arrows go on from there.
  const stop = entries.some((e) => e.item.row.id === current) ? current : entries[0]?.item.row.id;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    const next = by && step(entries, current, by);
    if (!next) return;
    event.preventDefault();
    onGo(next);
  };
  return (
    <ol ref={list} className="queue-list" aria-label={t("review.queue")} onKeyDown={onKeyDown}>
      {entries.map((entry) => (
        <li key={entry.item.row.id}>
          <Line entry={entry} current={entry.item.row.id === current} stop={entry.item.row.id === stop} onGo={onGo} />
        </li>
      ))}
    </ol>
  );
}

interface LineProps { entry: Entry; current: boolean; stop: boolean; onGo: (id: string) => void }

function Line({ entry: { item, done }, current, stop, onGo }: LineProps) {
  const { t } = useI18n();
  const { row, why } = item;
  const { first, last, date_precision, killed_low, killed_best, killed_high } = row;
  const said = killed_low !== null || killed_best !== null || killed_high !== null;
  return (
    <button
      type="button" className={done ? "queue-item queue-done" : "queue-item"} aria-current={current ? "true" : undefined}
      tabIndex={stop ? 0 : -1}
      onClick={() => onGo(row.id)}
    >
      <span className="queue-top">
        <KindMark family={row.family} act={row.act} />
        {said ? <span className="queue-toll"><Toll low={killed_low} best={killed_best} high={killed_high} /> <small>{t("word.killed").toLocaleLowerCase()}</small></span> : null}
      </span>
      <span className="queue-sub">
        <span className="truncate">{row.place ?? t("common.noPlace")}{row.country ? `, ${row.country}` : ""}</span>
        <Days when={{ first, last, precision: date_precision ?? "unknown" }} />
      </span>
      <span className="queue-why">
        {done ? <span className="badge good"><span aria-hidden="true">✓</span> {done.label}</span>
          : why.map((reason) => <span key={reason} className={`badge why-${reason}`}>{t(`review.${reason}`)}</span>)}
      </span>
    </button>
  );
}
