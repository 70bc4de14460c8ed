// The head of a report's column: its number, who published it and when, whose copy it is and whose account it gives.
import type { Incident, IncidentReport } from "../api/types";
import { day } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { agencyWords } from "../report/told";
import { SourceNumber, useWords } from "./words";

interface Props { incident: Pick<Incident, "reports">; report: IncidentReport; n: number }

export function SourceHead({ incident, report, n }: Props) {
  const { t, lang } = useI18n();
  const { open, report: shown } = useWords();
  const agency = agencyWords(report, t);
  return (
    <button type="button" className="source-head" aria-pressed={shown === report.id} onClick={() => open(report.id)}>
      <SourceNumber n={n} />
      <span className="source-name">{report.publisher ?? report.origin}</span>
      <span className="muted small">{report.published ? day(report.published, lang) : t("report.undated")}</span>
      {report.copy_of && <span className="badge">{copyWords(incident, report.copy_of, t)}</span>}
      {agency && <span className="badge" title={t("report.agency_hint")}>{agency}</span>}
    </button>
  );
}

/** "copy of 1", or only "a copy" where the original is not among the reports. */
export function copyWords(incident: Pick<Incident, "reports">, of: string, t: ReturnType<typeof useI18n>["t"]): string {
  const original = incident.reports.findIndex((r) => r.id === of);
  return original < 0 ? t("incident.copy_unknown") : t("incident.copy", { n: original + 1 });
}
