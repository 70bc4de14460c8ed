// The line on top: how many incidents, under which filters, and what one can do with just these.
import { useActors, useFacets } from "../api/queries";
import { fileUrl } from "../api/client";
import type { Filters } from "../api/types";
import { useI18n } from "../lib/i18n";
import { chips } from "./chips";
import { CopyLink } from "./CopyLink";
import { QualityLine } from "./QualityLine";
import type { ViewState } from "./state";

interface Props {
  filters: Filters;
  change: (part: Partial<Filters>) => void;
  clear: () => void;
  state: ViewState;
  onMode: (mode: ViewState["mode"]) => void;
  /** Where there is no room for the panel: opens it. */
  onFilters: (() => void) | undefined;
}

export function Summary({ filters, change, clear, state, onMode, onFilters }: Props) {
  const { lang, t } = useI18n();
  const { data: facets, error } = useFacets(filters);
  const actors = useActors(filters.actor ?? "", filters.actor !== undefined).data?.items;
  const actor = actors?.find((item) => item.actor === filters.actor)?.label ?? filters.actor;
  const set = chips({ ...filters, actor }, lang, t);
  const passing = facets && !filters.foreground ? facets.background : 0;
  return (
    <div className="summary">
      <div className="summary-figures" role="status">
        {facets ? (
          <>
            <p className="summary-total num">{t("common.incidents", { n: facets.total })}</p>
            <p className="summary-parts">
              {passing > 0 ? <span>{t("overview.told", { n: passing })}</span> : null}
              {facets.disputed > 0 && filters.disputed === undefined ? <span>{t("overview.disputedN", { n: facets.disputed })}</span> : null}
              {facets.to_review > 0 && filters.review === undefined ? <span>{t("overview.toReviewN", { n: facets.to_review })}</span> : null}
            </p>
          </>
        ) : <p className="summary-total muted">{error ? "–" : t("common.loading")}</p>}
      </div>
      {facets && facets.total > 0 ? <QualityLine /> : null}
      <div className="summary-tools">
        {onFilters ? (
          <button type="button" className="button small" onClick={onFilters} aria-haspopup="dialog">
            {set.length > 0 ? t("overview.filtersOn", { n: set.length }) : t("overview.filters")}
          </button>
        ) : null}
        <div className="switch" role="group" aria-label={t("overview.view")}>
          <button type="button" className="button" aria-pressed={state.mode === "map"} onClick={() => onMode("map")}>{t("overview.viewMap")}</button>
          <button type="button" className="button" aria-pressed={state.mode === "table"} onClick={() => onMode("table")}>{t("overview.viewTable")}</button>
        </div>
        <a className="button small" href={fileUrl("/incidents.csv", filters)} download="incidents.csv" title={t("overview.csvTitle")}>
          {t("overview.csv")}<span className="visually-hidden">: {t("overview.csvTitle")}</span>
        </a>
        <CopyLink />
      </div>
      {set.length > 0 ? (
        <ul className="summary-chips" aria-label={t("overview.active")}>
          {set.map((chip) => (
            <li key={chip.name} className="chip">
              <span className="truncate">{chip.text}</span>
              <button type="button" aria-label={t("common.remove", { what: chip.text })} onClick={() => change(chip.name === "country" ? { country: undefined, admin1: undefined } : { [chip.name]: undefined })}>
                <span aria-hidden="true">✕</span>
              </button>
            </li>
          ))}
          {set.length > 1 ? <li><button type="button" className="button link small" onClick={clear}>{t("overview.clearAll")}</button></li> : null}
        </ul>
      ) : null}
    </div>
  );
}
