// The incident that is open beside the map: ringed, named, and brought into sight.
import type { FeatureCollection, Point, Polygon } from "geojson";
import { useEffect, useRef } from "react";
import { useIncident } from "../api/queries";
import type { Incident, MapView } from "../api/types";
import { familyKey } from "../lib/families";
import { useI18n } from "../lib/i18n";
import { setData, type GlMap } from "./engine";
import { circle } from "./geometry";
import { symbolName } from "./symbols";

interface Spot { lat: number; lon: number; km: number | null; area: boolean }

/** Where to draw an incident: its point, or the area that the server drew for those without one. */
export function spotOf(incident: Incident, areas: MapView["areas"]): Spot | null {
  const { where } = incident;
  if (!where) return null;
  if (where.lat !== null && where.lon !== null) return { lat: where.lat, lon: where.lon, km: where.radius_km, area: false };
  const area =
    areas.find((one) => one.country === where.country && one.admin1 === where.admin1) ??
    areas.find((one) => one.country === where.country && one.admin1 === null);
  return area ? { lat: area.lat, lon: area.lon, km: area.radius_km, area: true } : null;
}

const NONE: FeatureCollection = { type: "FeatureCollection", features: [] };

export function usePicked(map: GlMap | null, id: string | null, areas: MapView["areas"] | undefined): void {
  const { t } = useI18n();
  const incident = useIncident(id ?? "").data?.incident;
  const wanted = id && incident ? incident : null;
  const spot = wanted ? spotOf(wanted, areas ?? []) : null;
  const key = spot ? `${spot.lat},${spot.lon},${spot.km ?? ""},${spot.area}` : "";
  const place = wanted?.where ? wanted.where.precision === "near" ? t("common.near", { place: wanted.where.name }) : wanted.where.name : "";
  const icon = symbolName(familyKey(wanted?.acled?.event_type));
  const opened = useRef(id);
  const latest = useRef(spot);
  useEffect(() => {
    latest.current = spot;
  });

  useEffect(() => {
    const here = latest.current;
    if (!map) return;
    const points: FeatureCollection<Point> = {
      type: "FeatureCollection",
      features: here && !here.area
        ? [{ type: "Feature", properties: { label: place, icon }, geometry: { type: "Point", coordinates: [here.lon, here.lat] } }]
        : [],
    };
    const circles: FeatureCollection<Polygon> = {
      type: "FeatureCollection",
      features: here?.km
        ? [{ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [circle(here.lat, here.lon, here.km)] } }]
        : [],
    };
    setData(map, "picked", here ? points : NONE);
    setData(map, "picked-circle", here ? circles : NONE);
  }, [map, key, place, icon]);

  useEffect(() => {
    const here = latest.current;
    // What an address opened stays where that address put it; what is picked later is brought into sight.
    if (!map || !here || opened.current === id) return;
    opened.current = id;
    if (!map.getBounds().contains([here.lon, here.lat])) map.easeTo({ center: [here.lon, here.lat], duration: 500 });
  }, [map, id, key]);
}
