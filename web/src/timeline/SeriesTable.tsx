// The figures of the timeline as a table: the same numbers, for those who read rather than look.
import { useState } from "react";
import type { Series } from "../api/types";
import { number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { bucketName, familiesIn, outside } from "./buckets";

export function SeriesTable({ series }: { series: Series }) {
  const { lang, t } = useI18n();
  const [open, setOpen] = useState(false);
  const step = t(`map.timeline.${series.step}`);
  return (
    <details className="timeline-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("map.timeline.table")}</summary>
      {open ? <Table series={series} lang={lang} caption={t("map.timeline.caption", { step })} /> : null}
    </details>
  );
}

function Table({ series, lang, caption }: { series: Series; lang: "en" | "fr"; caption: string }) {
  const { t } = useI18n();
  const families = familiesIn(series.buckets);
  const rows = series.buckets.map((bucket, at) => ({ bucket, at })).filter(({ bucket }) => bucket.n > 0 || bucket.reports > 0);
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={caption}>
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("map.timeline.when")}</th>
            {families.map((family) => <th key={family ?? ""} scope="col" className="num">{family ? t(`word.${family}`) : t("common.noFamily")}</th>)}
            <th scope="col" className="num">{t("map.timeline.total")}</th>
            <th scope="col" className="num">{t("map.timeline.killed")}</th>
            <th scope="col" className="num">{t("map.timeline.reports")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ bucket, at }) => (
            <tr key={bucket.start}>
              <th scope="row" className="nowrap">{bucketName(series.buckets, at, series.step, lang)}</th>
              {families.map((family) => (
                <td key={family ?? ""} className="num">{number((family ? bucket.families[family] : outside(bucket)) ?? 0, lang)}</td>
              ))}
              <td className="num">{number(bucket.n, lang)}</td>
              <td className="num">{number(bucket.killed > 0 ? bucket.killed : null, lang)}</td>
              <td className="num">{number(bucket.reports, lang)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
