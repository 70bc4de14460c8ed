// Where it happened on a small map: a point with its uncertainty, or the area that the words name.
import { lazy, Suspense } from "react";
import type { Incident } from "../api/types";
import { number } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { isArea, placeParts } from "./summary";

const SmallMap = lazy(() => import("../map/SmallMap").then((m) => ({ default: m.SmallMap })));

export function MapCard({ incident }: { incident: Incident }) {
  const { t, lang } = useI18n();
  const { where } = incident;
  if (!where) return null;
  const place = placeParts(where, lang).join(", ");
  const area = isArea(where.precision);
  const exactness = area
    ? t("incident.area")
    : [t(`word.${where.precision}`), where.radius_km ? t("incident.within", { km: number(where.radius_km, lang) }) : null].filter(Boolean).join(", ");
  return (
    <section className="incident-map" aria-labelledby="map">
      <h2 id="map" className="visually-hidden">{t("incident.map")}</h2>
      <Suspense fallback={<p className="loading map-wait">{t("report.loading")}</p>}>
        <SmallMap
          lat={area ? null : where.lat} lon={area ? null : where.lon} radiusKm={where.radius_km} precision={where.precision}
          label={place} country={where.country} admin1={where.admin1}
        />
      </Suspense>
      <p className="small muted">{exactness}</p>
    </section>
  );
}
