// The watched sources: whether each still answers, what came from it, and what went wrong last.
import { useState } from "react";
import { moment, number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { countWell, orderWatched, readState, type State, type WatchedRow } from "./watched";

/** As many as leave the rest of the page in sight; the others on demand. */
const SHOWN = 20;

/** A tick, a cross, a clock, an exclamation mark, a square: told apart without colour. */
const SIGNS: Record<State, string> = {
  well: "M2.5 8.4 6.4 12.3 13.5 4",
  failing: "M3.8 3.8l8.4 8.4m0-8.4-8.4 8.4",
  "not yet asked": "M8 2.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6ZM8 5v3.3l2.2 1.4",
  overdue: "M8 2.5v7M8 12.6v.6",
  stopped: "M3.5 3.5h9v9h-9Z",
};

export function WatchedTable({ watched }: { watched: readonly WatchedRow[] }) {
  const { t } = useI18n();
  const [all, setAll] = useState(false);
  const ordered = orderWatched(watched);
  const shown = all ? ordered : ordered.slice(0, SHOWN);
  return (
    <div className="stack">
      <p>{t("library.watchedWell", { n: countWell(watched), total: watched.length })}</p>
      <div className="lib-scroll" tabIndex={0} role="region" aria-label={t("library.watchedCaption")}>
        <table className="table lib-plain lib-watched">
          <caption className="visually-hidden">{t("library.watchedCaption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("library.watchedName")}</th>
              <th scope="col">{t("library.watchedState")}</th>
              <th scope="col">{t("library.watchedAnswered")}</th>
              <th scope="col">{t("library.watchedNext")}</th>
              <th scope="col" className="num">{t("library.watchedStories")}</th>
              <th scope="col" className="num">{t("library.watchedWaiting")}</th>
              <th scope="col" className="num">{t("library.watchedGivenUp")}</th>
            </tr>
          </thead>
          <tbody>{shown.map((row) => <Line key={row.name} row={row} />)}</tbody>
        </table>
      </div>
      {shown.length < ordered.length ? (
        <p><button type="button" className="button" onClick={() => setAll(true)}>{t("library.watchedAll", { n: ordered.length })}</button></p>
      ) : null}
    </div>
  );
}

function Line({ row }: { row: WatchedRow }) {
  const { t, lang } = useI18n();
  return (
    <tr>
      <th scope="row" className="lib-name" abbr={row.name}>
        {row.name}
        <span className="lib-under muted">{row.host ?? t("library.watchedFolder")}</span>
        {row.error ? <span className="lib-under">{t("library.watchedError")} <span lang="en">{row.error}</span></span> : null}
      </th>
      <td><StateMark word={row.state} /></td>
      <td className="nowrap"><Time at={row.answered} none={t("library.watchedNever")} /></td>
      <td className="nowrap"><Time at={row.next} none={t("library.watchedNoMore")} /></td>
      {[row.stories, row.waiting, row.given_up].map((n, index) => (
        <td key={index} className={n > 0 ? "num" : "num muted"}>{number(n, lang)}</td>
      ))}
    </tr>
  );
}

function StateMark({ word }: { word: string }) {
  const { t } = useI18n();
  const state = readState(word);
  const tone = state === "well" ? " is-good" : state === undefined || state === "not yet asked" ? "" : " is-bad";
  return (
    <span className={`lib-state${tone}`}>
      {state ? (
        <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">
          <path d={SIGNS[state]} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      ) : null}
      <span>{t(`word.${word}`)}</span>
    </span>
  );
}

function Time({ at, none }: { at: string | null; none: string }) {
  const { lang } = useI18n();
  return at ? <span className="num">{moment(at, lang)}</span> : <span className="muted">{none}</span>;
}
