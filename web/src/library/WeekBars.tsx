// Reports by time, stacked by language; spans without a report are marked, and a table says the same in numbers.
import { useMemo } from "react";
import type { Sources } from "../api/types";
import { day, language, number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { type Bucket, bucketWeeks, endOf, languagesOf, silences, type Step } from "./weeks";

/** How the server names the language of reports whose language is not known. */
const UNKNOWN = "?";
const HEIGHT = 100;
/** More than this many languages are told together. */
const SHADES = 4;

export function WeekBars({ weeks }: { weeks: Sources["weeks"] }) {
  const { t, lang } = useI18n();
  const { step, buckets } = useMemo(() => bucketWeeks(weeks), [weeks]);
  const tongues = useMemo(() => languagesOf(buckets), [buckets]);
  const gaps = useMemo(() => silences(buckets, step), [buckets, step]);
  const first = buckets[0];
  const last = buckets.at(-1);
  if (!first || !last) return <p className="muted">{t("library.sourcesNone")}</p>;
  const most = Math.max(...buckets.map((bucket) => bucket.total));
  const n = tongues.reduce((sum, tongue) => sum + tongue.n, 0);
  const longest = gaps.reduce((a, b) => (b.buckets > a.buckets ? b : a), gaps[0] ?? { from: "", until: "", at: 0, buckets: 0 });
  const from = day(first.start, lang);
  const until = day(endOf(last.start, step), lang);
  const name = (code: string) => (code === UNKNOWN ? t("library.weeksUnknown") : language(code, lang));
  return (
    <div className="stack">
      <ul className="lib-legend">
        {tongues.slice(0, SHADES).map((tongue, shade) => (
          <li key={tongue.language}>
            <Swatch shade={shade} />
            {name(tongue.language)} <span className="muted num">{number(tongue.n, lang)}</span>
          </li>
        ))}
        {tongues.length > SHADES ? <li><Swatch shade={SHADES} />{tongues.slice(SHADES).map((tongue) => name(tongue.language)).join(", ")}</li> : null}
        <li><span className="lib-swatch lib-silence" aria-hidden="true" />{t("library.weeksSilent")}</li>
        <li className="muted lib-push">{t(`library.weeksBy.${step}`)}</li>
      </ul>
      <figure className="lib-weeks">
        <span className="lib-weeks-most num" aria-hidden="true">{number(most, lang)}</span>
        {gaps.map((gap) => (
          <span
            key={gap.at} className="lib-gap lib-silence" aria-hidden="true"
            style={{ left: `${(gap.at / buckets.length) * 100}%`, width: `${(gap.buckets / buckets.length) * 100}%` }}
          />
        ))}
        <svg
          viewBox={`0 0 ${buckets.length} ${HEIGHT}`} preserveAspectRatio="none" role="img"
          aria-label={t("library.weeksAlt", { n, from, until, most })}
        >
          {buckets.map((bucket, index) => (
            <Column key={bucket.start} bucket={bucket} index={index} most={most} tongues={tongues} title={title(bucket)} />
          ))}
        </svg>
        <figcaption className="spread muted small num" aria-hidden="true"><span>{from}</span><span>{until}</span></figcaption>
      </figure>
      <p>
        {gaps.length === 0
          ? t("library.weeksNoSilence")
          : t("library.weeksSilence", { n: gaps.length, from: day(longest.from, lang), until: day(longest.until, lang) })}
      </p>
      <details className="lib-details">
        <summary>{t("library.weeksTable")}</summary>
        <NumberTable buckets={buckets} step={step} tongues={tongues.map((tongue) => tongue.language)} name={name} />
      </details>
    </div>
  );

  function title(bucket: Bucket): string {
    const parts = Object.entries(bucket.languages).map(([code, some]) => `${name(code)} ${number(some, lang)}`);
    return `${day(bucket.start, lang)}: ${parts.join(", ") || t("library.weeksSilent")}`;
  }
}

interface ColumnProps {
  bucket: Bucket;
  index: number;
  most: number;
  tongues: readonly { language: string }[];
  title: string;
}

function Column({ bucket, index, most, tongues, title }: ColumnProps) {
  let top = HEIGHT;
  const parts = tongues.map(({ language: code }, shade) => {
    const height = ((bucket.languages[code] ?? 0) / most) * HEIGHT;
    top -= height;
    return height > 0 ? <rect key={code} className={`lib-shade-${Math.min(shade, SHADES)}`} x={index + 0.08} width={0.84} y={top} height={height} /> : null;
  });
  return (
    <g>
      <title>{title}</title>
      <rect className="lib-shade-none" x={index} width={1} y={0} height={HEIGHT} />
      {parts}
    </g>
  );
}

function Swatch({ shade }: { shade: number }) {
  return <svg className="lib-swatch" viewBox="0 0 10 10" width="12" height="12" aria-hidden="true"><rect className={`lib-shade-${shade}`} width="10" height="10" /></svg>;
}

interface TableProps { buckets: readonly Bucket[]; step: Step; tongues: readonly string[]; name: (code: string) => string }

function NumberTable({ buckets, step, tongues, name }: TableProps) {
  const { t, lang } = useI18n();
  const start = (bucket: Bucket) => (step === "week" ? day(bucket.start, lang) : bucket.start.slice(0, step === "month" ? 7 : 4));
  return (
    <div className="lib-tall" tabIndex={0} role="region" aria-label={t("library.weeksCaption")}>
      <table className="table lib-plain">
        <caption className="visually-hidden">{t("library.weeksCaption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`library.weeksStart.${step}`)}</th>
            {tongues.map((code) => <th scope="col" className="num" key={code}>{name(code)}</th>)}
            <th scope="col" className="num">{t("library.weeksTotal")}</th>
          </tr>
        </thead>
        <tbody>
          {buckets.map((bucket) => (
            <tr key={bucket.start}>
              <th scope="row" className="num lib-start">{start(bucket)}</th>
              {tongues.map((code) => <td className="num" key={code}>{number(bucket.languages[code] ?? 0, lang)}</td>)}
              <td className="num">{number(bucket.total, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
