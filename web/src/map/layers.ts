// How everything on the map is drawn, from the sea up.
import type {
  GeoJSONSourceSpecification, LayerSpecification, RasterLayerSpecification, RasterSourceSpecification, StyleSpecification,
} from "maplibre-gl";
import type { Tiles } from "../api/types";
import { graticule } from "./geometry";
import type { Palette } from "./palette";

const data = (): GeoJSONSourceSpecification => ({ type: "geojson", data: { type: "FeatureCollection", features: [] } });

/** MapLibre draws letters with the system's own fonts as there is no address of glyphs; it reads the weight in the first name. */
function fonts(weight: "Medium" | "Semibold", palette: Palette): string[] {
  const families = palette.font.split(",").map((name) => name.trim().replaceAll(/^["']|["']$/g, ""));
  return [`Desk ${weight}`, ...families.filter((name) => name && name !== "sans-serif")];
}

export function layers(palette: Palette): LayerSpecification[] {
  const counts = {
    "text-field": ["get", "label"] as ["get", string],
    "text-font": fonts("Semibold", palette),
    "text-allow-overlap": true,
    "icon-image": ["get", "icon"] as ["get", string],
    "icon-allow-overlap": true,
    "icon-padding": 0,
    "text-padding": 0,
    "symbol-sort-key": ["get", "order"] as ["get", string],
  };
  return [
    { id: "sea", type: "background", paint: { "background-color": palette.sea } },
    { id: "grid", type: "line", source: "grid", paint: { "line-color": palette.grid, "line-width": 0.75 } },
    {
      id: "shallows", type: "line", source: "coast", layout: { "line-join": "round", "line-cap": "round" },
      paint: {
        "line-color": palette.shallows,
        "line-width": ["interpolate", ["linear"], ["zoom"], 0, 5, 4, 12, 8, 22],
        "line-blur": ["interpolate", ["linear"], ["zoom"], 0, 3, 4, 8, 8, 16],
      },
    },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": palette.land, "fill-antialias": true } },
    {
      id: "borders", type: "line", source: "borders", layout: { "line-join": "round" },
      paint: { "line-color": palette.border, "line-width": ["interpolate", ["linear"], ["zoom"], 0, 0.5, 3, 0.8, 8, 1.6] },
    },
    {
      id: "coast", type: "line", source: "coast", layout: { "line-join": "round" },
      paint: { "line-color": palette.coast, "line-width": ["interpolate", ["linear"], ["zoom"], 0, 0.5, 8, 1.1] },
    },
    {
      id: "country-fill", type: "fill", source: "country",
      paint: { "fill-color": palette.area, "fill-opacity": palette.dark ? 0.16 : 0.1 },
    },
    {
      id: "country-edge", type: "line", source: "country", layout: { "line-join": "round" },
      paint: { "line-color": palette.area, "line-width": 1.4, "line-dasharray": [3, 2] },
    },
    {
      id: "area-fill", type: "fill", source: "area-circles",
      paint: {
        "fill-color": palette.area,
        "fill-opacity": ["case", ["boolean", ["feature-state", "hover"], false], palette.dark ? 0.2 : 0.16, palette.dark ? 0.07 : 0.05],
      },
    },
    {
      id: "area-edge", type: "line", source: "area-circles",
      paint: {
        "line-color": palette.area,
        "line-opacity": ["case", ["boolean", ["feature-state", "hover"], false], 1, 0.55],
        "line-width": 1.2, "line-dasharray": [3, 2.4],
      },
    },
    {
      id: "about", type: "line", source: "about", minzoom: 5,
      paint: { "line-color": palette.ink3, "line-opacity": ["interpolate", ["linear"], ["zoom"], 5, 0, 6.5, 0.8], "line-width": 1, "line-dasharray": [2.5, 2] },
    },
    {
      id: "names", type: "symbol", source: "names",
      filter: [">=", ["zoom"], ["get", "from"]],
      layout: {
        "text-field": ["get", "name"], "text-font": fonts("Medium", palette), "text-size": ["get", "size"],
        "text-letter-spacing": 0.04, "text-max-width": 7, "text-line-height": 1.15, "text-padding": 4,
        "text-variable-anchor": ["center", "bottom", "top"], "text-radial-offset": 1, "text-justify": "center",
        "symbol-sort-key": ["get", "rank"],
      },
      paint: { "text-color": palette.name, "text-halo-color": palette.land, "text-halo-width": 1.4, "text-halo-blur": 0.4 },
    },
    {
      id: "places", type: "symbol", source: "places",
      layout: {
        "text-field": ["get", "name"], "text-font": fonts("Medium", palette), "text-size": 11.5, "text-max-width": 9, "text-padding": 3,
        "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": ["get", "off"], "text-justify": "auto",
        "symbol-sort-key": ["get", "rank"],
      },
      paint: { "text-color": palette.ink2, "text-halo-color": palette.land, "text-halo-width": 1.6 },
    },
    {
      id: "area-counts", type: "symbol", source: "area-counts",
      layout: { ...counts, "text-size": 11 },
      paint: { "text-color": palette.area },
    },
    {
      id: "cells", type: "symbol", source: "cells",
      layout: { ...counts, "text-size": ["step", ["get", "n"], 11, 10, 11.5, 25, 12, 100, 13] },
      paint: { "text-color": palette.ink },
    },
    {
      id: "picked-fill", type: "fill", source: "picked-circle",
      paint: { "fill-color": palette.accent, "fill-opacity": 0.1 },
    },
    {
      id: "picked-edge", type: "line", source: "picked-circle",
      paint: { "line-color": palette.accent, "line-width": 1.6, "line-dasharray": [3, 2] },
    },
    {
      id: "spot", type: "circle", source: "spot",
      paint: { "circle-radius": 4.5, "circle-color": palette.accent, "circle-stroke-color": palette.surface, "circle-stroke-width": 2 },
    },
    {
      id: "picked-rim", type: "circle", source: "picked",
      paint: {
        "circle-radius": 15, "circle-color": "rgba(0,0,0,0)", "circle-stroke-color": palette.surface, "circle-stroke-width": 6,
        "circle-stroke-opacity": 0.9,
      },
    },
    {
      id: "picked", type: "circle", source: "picked",
      paint: { "circle-radius": 16.5, "circle-color": "rgba(0,0,0,0)", "circle-stroke-color": palette.accent, "circle-stroke-width": 3 },
    },
    {
      id: "picked-icon", type: "symbol", source: "picked",
      layout: {
        "icon-image": ["get", "icon"], "icon-allow-overlap": true, "text-field": ["get", "label"], "text-font": fonts("Semibold", palette),
        "text-size": 12.5, "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": 1.8, "text-optional": true,
        "text-max-width": 12, "text-justify": "auto",
      },
      paint: { "text-color": palette.accentInk, "text-halo-color": palette.surface, "text-halo-width": 2 },
    },
  ];
}

/** What lies beneath the tiles of the house's own, and is seen until they are there: the names too, as tiles bring theirs. */
const BENEATH = new Set(["sea", "grid", "shallows", "land", "borders", "coast", "names"]);
const TILES: RasterLayerSpecification = { id: "tiles", type: "raster", source: "tiles" };

function rasterOf({ url, credit }: Tiles): RasterSourceSpecification {
  return { type: "raster", tiles: [url], tileSize: 256, attribution: credit };
}

export function mapStyle(palette: Palette, tiles: Tiles | null): StyleSpecification {
  const all = layers(palette);
  const beneath = all.filter(({ id }) => BENEATH.has(id));
  const above = all.filter(({ id }) => !BENEATH.has(id));
  return {
    version: 8,
    sources: {
      grid: { type: "geojson", data: { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: graticule(15) } } },
      land: data(), coast: data(), borders: data(), country: data(), names: data(),
      "area-circles": data(), "area-counts": data(), about: data(), places: data(), cells: data(), picked: data(), "picked-circle": data(), spot: data(),
      ...(tiles ? { tiles: rasterOf(tiles) } : {}),
    },
    layers: tiles ? [...beneath, TILES, ...above] : all,
  };
}
