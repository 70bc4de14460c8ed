// Who decided how much, and when last.
import type { Quality } from "../api/types";
import { moment, number } from "../lib/format";
import { useI18n } from "../lib/i18n";

export function Reviewers({ reviewers }: { reviewers: Quality["reviewers"] }) {
  const { t, lang } = useI18n();
  if (reviewers.length === 0) return <p className="muted">{t("project.reviewersNone")}</p>;
  const sorted = [...reviewers].sort((a, b) => a.name.localeCompare(b.name));
  return (
    <div className="lib-scroll" tabIndex={0} role="group" aria-label={t("project.reviewersTitle")}>
      <table className="table lib-plain quality-reviewers">
        <caption>{t("project.reviewersCaption", { n: reviewers.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t("project.reviewer")}</th>
            <th scope="col" className="num">{t("project.reviewerDecisions")}</th>
            <th scope="col" className="num">{t("project.reviewerLast")}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((it) => (
            <tr key={it.name}>
              <th scope="row" className="lib-name">{it.name}</th>
              <td className="num">{number(it.decisions, lang)}</td>
              <td className="num nowrap"><time dateTime={it.last}>{moment(it.last, lang)}</time></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
