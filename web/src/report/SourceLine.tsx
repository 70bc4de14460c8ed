// Whence a report comes, in one line: publisher, day, language, original address, whose copy it is, whose account it gives.
import { Link } from "wouter";
import type { ReportView } from "../api/types";
import { day, language, moment } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { agencyWords } from "./told";

export function SourceLine({ view }: { view: ReportView }) {
  const { t, lang } = useI18n();
  const { head } = view;
  const agency = agencyWords(head, t);
  return (
    <ul className="source-line">
      <li><strong>{head.publisher ?? t("report.unnamed")}</strong></li>
      {head.byline && <li>{t("report.by", { byline: head.byline })}</li>}
      <li>{head.published ? t("report.published", { day: day(head.published, lang) }) : t("report.undated")}</li>
      {head.retrieved && <li>{t("report.captured", { moment: moment(head.retrieved, lang) })}</li>}
      {head.language && <li>{language(head.language, lang)}</li>}
      <li>{safe(head.url) ? <a href={head.url!} rel="noopener noreferrer" target="_blank">{short(head.url!)}</a> : <span className="muted">{head.url ?? t("report.no_original")}</span>}</li>
      {head.copy_of && <li><Link href={`/reports/${head.copy_of}`} className="badge warn" title={t("report.copy_hint")}>{t("report.copy_of")}</Link></li>}
      {agency && <li><span className="badge" title={t("report.agency_hint")}>{agency}</span></li>}
    </ul>
  );
}

/** Only addresses of the web: what came in with a report may say anything. */
function safe(url: string | null): boolean {
  return url !== null && /^https?:\/\//i.test(url);
}

function short(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
  return bare.length > 60 ? `${bare.slice(0, 58)}…` : bare;
}
