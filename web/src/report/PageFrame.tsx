// The page as it was captured, shut in: no scripts, no origin, nothing fetched.
import { fileUrl } from "../api/client";
import { useI18n } from "../lib/i18n";

export function PageFrame({ digest, headline }: { digest: string; headline: string | null }) {
  const { t } = useI18n();
  const url = fileUrl("/captures/{digest}", { digest });
  return (
    <div className="page-frame">
      <p className="hint spread">
        <span>{t("report.page_hint")}</span>
        <a href={url} target="_blank" rel="noopener noreferrer">{t("report.page_alone")}</a>
      </p>
      <iframe sandbox="" src={url} title={`${t("report.page")}: ${headline ?? t("report.untitled")}`} loading="lazy" referrerPolicy="no-referrer" />
    </div>
  );
}
