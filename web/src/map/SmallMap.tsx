// The map of one place: a mark where the words name a point, a dashed circle where they are less exact; or the setting of one.
import type { FeatureCollection } from "geojson";
import { useEffect, useId, useRef, useState } from "react";
import { useI18n } from "../lib/i18n";
import "../styles/map.css";
import { AreaCircle } from "./AreaCircle";
import { loadBasemap } from "./basemap";
import { setData } from "./engine";
import { around, bounds, circle, closeness, degreesText } from "./geometry";
import { Crosshair } from "./Crosshair";
import { mainland } from "./labels";
import { MapButtons, MapFoot } from "./MapFrame";
import { useMap } from "./useMap";
import { useSeen } from "./useSeen";

interface Props {
  lat: number | null;
  lon: number | null;
  radiusKm: number | null;
  precision: string;
  label: string;
  /** The country to shade where there is no point. */
  country?: string | null;
  /** The region whose circle to draw where there is no point. */
  admin1?: string | null;
  onPick?: (lat: number, lon: number) => void;
}

/** The words of these name a point well enough for a mark in the middle. */
const POINTS = new Set(["site", "settlement", "near"]);
const NONE: FeatureCollection = { type: "FeatureCollection", features: [] };

export function SmallMap({ lat, lon, radiusKm, precision, label, country = null, admin1 = null, onPick }: Props) {
  const { lang, t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const point = lat !== null && lon !== null;
  const { map, state } = useMap(box, {
    center: point ? [lon, lat] : [20, 20],
    zoom: point ? closeness(lat, radiusKm) : 0,
    // A page scrolls on over a map that is only looked at.
    scrollZoom: onPick !== undefined,
    keyboard: onPick === undefined,
  });
  const seen = useSeen(map, null, () => undefined);
  const [said, setSaid] = useState("");
  const help = useId();
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });

  const where = (atLat: number, atLon: number) =>
    degreesText(atLat, atLon, { n: t("map.degreesN"), s: t("map.degreesS"), e: t("map.degreesE"), w: t("map.degreesW") }, lang);
  const text = !point ? t("map.smallArea")
    : radiusKm && radiusKm > 1 ? t("map.smallAbout", { label, n: radiusKm, where: where(lat, lon) })
    : t("map.smallPoint", { label, where: where(lat, lon) });
  const set = (atLat: number, atLon: number) => {
    setSaid(t("map.picked", { where: where(atLat, atLon) }));
    pick.current?.(atLat, atLon);
  };

  useEffect(() => {
    if (!map) return;
    const canvas = map.getCanvas();
    canvas.setAttribute("aria-label", t("map.smallLabel", { label }));
    canvas.setAttribute("aria-describedby", help);
    canvas.setAttribute("role", "application");
  }, [map, t, label, help, onPick]);

  useEffect(() => {
    if (!map) return;
    const pinned = point && POINTS.has(precision);
    setData(map, "spot", pinned
      ? { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [lon, lat] } }
      : NONE);
    setData(map, "picked-circle", point && radiusKm
      ? { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [circle(lat, lon, radiusKm)] } }
      : NONE);
    if (point && !map.getBounds().contains([lon, lat])) map.jumpTo({ center: [lon, lat], zoom: closeness(lat, radiusKm) });
  }, [map, point, lat, lon, radiusKm, precision]);

  useEffect(() => {
    if (!map || point || !country) return;
    let gone = false;
    loadBasemap("fine").then((basemap) => {
      const found = basemap.countries.find((one) => one.code === country);
      if (gone || !found) return;
      setData(map, "country", { type: "Feature", properties: {}, geometry: found.shape });
      const all = around(mainland(found.shape.coordinates).map(([x = 0, y = 0]) => ({ lat: y, lon: x })));
      if (all) map.fitBounds(bounds(all), { padding: 20, duration: 0, maxZoom: 6 });
    }, () => undefined);
    return () => {
      gone = true;
      setData(map, "country", NONE);
    };
  }, [map, point, country]);

  useEffect(() => {
    if (!map || !onPick) return;
    const click = (event: { lngLat: { lat: number; lng: number } }) => set(event.lngLat.lat, event.lngLat.lng);
    map.on("click", click);
    return () => void map.off("click", click);
  });

  if (state === "none") return <p className="map-none">{text}</p>;
  return (
    <div className={onPick ? "map-frame is-small is-picking" : "map-frame is-small"}>
      <div ref={box} className="map-canvas" />
      <p id={help} className="visually-hidden">{onPick ? `${text} ${t("map.pickHelp")}` : text}</p>
      {onPick ? <p className="visually-hidden" aria-live="polite">{said}</p> : null}
      {state === "opening" ? <p className="map-note">{t("map.opening")}</p> : null}
      {map && onPick ? <Crosshair map={map} say={(atLat, atLon) => setSaid(t("map.pickAt", { where: where(atLat, atLon) }))} set={set} /> : null}
      {map && !point && country && admin1 ? <AreaCircle map={map} country={country} admin1={admin1} /> : null}
      {map ? <MapButtons map={map} /> : null}
      {map ? <MapFoot view={seen?.view ?? null} /> : null}
    </div>
  );
}
