// What is on the map as a list of buttons: for those who do not see it, for the keyboard, and where no map can be drawn.
import { useEffect, useRef } from "react";
import { useIncidents } from "../api/queries";
import type { Filters, IncidentRow } from "../api/types";
import { Days } from "../components/Days";
import { FamilyShape } from "../components/KindMark";
import { PlaceName } from "../components/PlaceName";
import { Problem } from "../components/Problem";
import { Toll } from "../components/Toll";
import { country } from "../lib/format";
import { useI18n } from "../lib/i18n";
import type { Area } from "./gather";
import { areaName } from "./MapTip";

interface Props {
  title: string;
  filters: Filters;
  areas: readonly Area[];
  selected: string | null;
  onSelect: (id: string) => void;
  onArea: (country: string, admin1: string | undefined) => void;
  /** Absent where the list stands in for the map. */
  onClose?: () => void;
}

export function MapList({ title, filters, areas, selected, onSelect, onArea, onClose }: Props) {
  const { lang, t } = useI18n();
  const incidents = useIncidents(filters, "-day", 60);
  const heading = useRef<HTMLHeadingElement>(null);
  const rows = incidents.data?.pages.flatMap((page) => page.items).filter((row) => row.lat !== null || !onClose) ?? [];
  const closable = onClose !== undefined;

  useEffect(() => {
    if (closable) heading.current?.focus();
  }, [closable, title]);

  return (
    <section
      className={closable ? "map-list" : "map-list is-alone"}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !onClose) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="map-list-head">
        <h3 ref={heading} tabIndex={-1}>{title}</h3>
        {onClose ? <button type="button" className="button quiet small" onClick={onClose}>{t("common.close")}</button> : null}
      </div>
      <div className="map-list-body">
        {incidents.error ? <Problem error={incidents.error} retry={() => void incidents.refetch()} /> : null}
        {incidents.isPending ? <p className="muted">{t("common.loading")}</p> : null}
        {incidents.data && rows.length === 0 && areas.length === 0 ? <p className="muted">{t("map.noneHere")}</p> : null}
        <ul aria-busy={incidents.isPlaceholderData}>
          {rows.map((row) => (
            <li key={row.id}>
              <IncidentButton row={row} current={row.id === selected} onSelect={onSelect} />
            </li>
          ))}
        </ul>
        {incidents.hasNextPage ? (
          <button type="button" className="button small" disabled={incidents.isFetchingNextPage} onClick={() => void incidents.fetchNextPage()}>
            {t(incidents.isFetchingNextPage ? "common.moreLoading" : "common.more")}
          </button>
        ) : null}
        {areas.length > 0 ? (
          <>
            <h4>{t("map.areasHere")}</h4>
            <ul>
              {areas.map((area) => (
                <li key={`${area.country}/${area.admin1 ?? ""}`}>
                  <button type="button" className="map-item" onClick={() => onArea(area.country, area.admin1 ?? undefined)}>
                    <span className="map-item-place">{areaName(area, country(area.country, lang))}</span>
                    <span className="map-item-rest">{t("common.incidents", { n: area.n })}</span>
                  </button>
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </div>
    </section>
  );
}

function IncidentButton({ row, current, onSelect }: { row: IncidentRow; current: boolean; onSelect: (id: string) => void }) {
  const { t } = useI18n();
  return (
    <button type="button" className="map-item" aria-current={current || undefined} onClick={() => onSelect(row.id)}>
      <span className="map-item-kind">
        <FamilyShape family={row.family} /> {t(`word.${row.act}`)}
      </span>
      <span className="map-item-place"><PlaceName row={row} /></span>
      <span className="map-item-rest">
        <Days when={{ first: row.first, last: row.last, precision: row.date_precision ?? "unknown" }} />
        {row.killed_low !== null || row.killed_best !== null || row.killed_high !== null ? (
          <> · {t("map.killed")} <Toll low={row.killed_low} best={row.killed_best} high={row.killed_high} /></>
        ) : null}
      </span>
    </button>
  );
}
