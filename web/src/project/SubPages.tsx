// Leads from one to the other of the two pages about what people decided: how good the data is, and what holds for all.
import { Link, useLocation } from "wouter";
import { useI18n } from "../lib/i18n";

const PAGES = [["/quality", "quality"], ["/rules", "rules"]] as const;

export function SubPages() {
  const { t } = useI18n();
  const [path] = useLocation();
  return (
    <nav className="sub-pages" aria-label={t("project.pages")}>
      <ul className="switch">
        {PAGES.map(([page, name]) => (
          <li key={page}><Link href={page} className="button" aria-current={path === page ? "page" : undefined}>{t(`common.${name}`)}</Link></li>
        ))}
      </ul>
    </nav>
  );
}
