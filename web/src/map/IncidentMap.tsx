// The map of the overview: where the incidents of the filters were, as exactly as the words say and no more.
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useMapView } from "../api/queries";
import type { Filters } from "../api/types";
import { Problem } from "../components/Problem";
import { useI18n } from "../lib/i18n";
import "../styles/map.css";
import { type GlMap, setData } from "./engine";
import { areaCircles, areaCounts, cellPoints, filtersEverywhere, filtersHere, groupBox, inSight, roundAbout, total, wholeBox } from "./features";
import { shownOf } from "./gather";
import { askZoom, bounds, boxText, spotBox, type Box, type View } from "./geometry";
import { Legend } from "./Legend";
import { MapButtons, MapFoot, Sign } from "./MapFrame";
import { MapList } from "./MapList";
import { MapTip } from "./MapTip";
import { PlaceNames } from "./PlaceNames";
import { useMap } from "./useMap";
import { usePicked } from "./usePicked";
import { type Pointed, usePointer } from "./usePointer";
import { useSeen } from "./useSeen";

/** From here on a disc is opened as a list: what is in it may well be one place. */
const CLOSEST = 8;

/** From here on there is room for the names of towns. */
const NAMED_FROM = 4.5;

interface Props {
  filters: Filters;
  /** null: as much of the world as the incidents take up. */
  view: View | null;
  /** `bbox` is what is on the screen, as the filter of that name has it. */
  onView: (view: View, bbox: string) => void;
  selected: string | null;
  onSelect: (id: string) => void;
  onArea: (country: string, admin1: string | undefined) => void;
}

