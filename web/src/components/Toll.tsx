// A toll in figures, as bounded as the words are: 8, 8 (6–10), ≥14, ≤3, and – where nothing is known.
import { toll, UNKNOWN } from "../lib/format";
import { useI18n } from "../lib/i18n";

export function Toll({ low, best, high }: { low: number | null; best: number | null; high: number | null }) {
  const { lang, t } = useI18n();
  const text = toll(low, best, high, lang);
  if (text === UNKNOWN) {
    return (
      <span className="toll toll-unknown">
        <span aria-hidden="true">{UNKNOWN}</span>
        <span className="visually-hidden">{t("common.unknown")}</span>
      </span>
    );
  }
  if (high === 0) return <span className="toll toll-none" title={t("common.killedNone")}>{text}</span>;
  const [main, bounds] = text.split(" (");
  return (
    <span className="toll">
      {main}
      {bounds ? <span className="toll-bounds"> ({bounds}</span> : null}
    </span>
  );
}
