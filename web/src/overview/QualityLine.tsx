// Beside the data, how much of it people have checked and how much of that was wrong; leads to the page that says more.
import { Link } from "wouter";
import { useQuality } from "../api/queries";
import { percent } from "../lib/format";
import { useI18n } from "../lib/i18n";

export function QualityLine() {
  const { t, lang } = useI18n();
  const { data } = useQuality();
  // It is an aside: without it, the incidents are there all the same.
  if (!data) return null;
  const { seen, rejected } = data;
  const words = seen === 0 ? t("project.lineNone")
    : t("project.lineSeen", { n: seen, share: percent(rejected / seen, lang) });
  return <p className="summary-quality"><Link href="/quality" title={t("project.lineTitle")}>{words}</Link></p>;
}
