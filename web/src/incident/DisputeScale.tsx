// Claims on one scale: a dot for a number, a bar for a range, an arrow where the words leave it open.
import { day, number } from "../lib/format";
import { type Lang, useI18n } from "../lib/i18n";
import type { T } from "./assertion";
import { type Drawn, isoDay, type Point, scaleOf } from "./dispute";
import { pointWords } from "./quarrel";
import { SourceNumber, useLit, useWords } from "./words";

type Scale = Extract<Drawn, { form: "scale" }>;
type Place = (value: number) => number;
const HEIGHT = 26;
const MIDDLE = HEIGHT / 2;

export function DisputeScale({ drawn }: { drawn: Scale }) {
  const { t, lang } = useI18n();
  const scale = scaleOf(drawn);
  // In hundredths of the width: the drawing stretches, its points do not.
  const place: Place = (value) => 2 + (96 * (value - scale.min)) / (scale.max - scale.min);
  const write = (value: number) => (drawn.unit === "day" ? day(isoDay(value), lang) : number(value, lang));
  return (
    <div className="scale" role="group" aria-label={summary(drawn, write, t)}>
      <p className="hint">{summary(drawn, write, t)}</p>
      <Rows title={drawn.inner.length > 0 ? t("incident.rivals") : null} points={drawn.rivals} drawn={drawn} place={place} />
      {drawn.inner.length > 0 && <Rows title={t("incident.inner")} points={drawn.inner} drawn={drawn} place={place} inner />}
      <div className="scale-row scale-axis" aria-hidden="true">
        <span className="scale-key">
          <span className="scale-key-band">{t("incident.settled_band")}</span>
          <span className="scale-key-best">{t("incident.settled_best")}</span>
        </span>
        <span className="scale-track">
          {scale.ticks.map((tick) => <span key={tick} className="scale-tick num" style={{ insetInlineStart: `${place(tick)}%` }}>{axisWord(tick, drawn, lang)}</span>)}
        </span>
      </div>
    </div>
  );
}

function Rows({ title, points, drawn, place, inner = false }: { title: string | null; points: readonly Point[]; drawn: Scale; place: Place; inner?: boolean }) {
  return (
    <>
      {title && <p className="scale-title">{title}</p>}
      <ul className="scale-rows">
        {points.map((p) => <li key={`${p.index} ${p.added}`}><Row point={p} drawn={drawn} place={place} inner={inner} /></li>)}
      </ul>
    </>
  );
}

function Row({ point, drawn, place, inner }: { point: Point; drawn: Scale; place: Place; inner: boolean }) {
  const { t, lang } = useI18n();
  const { show, numberOf } = useWords();
  const { claim } = point;
  const lit = useLit(claim.span, claim.text_id);
  const n = numberOf(claim.text_id);
  const who = claim.speaker ?? t("incident.newsroom");
  const words = pointWords(point, t, lang);
  return (
    <button
      type="button" className="scale-row" aria-pressed={lit} onClick={() => show(claim.span, claim.text_id)} title={claim.span.quote}
      aria-label={`${words}, ${who}. ${t("incident.show_words", { quote: claim.span.quote, n: n ?? "–" })}`}
    >
      <span className="scale-label">
        {n !== null && <SourceNumber n={n} />}
        <span className="scale-value">{words}</span>
        <span className={claim.speaker ? "scale-who" : "scale-who muted"}>{who}</span>
      </span>
      <span className="scale-track"><Drawing point={point} drawn={drawn} place={place} inner={inner} /></span>
    </button>
  );
}

function Drawing({ point, drawn, place, inner }: { point: Point; drawn: Scale; place: Place; inner: boolean }) {
  const { t } = useI18n();
  const { low, best, high } = drawn.settled;
  const known = [point.low, point.best, point.high].filter((v) => v !== null);
  if (known.length === 0) return <span className="scale-none muted small">{t("incident.no_number")}</span>;
  const from = point.openBelow ? 0 : place(Math.min(...known));
  const to = point.openAbove ? 100 : place(Math.max(...known));
  const dots = point.best !== null ? [point.best] : point.low === point.high && point.low !== null ? [point.low] : known;
  return (
    <svg width="100%" height={HEIGHT} aria-hidden="true" className={inner ? "scale-inner" : undefined}>
      {low !== null && high !== null && <rect className="scale-band" x={`${place(low) - 0.6}%`} width={`${place(high) - place(low) + 1.2}%`} y="0" height={HEIGHT} />}
      {best !== null && <line className="scale-best" x1={`${place(best)}%`} x2={`${place(best)}%`} y1="0" y2={HEIGHT} />}
      {to > from && <line className={point.openAbove || point.openBelow ? "scale-open" : "scale-range"} x1={`${from}%`} x2={`${to}%`} y1={MIDDLE} y2={MIDDLE} />}
      {dots.map((v) => <circle key={v} className="scale-dot" cx={`${place(v)}%`} cy={MIDDLE} r="5" />)}
    </svg>
  );
}

/** The drawing in a sentence. */
function summary(drawn: Scale, write: (value: number) => string, t: T): string {
  const all = drawn.rivals.flatMap((p) => [p.low, p.best, p.high]).filter((v) => v !== null);
  const { low, best, high } = drawn.settled;
  const range = low === null && high === null ? "–" : low === high && low !== null ? write(low) : `${low === null ? "" : write(low)}–${high === null ? "" : write(high)}`;
  const settled = best !== null && low !== high ? `${range}, ${t("incident.most_often", { n: write(best) })}` : range;
  if (all.length === 0) return t("incident.no_number");
  return t(`incident.scale_${drawn.unit === "day" ? "days" : "people"}`, { low: write(Math.min(...all)), high: write(Math.max(...all)), settled });
}

function axisWord(value: number, drawn: Scale, lang: Lang): string {
  if (drawn.unit === "people") return number(value, lang);
  return new Intl.DateTimeFormat(lang, { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(`${isoDay(value)}T00:00:00Z`));
}
