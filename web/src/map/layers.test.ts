// The style of the map: what lies under what.
import { expect, it } from "vitest";
import { layers, mapStyle } from "./layers";
import type { Palette } from "./palette";

// Every colour is asked for by its name; here each is red.
const palette = new Proxy({ dark: false, font: "Sans" } as unknown as Palette, {
  get: (held, name) => Reflect.get(held, name) ?? "#f00",
});
const tiles = { url: "https://tiles.example/{z}/{x}/{y}.png", credit: "Our own maps" };

it("asks nobody for anything unless there are tiles", () => {
  const style = mapStyle(palette, null);
  expect(style.layers).toEqual(layers(palette));
  expect(Object.values(style.sources).every(({ type }) => type === "geojson")).toBe(true);
  expect(JSON.stringify(style)).not.toContain("//");
});

it("draws tiles over the land and its names, and under everything that tells of incidents", () => {
  const style = mapStyle(palette, tiles);
  const ids = style.layers.map(({ id }) => id);
  expect(ids.slice(0, ids.indexOf("tiles"))).toEqual(["sea", "grid", "shallows", "land", "borders", "coast", "names"]);
  expect(ids.filter((id) => id !== "tiles").sort()).toEqual(layers(palette).map(({ id }) => id).sort());
  expect(style.sources["tiles"]).toMatchObject({ type: "raster", tiles: [tiles.url], attribution: tiles.credit });
});
