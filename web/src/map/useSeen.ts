// What of the world is on the screen, told once the map has come to rest; and the map moved where the page wants it.
import { useEffect, useRef, useState } from "react";
import type { GlMap } from "./engine";
import type { Box, View } from "./geometry";

const REST_MS = 140;

export interface Seen { view: View; box: Box }

const round = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;

export function seenOf(map: GlMap): Seen {
  const { lat, lng } = map.getCenter();
  const bounds = map.getBounds();
  return {
    view: { lat: round(lat, 4), lon: round(lng, 4), zoom: round(map.getZoom(), 2) },
    box: { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() },
  };
}

/** Nearer than can be seen: the page's view is the map's own, come back through the address. */
export function sameView(a: View, b: View): boolean {
  const near = 0.02 * 2 ** -Math.min(a.zoom, b.zoom) * 10;
  return Math.abs(a.zoom - b.zoom) < 0.02 && Math.abs(a.lat - b.lat) < near && Math.abs(a.lon - b.lon) < near;
}

export function useSeen(map: GlMap | null, view: View | null, onView: (seen: Seen) => void): Seen | null {
  const [seen, setSeen] = useState<Seen | null>(null);
  const tell = useRef(onView);
  useEffect(() => {
    tell.current = onView;
  });

  useEffect(() => {
    if (!map) return;
    let timer = 0;
    const look = () => {
      const now = seenOf(map);
      setSeen(now);
      tell.current(now);
    };
    const later = () => {
      clearTimeout(timer);
      timer = window.setTimeout(look, REST_MS);
    };
    look();
    map.on("moveend", later);
    map.on("resize", later);
    return () => {
      clearTimeout(timer);
      map.off("moveend", later);
      map.off("resize", later);
    };
  }, [map]);

  const { lat, lon, zoom } = view ?? {};
  useEffect(() => {
    if (!map || lat === undefined || lon === undefined || zoom === undefined) return;
    // A map held by the reader is not taken out of their hands.
    if (map.isMoving() || sameView(seenOf(map).view, { lat, lon, zoom })) return;
    map.jumpTo({ center: [lon, lat], zoom });
  }, [map, lat, lon, zoom]);

  return seen;
}
