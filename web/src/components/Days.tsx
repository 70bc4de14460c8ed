// When something happened, no more exact than the words are.
import type { When } from "../api/types";
import { days, UNKNOWN } from "../lib/format";
import { useI18n } from "../lib/i18n";

export function Days({ when }: { when: Pick<When, "first" | "last" | "precision"> | null }) {
  const { lang, t } = useI18n();
  const text = days(when, lang);
  if (text === UNKNOWN) {
    return (
      <span className="muted">
        <span aria-hidden="true">{UNKNOWN}</span>
        <span className="visually-hidden">{t("common.unknown")}</span>
      </span>
    );
  }
  return <time className="days" dateTime={when?.first ?? when?.last ?? undefined}>{text}</time>;
}
