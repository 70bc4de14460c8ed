// One report that was given: its state, the events read in it with their words, and what could not be done.
import { Link } from "wouter";
import { useVocabulary } from "../api/queries";
import type { EventRecord, Read } from "../api/types";
import { Days } from "../components/Days";
import { KindMark } from "../components/KindMark";
import { Problem } from "../components/Problem";
import { toll, UNKNOWN } from "../lib/format";
import { useI18n } from "../lib/i18n";
import type { Item } from "./batch";
import { bytes } from "./bytes";

const SIGN = { waiting: "", reading: "", stopped: "", read: "good", refused: "bad", failed: "bad" } as const;
const WORD = { waiting: "stateWaiting", reading: "stateReading", stopped: "stateStopped", read: "stateRead", refused: "stateFailed", failed: "stateFailed" } as const;

export function ReadCard({ item }: { item: Item }) {
  const { t } = useI18n();
  return (
    <article className="card stack" aria-busy={item.state === "reading"}>
      <div className="spread">
        <h3 className="lib-given">{item.name}</h3>
        <span className={`badge ${SIGN[item.state]}`}>{t(`library.${WORD[item.state]}`)}</span>
      </div>
      {item.state === "refused" ? <Refused item={item} /> : null}
      {item.state === "failed" ? <Problem error={item.error} /> : null}
      {item.state === "read" ? <WhatWasRead read={item.read} /> : null}
    </article>
  );
}

function Refused({ item }: { item: Item & { state: "refused" } }) {
  const { t, lang } = useI18n();
  const words = { form: "refuseForm", size: "refuseSize", empty: "refuseEmpty", unreadable: "refuseRead" } as const;
  return (
    <div className="stack">
      <p>{t(`library.${words[item.why]}`, { size: bytes(item.size, lang) })}</p>
      {item.why === "size" ? <p><code className="lib-command">tidings add FILE</code></p> : null}
    </div>
  );
}

function WhatWasRead({ read }: { read: Read }) {
  const { t } = useI18n();
  // JSON Lines hold one report a line.
  const several = new Set(read.events.map((event) => event.report.id)).size > 1;
  return (
    <>
      <div className="spread">
        <p className="lib-count">{read.events.length > 0 ? t("library.eventsFound", { n: read.events.length }) : t("library.eventsNone")}</p>
        {read.report && !several ? <Link href={`/reports/${encodeURIComponent(read.report)}`}>{t("library.openReport")}</Link> : null}
      </div>
      {read.events.length === 0 && read.report ? <p className="muted">{t("library.eventsNoneText")}</p> : null}
      {read.events.length > 0 ? <ul className="lib-events">{read.events.map((event) => <EventLine key={event.id} event={event} several={several} />)}</ul> : null}
      {read.problems.length > 0 ? (
        <div className="lib-problems">
          <p className="lib-count">{t("library.problemsFound", { n: read.problems.length })}</p>
          <ul>
            {read.problems.map((problem, index) => (
              <li key={index}><span className="label">{stage(problem.stage)}</span> {problem.message}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );

  function stage(name: string): string {
    const words = t(`library.stage.${name}`);
    return words.startsWith("library.") ? name : words;
  }
}

function EventLine({ event, several }: { event: EventRecord; several: boolean }) {
  const { t, lang } = useI18n();
  const { data } = useVocabulary();
  const family = data?.kinds.find((kind) => kind.value === event.act)?.family ?? null;
  const killed = event.figures.find((figure) => figure.harm === "killed" && figure.relation === "total");
  const number = killed ? toll(killed.low, killed.best, killed.high, lang) : UNKNOWN;
  const sentence = event.evidence[0]?.quote ?? event.trigger.quote;
  return (
    <li>
      <div className="spread">
        <KindMark family={family} act={event.act} />
        <span className="row">
          {several ? <Link href={`/reports/${encodeURIComponent(event.report.id)}`}>{t("library.openReport")}</Link> : null}
          <Link href={`/incidents/${encodeURIComponent(event.id)}`}>{t("library.openIncident")}</Link>
        </span>
      </div>
      <p className="muted small">
        {event.when && event.when.precision !== "unknown" ? <Days when={event.when} /> : t("library.dayUnknown")}
        {" · "}{event.where?.name ?? t("library.placeUnknown")}
        {number === UNKNOWN ? null : ` · ${t("library.killed", { n: number })}`}
      </p>
      <blockquote className="lib-quote" lang={event.report.language ?? undefined}>
        <span className="visually-hidden">{t("library.eventWords")}: </span>
        <Sentence sentence={sentence} words={event.trigger.quote} />
      </blockquote>
    </li>
  );
}

/** The sentence, with the words that name the act marked where they stand in it. */
function Sentence({ sentence, words }: { sentence: string; words: string }) {
  const at = sentence.indexOf(words);
  if (at < 0) return <>{sentence}</>;
  return <>{sentence.slice(0, at)}<mark>{words}</mark>{sentence.slice(at + words.length)}</>;
}
