// What stands round every map: zoom, scale, and whose land it is.
import type { ReactNode } from "react";
import { useSettings } from "../api/queries";
import { useI18n } from "../lib/i18n";
import type { GlMap } from "./engine";
import { kmPerPixel, roundLength, type View } from "./geometry";

export function MapButtons({ map, children }: { map: GlMap; children?: ReactNode }) {
  const { t } = useI18n();
  return (
    <div className="map-buttons" role="group" aria-label={t("map.controls")}>
      <button type="button" className="map-button" aria-label={t("map.zoomIn")} title={t("map.zoomIn")} onClick={() => map.zoomIn()}>
        <Sign path="M8 3v10M3 8h10" />
      </button>
      <button type="button" className="map-button" aria-label={t("map.zoomOut")} title={t("map.zoomOut")} onClick={() => map.zoomOut()}>
        <Sign path="M3 8h10" />
      </button>
      {children}
    </div>
  );
}

export function Sign({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false" className="map-sign">
      <path d={path} />
    </svg>
  );
}

/** A length on the ground at the middle of the map. */
export function ScaleBar({ view }: { view: View }) {
  const { lang } = useI18n();
  const { km, px } = roundLength(kmPerPixel(view.lat, view.zoom), 96);
  const [value, unit] = km >= 1 ? [km, "kilometer"] : [km * 1000, "meter"];
  const text = new Intl.NumberFormat(lang, { style: "unit", unit, maximumFractionDigits: 0 }).format(value);
  return <span className="map-scale"><span className="map-scale-bar" style={{ width: px }} aria-hidden="true" />{text}</span>;
}

export function MapFoot({ view, children }: { view: View | null; children?: ReactNode }) {
  const { t } = useI18n();
  const tiles = useSettings().data?.tiles;
  return (
    <div className="map-foot">
      {view ? <ScaleBar view={view} /> : null}
      {children}
      <span className="map-credit">{tiles ? `${tiles.credit} · ` : ""}{t("map.credit")}</span>
    </div>
  );
}
