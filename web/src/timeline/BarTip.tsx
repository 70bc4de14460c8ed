// The figures of the bar under the pointer; the table says the same to those without one.
import type { Series } from "../api/types";
import { FamilyShape } from "../components/KindMark";
import { number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { bucketName, familiesIn, outside, silent } from "./buckets";

const EDGE = 130;

export function BarTip({ series, at, x, width }: { series: Series; at: number; x: number; width: number }) {
  const { lang, t } = useI18n();
  const bucket = series.buckets[at];
  if (!bucket) return null;
  const side = x < EDGE ? "timeline-tip is-left" : x > width - EDGE ? "timeline-tip is-right" : "timeline-tip";
  return (
    <div className={side} style={{ left: x }} aria-hidden="true">
      <p className="timeline-tip-head">{bucketName(series.buckets, at, series.step, lang)}</p>
      <ul>
        {familiesIn([bucket]).map((family) => (
          <li key={family ?? ""}>
            <FamilyShape family={family} />
            {family ? t(`word.${family}`) : t("common.noFamily")}
            <span>{number(family ? bucket.families[family] : outside(bucket), lang)}</span>
          </li>
        ))}
      </ul>
      {bucket.killed > 0 ? <p>{t("common.killedN", { n: bucket.killed })}</p> : null}
      <p className="muted">{silent(bucket) ? t("map.timeline.silence") : t("map.timeline.reportsIn", { n: bucket.reports })}</p>
    </div>
  );
}
