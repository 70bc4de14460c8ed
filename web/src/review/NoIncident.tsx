// In the place of an incident where there is none to show: an empty queue, or one that is done.
import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { Empty } from "../components/Empty";
import { useI18n } from "../lib/i18n";

interface Props {
  /** All of the queue was decided in this sitting. */
  done: boolean;
  filtered: boolean;
  onClear: () => void;
}

export function NoIncident({ done, filtered, onClear }: Props) {
  const { t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const name = done ? "All" : filtered ? "Filter" : "";
  useEffect(() => {
    // The incident that had the focus is gone.
    if (document.activeElement === document.body) box.current?.focus();
  }, []);
  return (
    <div ref={box} tabIndex={-1} className="review-none">
      <Empty title={t(`review.empty${name}Title`)}>
        <p>{t(`review.empty${name}Text`)}</p>
        {filtered ? <button type="button" className="button" onClick={onClear}>{t("review.clearFilters")}</button>
          : done ? null : <Link href="/import">{t("review.emptyImport")}</Link>}
      </Empty>
    </div>
  );
}
