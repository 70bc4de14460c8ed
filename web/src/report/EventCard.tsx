// One event as this report tells it: its values as ways to its words, and the incident it is part of.
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { EventRecord, Figure, Quote } from "../api/types";
import { Days } from "../components/Days";
import { KindMark } from "../components/KindMark";
import { PlaceName } from "../components/PlaceName";
import { StandingMark } from "../components/Standing";
import { familyOf } from "../lib/families";
import { number, toll, UNKNOWN } from "../lib/format";
import { type Lang, useI18n } from "../lib/i18n";
import type { T } from "../incident/assertion";
import { wordsId } from "./marks";

interface Props {
  event: EventRecord; incident: string | null; words: string | null; lit: boolean; only: boolean;
  onWords: (span: Quote) => void; onOnly: () => void;
}

export function EventCard({ event: e, incident, words, lit, only, onWords, onOnly }: Props) {
  const { t, lang } = useI18n();
  const button = (key: string | number, text: ReactNode, span: Quote) => (
    <button key={key} type="button" className="value-button" aria-pressed={words === wordsId(span)} title={span.quote} onClick={() => onWords(span)}>{text}</button>
  );
  const who = (role: "actor" | "target" | "other") => {
    const those = e.participants.filter((p) => p.role === role);
    return those.length === 0 ? null : <Pair key={role} name={t(`report.${role}`)}>{those.map((p, n) => button(n, p.label, p.span))}</Pair>;
  };
  return (
    <article className={`event-card card${lit ? " is-lit" : ""}${e.foreground ? "" : " is-background"}`}>
      <h2>{button("act", <KindMark family={familyOf(e.acled?.event_type)} act={e.act} />, e.trigger)}</h2>
      <p className="event-line">
        {e.when ? button("when", <Days when={e.when} />, e.when.span) : <span className="muted">{t("incident.day_not_said")}</span>}
        {e.where
          ? button("where", <PlaceName row={{ place: e.where.name, country: e.where.country, admin1: e.where.admin1, place_precision: e.where.precision }} />, e.where.span)
          : <span className="muted">{t("common.noPlace")}</span>}
      </p>
      <dl className="event-pairs">
        {who("actor")}
        {who("target")}
        {who("other")}
        {grouped(e.figures, (f) => figureName(f, t)).map(([name, figures]) => (
          <Pair key={name} name={name}>{figures.map((f, n) => button(n, amount(f, t, lang), f.span))}</Pair>
        ))}
        {grouped(e.speakers, (s) => t(`incident.stance_${s.stance}`)).map(([name, speakers]) => (
          <Pair key={name} name={name}>{speakers.map((s, n) => button(n, s.name, s.span))}</Pair>
        ))}
      </dl>
      <p className="event-marks">
        <StandingMark standing={e.standing} />
        {!e.foreground && <span className="badge">{t("report.background")}</span>}
        {e.review && <span className="badge warn">{t("report.review")}</span>}
        <span className="muted small" title={t("incident.confidence_hint")}>{t("report.confidence", { n: number(e.confidence, lang) })}</span>
      </p>
      <p className="event-actions">
        {incident ? <Link href={`/incidents/${incident}`}>{t("report.event_incident")}</Link> : <span className="muted small">{t("report.event_no_incident")}</span>}
        <button type="button" className="button small" aria-pressed={only} onClick={onOnly}>{t("report.event_only")}</button>
      </p>
    </article>
  );
}

function figureName(f: Figure, t: T): string {
  const inner = f.relation === "among" || f.relation === "part";
  return inner ? `${t(`word.${f.harm}`)}, ${t("incident.parts")}` : t(`word.${f.harm}`);
}

function amount(f: Figure, t: T, lang: Lang): string {
  const range = toll(f.low, f.best, f.high, lang);
  const n = range === UNKNOWN ? t(f.basis === "said_unknown" ? "word.said_unknown" : "word.several") : range;
  return f.whom ? `${n} ${f.whom}` : n;
}

/** Those of one name together, in the order in which each name comes first. */
function grouped<X>(items: readonly X[], name: (item: X) => string): [string, X[]][] {
  const groups = new Map<string, X[]>();
  for (const item of items) groups.set(name(item), [...(groups.get(name(item)) ?? []), item]);
  return [...groups];
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return <div><dt>{name}</dt><dd>{children}</dd></div>;
}
