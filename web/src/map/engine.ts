// Starts MapLibre, which is loaded only when a map is to be seen, and keeps its colours and its land up to date.
import type { GeoJSONSource, Map as GlMap, MapOptions } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import type { GeoJSON } from "geojson";
import type { Tiles } from "../api/types";
import type { Lang } from "../lib/i18n";
import { type Basemap, namesOf } from "./basemap";
import { held } from "./geometry";
import { layers, mapStyle } from "./layers";
import type { Palette } from "./palette";
import { pictures, SHARP } from "./symbols";

export type { GlMap };

/** Closer than this the coast is no longer true, and no place of a report so exact. */
const CLOSEST = 12;

/** A browser without WebGL 2, or one that has it switched off, can show no map. */
export function canDraw(): boolean {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
}

export async function openMap(
  container: HTMLElement, palette: Palette, settled: Promise<Tiles | null>, options: Partial<MapOptions>,
): Promise<GlMap> {
  const [engine, tiles] = await Promise.all([import("maplibre-gl"), settled]);
  engine.setWorkerUrl(new URL(workerUrl, location.href).href);
  engine.setWorkerCount(1);
  const map = new engine.Map({
    container,
    style: mapStyle(palette, tiles),
    attributionControl: false,
    renderWorldCopies: false,
    transformConstrain: ({ lat, lng }, zoom) => {
      const view = held({ lat, lon: lng, zoom }, { width: container.clientWidth, height: container.clientHeight }, CLOSEST);
      return { center: new engine.LngLat(view.lon, view.lat), zoom: view.zoom };
    },
    maxZoom: CLOSEST,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 120,
    ...options,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  await new Promise<void>((resolve) => map.once("style.load", () => resolve()));
  for (const { name, ...data } of pictures(palette)) map.addImage(name, data, { pixelRatio: SHARP });
  return map;
}

export function setData(map: GlMap, source: string, data: GeoJSON): void {
  void map.getSource<GeoJSONSource>(source)?.setData(data);
}

export function setLand(map: GlMap, basemap: Basemap): void {
  setData(map, "land", basemap.land);
  setData(map, "coast", basemap.coast);
  setData(map, "borders", basemap.borders);
}

export function setNames(map: GlMap, basemap: Basemap, lang: Lang): void {
  setData(map, "names", namesOf(basemap, lang));
}

/** Colours change without anything being loaded again. */
export function repaint(map: GlMap, palette: Palette): void {
  for (const layer of layers(palette)) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) {
      map.setPaintProperty(layer.id, name as Parameters<GlMap["setPaintProperty"]>[1], value);
    }
  }
  for (const { name, ...data } of pictures(palette)) map.updateImage(name, data);
}
