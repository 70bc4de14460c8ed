// How a report came in, who read it, which versions of its text there are, and what went wrong.
import type { ReportView } from "../api/types";
import { moment } from "../lib/format";
import { useI18n } from "../lib/i18n";

export function About({ view }: { view: ReportView }) {
  const { t, lang } = useI18n();
  const { head } = view;
  return (
    <div className="about stack">
      {view.problems.length > 0 && (
        <section aria-labelledby="problems">
          <h2 id="problems">{t("report.problems")}</h2>
          <ul className="stack">
            {view.problems.map((p, n) => <li key={n} className="notice warn"><span className="badge">{p.stage}</span> {p.message}</li>)}
          </ul>
        </section>
      )}
      <section>
        <ul className="plain">
          <li>{t("report.origin", { what: head.origin })}</li>
          <li>{t("report.added", { moment: moment(view.added, lang) })}{view.changed !== view.added && `, ${t("report.changed", { moment: moment(view.changed, lang) })}`}</li>
          <li>{t("report.extractor", { what: head.extractor })}</li>
          <li>{view.coded_by ? t("report.coded_by", { who: view.coded_by }) : t("report.not_coded")}</li>
        </ul>
      </section>
      <section aria-labelledby="versions">
        <h2 id="versions">{t("report.versions")}</h2>
        <ol className="versions">
          {view.versions.map((v) => (
            <li key={v}>
              <code>{v.replace(/^sha256:/, "").slice(0, 16)}…</code>{" "}
              <span className="muted small">{v === head.text_id ? t("report.version_now") : t("report.version_older")}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