export function IncidentMap({ filters, view, onView, selected, onSelect, onArea }: Props) {
  const { lang, t } = useI18n();
  const box = useRef<HTMLDivElement>(null);
  const { map, state } = useMap(box, view ? { center: [view.lon, view.lat], zoom: view.zoom } : { center: [20, 20], zoom: 0 });
  const seen = useSeen(map, view, (now) => onView(now.view, boxText(now.box)));
  const zoom = seen?.view.zoom ?? 1;
  const asked = filtersHere(filters, seen?.box ?? null, zoom);
  const here = useMapView(asked, seen ? askZoom(zoom) : 0);
  const whole = useMapView(filtersEverywhere(filters), 0);
  const [list, setList] = useState<{ bbox: string | undefined; spot: boolean } | null>(null);
  const help = useId();
  usePicked(map, selected, here.data?.areas);

  const shown = useMemo(() => shownOf(here.data, zoom), [here.data, zoom]);

  useEffect(() => {
    if (!map) return;
    setData(map, "cells", cellPoints(shown.cells, lang));
    setData(map, "about", roundAbout(shown.cells));
    setData(map, "area-circles", areaCircles(shown.areas));
    setData(map, "area-counts", areaCounts(shown.groups, zoom, lang));
  }, [map, shown, zoom, lang]);

  useEffect(() => {
    const canvas = map?.getCanvas();
    canvas?.setAttribute("aria-label", t("map.label"));
    canvas?.setAttribute("aria-describedby", help);
    canvas?.setAttribute("role", "application");
  }, [map, t, help]);

  const fit = (duration: number) => {
    const all = whole.data && wholeBox(whole.data);
    if (map && all) map.fitBounds(bounds(all), { padding: 32, maxZoom: 7, duration });
  };
  useOwnFit(map, view === null, whole.data ? wholeBox(whole.data) : null);

  const press = (on: Pointed) => {
    if (on.kind === "cell" && on.cell.id) return onSelect(on.cell.id);
    const group = on.kind === "cell" ? on.cell : on.group;
    const box = groupBox(group);
    const [area, another] = on.kind === "area" ? on.group.areas : [];
    if (area && !another) return onArea(area.country, area.admin1 ?? undefined);
    if (!map || !box) return;
    if (on.kind === "area") map.fitBounds(bounds(box), { padding: 48, maxZoom: 9, duration: 450 });
    else if (zoom < CLOSEST) map.easeTo({ center: [group.lon, group.lat], zoom: Math.min(CLOSEST, zoom + 2), duration: 450 });
    else setList({ bbox: boxText(widened(box, spotBox(group.lat, group.lon, zoom, 12))), spot: true });
  };
  const tip = usePointer(map, shown, press);
  const close = () => {
    setList(null);
    map?.getCanvas().focus({ preventScroll: true });
  };

  const listed = list ?? (state === "none" ? { bbox: undefined, spot: false } : null);
  const counts = total(whole.data);
  const empty = here.data && seen && !here.isPlaceholderData ? !inSight(here.data, seen.box) : false;

  return (
    <div className={state === "none" ? "map-frame has-no-map" : "map-frame"}>
      <div ref={box} className="map-canvas" hidden={state === "none"} />
      <p id={help} className="visually-hidden">{t("map.help")}</p>
      {state === "none" ? <p className="map-none" role="status">{t("map.noWebgl")}</p> : null}
      {state === "opening" ? <p className="map-note">{t("map.opening")}</p> : null}
      {map ? (
        <>
          <MapButtons map={map}>
            <button type="button" className="map-button" aria-label={t("map.fit")} title={t("map.fit")} onClick={() => fit(500)}>
              <Sign path="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
            </button>
            <button
              type="button" className="map-button" aria-label={t("map.list")} title={t("map.list")} aria-expanded={list !== null}
              onClick={() => (list ? close() : setList({ bbox: undefined, spot: false }))}
            >
              <Sign path="M5.5 4H14M5.5 8H14M5.5 12H14M2 4h.6M2 8h.6M2 12h.6" />
            </button>
          </MapButtons>
          <Legend />
          {zoom >= NAMED_FROM ? <PlaceNames map={map} filters={asked} /> : null}
        </>
      ) : null}
      {here.error && !here.data ? <div className="map-note"><Problem error={here.error} retry={() => void here.refetch()} /></div> : null}
      {map && empty ? (
        <p className="map-note">
          {counts.placed + counts.areas > 0 ? (
            <>{t("map.noneInSight")} <button type="button" className="button link" onClick={() => fit(500)}>{t("map.fit")}</button></>
          ) : t("map.noneAtAll")}
        </p>
      ) : null}
      {tip && map ? <MapTip tip={tip} width={map.getContainer().clientWidth} closest={zoom >= CLOSEST} /> : null}
      {listed ? (
        <MapList
          title={t(listed.spot ? "map.listSpot" : state === "none" ? "map.listAll" : "map.listHere")}
          filters={{ ...filtersEverywhere(filters), bbox: listed.bbox ?? (seen ? boxText(seen.box) : undefined) } as Filters}
          areas={listed.spot ? [] : (state === "none" ? whole.data : here.data)?.areas ?? []}
          selected={selected}
          onSelect={onSelect}
          onArea={onArea}
          {...(state === "none" ? {} : { onClose: close })}
        />
      ) : null}
      {map ? (
        <MapFoot view={seen?.view ?? null}>
          <span className="map-counts" role="status">
            {whole.data ? [
              t("map.placed", { n: counts.placed }),
              counts.areas > 0 ? t("map.inAreas", { n: counts.areas }) : "",
              counts.unplaced > 0 ? t("map.unplaced", { n: counts.unplaced }) : "",
            ].filter(Boolean).join(" · ") : ""}
          </span>
        </MapFoot>
      ) : null}
    </div>
  );
}

/** Keeps everything in sight while the page settles, until somebody moves the map. */
function useOwnFit(map: GlMap | null, wanted: boolean, all: Box | null): void {
  const own = useRef(wanted);
  const key = all ? boxText(all) : "";
  const latest = useRef(all);
  useEffect(() => {
    latest.current = all;
  });
  useEffect(() => {
    if (!map || !own.current || !key) return;
    const fit = () => {
      if (own.current && latest.current) map.fitBounds(bounds(latest.current), { padding: 32, maxZoom: 7, duration: 0 });
    };
    const taken = () => {
      own.current = false;
    };
    const element = map.getContainer().parentElement;
    fit();
    map.on("resize", fit);
    for (const name of ["pointerdown", "wheel", "keydown"]) element?.addEventListener(name, taken, { passive: true, once: true });
    return () => {
      map.off("resize", fit);
      for (const name of ["pointerdown", "wheel", "keydown"]) element?.removeEventListener(name, taken);
    };
  }, [map, key]);
}
/** `box`, and the spot of the mark itself, so that what lies on its rim is not left out. */
function widened(box: Box, spot: Box): Box {
  return {
    west: Math.min(box.west, spot.west), south: Math.min(box.south, spot.south),
    east: Math.max(box.east, spot.east), north: Math.max(box.north, spot.north),
  };
}
