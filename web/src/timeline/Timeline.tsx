// When the incidents of the filters were, by family, above what was published in that time; dragging across it chooses days.
import { useState } from "react";
import { useSeries } from "../api/queries";
import type { Filters, Series } from "../api/types";
import { Empty } from "../components/Empty";
import { FamilyShape } from "../components/KindMark";
import { Problem } from "../components/Problem";
import { day } from "../lib/format";
import { useI18n } from "../lib/i18n";
import "../styles/map.css";
import { Bars } from "./Bars";
import { bucketName, bulkFrom, familiesIn, lastDay, moved, sum } from "./buckets";
import { DayInputs } from "./DayInputs";
import { SeriesTable } from "./SeriesTable";

interface Props {
  filters: Filters;
  onBrush: (since: string | undefined, until: string | undefined) => void;
}

export function Timeline({ filters, onBrush }: Props) {
  const { lang, t } = useI18n();
  const [allYears, setAllYears] = useState(false);
  const chosen = filters.since !== undefined || filters.until !== undefined;
  const whole = useSeries(filters);
  // News of today tells of old wars too: they are counted in words, not drawn as a century of nothing.
  const bulk = chosen || !whole.data ? null : bulkFrom(whole.data.buckets);
  const since = bulk && whole.data ? whole.data.buckets[bulk.at]?.start : undefined;
  const closer = useSeries(since && !allYears ? { ...filters, since } : filters);
  const series = closer.data;
  const { n } = sum(series?.buckets ?? []);

  const shift = (where: -1 | 0 | 1) => {
    if (!series) return;
    const from = filters.since ?? series.buckets[0]?.start;
    const to = filters.until ?? lastDay(series.buckets, series.buckets.length - 1);
    if (!from || !to) return;
    const next = moved(from, to, where);
    onBrush(next.since, next.until);
  };

  return (
    <section className="timeline" aria-label={t("map.timeline.title")}>
      <div className="timeline-head">
        <h2>{series ? t("map.timeline.incidentsBy", { step: t(`map.timeline.${series.step}`) }) : t("map.timeline.title")}</h2>
        {series ? <Key series={series} /> : null}
        <div className="timeline-days"><DayInputs since={filters.since} until={filters.until} onChange={onBrush} /></div>
      </div>
      {closer.error && !series ? <Problem error={closer.error} retry={() => void closer.refetch()} /> : null}
      {closer.isPending ? <p className="loading">{t("common.loading")}</p> : null}
      {series && n === 0 ? <Empty title={t("map.timeline.none")}>{t("map.timeline.noneText")}</Empty> : null}
      {series && n > 0 ? <Bars series={series} label={summary(series)} busy={closer.isPlaceholderData} onBrush={onBrush} /> : null}
      <div className="timeline-foot">
        {chosen ? (
          <span className="row timeline-moves">
            <button type="button" className="button small quiet" onClick={() => shift(-1)}>← {t("map.timeline.earlier")}</button>
            <button type="button" className="button small quiet" onClick={() => shift(0)}>{t("map.timeline.wider")}</button>
            <button type="button" className="button small quiet" onClick={() => shift(1)}>{t("map.timeline.later")} →</button>
            <button type="button" className="button small" onClick={() => onBrush(undefined, undefined)}>{t("map.timeline.all")}</button>
          </span>
        ) : null}
        {bulk && since ? (
          <span>
            {allYears ? null : `${t("map.timeline.before", { n: bulk.before, day: day(since, lang) })} `}
            <button type="button" className="button link" onClick={() => setAllYears(!allYears)}>
              {t(allYears ? "map.timeline.hideBefore" : "map.timeline.showBefore")}
            </button>
          </span>
        ) : null}
        {whole.data && whole.data.undated > 0 ? <span>{t("map.timeline.undated", { n: whole.data.undated })}</span> : null}
        {series && n > 0 ? <SeriesTable series={series} /> : null}
      </div>
    </section>
  );

  function summary({ buckets, step }: Series): string {
    const all = sum(buckets);
    const name = (at: number) => bucketName(buckets, at, step, lang);
    return t("map.timeline.chart", {
      n: all.n, step: t(`map.timeline.${step}`), first: name(all.first), last: name(all.last), most: name(all.most),
    });
  }
}

function Key({ series }: { series: Series }) {
  const { t } = useI18n();
  return (
    <details className="timeline-key">
      <summary>{t("map.key")}</summary>
      <ul>
        {familiesIn(series.buckets).map((family) => (
          <li key={family ?? ""}><span className="map-legend-sign"><FamilyShape family={family} /></span>{family ? t(`word.${family}`) : t("common.noFamily")}</li>
        ))}
        <li><span className="map-legend-sign"><span className="timeline-reports" aria-hidden="true" /></span>{t("map.timeline.reportsStrip")}</li>
        <li><span className="map-legend-sign"><span className="timeline-silence" aria-hidden="true" /></span>{t("map.timeline.silence")}</li>
        <li className="muted">{t("map.timeline.brushHint")}</li>
      </ul>
    </details>
  );
}
