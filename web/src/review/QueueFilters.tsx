// Narrows the queue: the same filters as everywhere, as many as a reviewer wants at hand.
import { useEffect, useRef } from "react";
import { useFacets } from "../api/queries";
import type { Filters } from "../api/types";
import { country } from "../lib/format";
import { useI18n } from "../lib/i18n";

interface Props { filters: Filters; change: (part: Partial<Filters>) => void; clear: () => void; onClose: () => void }

export function QueueFilters({ filters, change, clear, onClose }: Props) {
  const { t, lang } = useI18n();
  const facets = useFacets(filters).data;
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector("select")?.focus(), []);
  const countries = facets?.countries ?? [];
  const kinds = facets?.kinds ?? [];
  const date = (name: "since" | "until", label: string) => (
    <div className="field">
      <label htmlFor={`queue-${name}`}>{label}</label>
      <input id={`queue-${name}`} type="date" value={filters[name] ?? ""} onChange={(event) => change({ [name]: event.target.value || undefined })} />
    </div>
  );
  return (
    <form
      ref={box} className="queue-filters" aria-label={t("review.filters")}
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" && event.key !== "Enter") return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="field">
        <label htmlFor="queue-country">{t("review.country")}</label>
        <select id="queue-country" value={filters.country ?? ""} onChange={(event) => change({ country: event.target.value || undefined, admin1: undefined })}>
          <option value="">{t("review.any")}</option>
          {kept(countries.map((c) => c.value), filters.country).map((value) => (
            <option key={value} value={value}>{country(value, lang)}</option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="queue-kind">{t("review.region")}</label>
        <select id="queue-kind" value={filters.kind ?? ""} onChange={(event) => change({ kind: event.target.value || undefined })}>
          <option value="">{t("review.any")}</option>
          {kept(kinds.map((k) => k.value), filters.kind).map((value) => <option key={value} value={value}>{t(`word.${value}`)}</option>)}
        </select>
      </div>
      {date("since", t("review.since"))}
      {date("until", t("review.until"))}
      <div className="field">
        <label htmlFor="queue-killed">{t("review.minKilled")}</label>
        <input
          id="queue-killed" type="number" min={0} value={filters.min_killed ?? ""}
          onChange={(event) => change({ min_killed: event.target.value === "" ? undefined : Math.max(0, event.target.valueAsNumber) })}
        />
      </div>
      <label className="check">
        <input type="checkbox" checked={filters.disputed ?? false} onChange={(event) => change({ disputed: event.target.checked || undefined })} />
        {t("review.onlyDisputed")}
      </label>
      <div className="actions">
        <button type="button" className="button small" onClick={clear}>{t("common.clear")}</button>
        <button type="submit" className="button small primary">{t("review.filterDone")}</button>
      </div>
    </form>
  );
}

/** A chosen value stays in its list, even where the other filters leave nothing of it. */
function kept(values: string[], chosen: string | undefined): string[] {
  return chosen && !values.includes(chosen) ? [chosen, ...values] : values;
}
