// What was given and what was read in it, with the progress said aloud.
import { Empty } from "../components/Empty";
import { useI18n } from "../lib/i18n";
import { type Item, tally } from "./batch";
import { ReadCard } from "./ReadCard";

export function ReadList({ items, onStop }: { items: readonly Item[]; onStop: () => void }) {
  const { t } = useI18n();
  const { all, done, read, events, reading } = tally(items);
  const busy = done < all;
  const words = all === 0 ? ""
    : busy ? `${t("library.progress", { done, n: all })}. ${reading ? t("library.nowReading", { name: reading }) : ""}`
    : [t("library.allDone", { n: read, events: t("common.events", { n: events }) }), read < all ? t("library.notRead", { n: all - read }) : ""].join(" ");
  return (
    <section className="stack" aria-labelledby="read">
      <div className="spread">
        <h2 id="read">{t("library.doneTitle")}</h2>
        {items.some((item) => item.state === "waiting") ? (
          <button type="button" className="button small" onClick={onStop}>{t("library.stop")}</button>
        ) : null}
      </div>
      <p role="status" aria-live="polite" className="muted num">{words}</p>
      {busy && all > 1 ? <progress className="lib-progress" value={done} max={all} aria-label={t("library.progress", { done, n: all })} /> : null}
      {all === 0 ? <div className="card"><Empty title={t("library.doneNone")}>{t("library.doneNoneText")}</Empty></div> : (
        // What was given last is what one wants to see first.
        <ol className="stack" reversed>{items.toReversed().map((item) => <li key={item.key}><ReadCard item={item} /></li>)}</ol>
      )}
    </section>
  );
}
