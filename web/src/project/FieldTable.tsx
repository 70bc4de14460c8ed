// By field, how often the program was wrong and how far reviewers agree; unknown where nothing was seen.
import type { Quality } from "../api/types";
import { number, percent, percentRange, UNKNOWN } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { ShareBar } from "./ShareBar";
import { type FieldShare, fieldShares, scaleEnd, type Share } from "./shares";

export function FieldTable({ quality }: { quality: Quality }) {
  const { t, lang } = useI18n();
  const rows = fieldShares(quality);
  const most = scaleEnd(rows.map(({ wrong }) => wrong));
  return (
    <>
      <p className="muted small">{quality.seen === 0 ? t("project.fieldsUnknown") : t("project.fieldsScale", { most: percent(most, lang) })}</p>
      <div className="lib-scroll" tabIndex={0} role="group" aria-label={t("project.fieldsTitle")}>
        <table className="table lib-plain quality-fields">
          <caption className="visually-hidden">{t("project.fieldsCaption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("project.field")}</th>
              <th scope="col" className="num">{t("project.corrected")}</th>
              <th scope="col">{t("project.share")}</th>
              <th scope="col" className="num">{t("project.agreement")}</th>
            </tr>
          </thead>
          <tbody>{rows.map((row) => <Row key={row.field} row={row} most={most} />)}</tbody>
        </table>
      </div>
    </>
  );
}

function Row({ row: { field, wrong, agreed }, most }: { row: FieldShare; most: number }) {
  const { t } = useI18n();
  return (
    <tr>
      <th scope="row" className="quality-field">{t(field === "event" ? "project.fieldEvent" : `word.${field}`)}</th>
      <td className="num nowrap"><Count share={wrong} /></td>
      <td className="share-cell"><div><span className="num nowrap"><Percentage share={wrong} /></span><ShareBar share={wrong} most={most} /></div></td>
      <td className="num nowrap"><Count share={agreed} /></td>
    </tr>
  );
}

/** "3 of 14". */
function Count({ share: { n, of } }: { share: Share }) {
  const { t, lang } = useI18n();
  return of === 0 ? <Unknown /> : <>{t("project.nOf", { n: number(n, lang), of: number(of, lang) })}</>;
}

/** "21% (8–48%)". */
export function Percentage({ share: { share, interval } }: { share: Share }) {
  const { lang } = useI18n();
  if (share === null || !interval) return <Unknown />;
  return <>{percent(share, lang)} <span className="muted">({percentRange(interval.low, interval.high, lang)})</span></>;
}

function Unknown() {
  const { t } = useI18n();
  return <span className="muted"><span aria-hidden="true">{UNKNOWN}</span><span className="visually-hidden">{t("common.unknown")}</span></span>;
}
