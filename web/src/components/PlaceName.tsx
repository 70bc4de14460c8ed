// Where something happened, in words; says when the words name an area only.
import type { IncidentRow } from "../api/types";
import { country, UNKNOWN } from "../lib/format";
import { useI18n } from "../lib/i18n";

export type Placed = Pick<IncidentRow, "place" | "country" | "admin1" | "place_precision">;

const AREAS = new Set(["admin2", "admin1", "country"]);

export function PlaceName({ row }: { row: Placed }) {
  const { lang, t } = useI18n();
  const land = row.country ? country(row.country, lang) : null;
  if (!row.place && !land) {
    return (
      <span className="muted">
        <span aria-hidden="true">{UNKNOWN}</span>
        <span className="visually-hidden">{t("common.noPlace")}</span>
      </span>
    );
  }
  const precision = row.place_precision ?? "unknown";
  const whole = precision === "country";
  const name = whole || !row.place ? (land ?? row.place) : precision === "near" ? t("common.near", { place: row.place }) : row.place;
  const rest = [row.admin1 === row.place ? null : row.admin1, land].filter((part) => part && part !== name);
  return (
    <span className="place">
      <span className={precision === "unknown" ? "place-name place-unsure" : "place-name"}>{name}</span>
      {AREAS.has(precision) ? <span className="place-area" title={t("common.areaTitle")}>{t(`word.${precision}`)}</span> : null}
      {rest.length > 0 ? <span className="place-rest">{rest.join(", ")}</span> : null}
    </span>
  );
}
