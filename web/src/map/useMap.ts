// One map in one element: opened when it is there, given its land, colours and language, closed with it.
import { useQueryClient } from "@tanstack/react-query";
import type { MapOptions } from "maplibre-gl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { settingsQuery } from "../api/queries";
import { useI18n } from "../lib/i18n";
import { type Basemap, FINE_FROM, loadBasemap } from "./basemap";
import { canDraw, openMap, repaint, setLand, setNames, type GlMap } from "./engine";
import { usePalette } from "./palette";

export type MapState = { state: "opening"; map: null } | { state: "ready"; map: GlMap } | { state: "none"; map: null };

/** `options` are read once, when the map opens. */
export function useMap(container: RefObject<HTMLDivElement | null>, options: Partial<MapOptions>): MapState {
  const { lang } = useI18n();
  const palette = usePalette();
  const [now, setNow] = useState<MapState>({ state: "opening", map: null });
  const [basemap, setBasemap] = useState<Basemap | null>(null);
  const painted = useRef(palette);
  const first = useRef(options);
  const client = useQueryClient();
  const { map } = now;

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    if (!canDraw()) return setNow({ state: "none", map: null });
    // The land travels while the engine does.
    void loadBasemap("coarse").catch(() => undefined);
    // Where they cannot be asked for, the land is there all the same.
    const tiles = client.fetchQuery(settingsQuery).then((settings) => settings.tiles, () => null);
    let gone = false;
    let opened: GlMap | null = null;
    openMap(element, painted.current, tiles, first.current).then(
      (made) => {
        opened = made;
        if (gone) made.remove();
        else setNow({ state: "ready", map: made });
      },
      () => !gone && setNow({ state: "none", map: null }),
    );
    return () => {
      gone = true;
      opened?.remove();
    };
  }, [container, client]);

  useEffect(() => {
    if (!map) return;
    let gone = false;
    let fine = false;
    const show = (detail: "coarse" | "fine") =>
      loadBasemap(detail).then(
        (loaded) => {
          if (!gone && (detail === "fine" || !fine)) setBasemap(loaded);
          if (detail === "fine") fine = true;
        },
        // Without the land the incidents can still be read: their places have names.
        () => undefined,
      );
    const closer = () => {
      if (map.getZoom() < FINE_FROM) return;
      map.off("zoomend", closer);
      void show("fine");
    };
    void show("coarse");
    map.on("zoomend", closer);
    closer();
    return () => {
      gone = true;
      map.off("zoomend", closer);
    };
  }, [map]);

  useEffect(() => {
    if (map && basemap) setLand(map, basemap);
  }, [map, basemap]);

  useEffect(() => {
    if (map && basemap) setNames(map, basemap, lang);
  }, [map, basemap, lang]);

  useEffect(() => {
    if (!map || painted.current === palette) return;
    painted.current = palette;
    repaint(map, palette);
  }, [map, palette]);

  return now;
}
