// The land: what Natural Earth gives, as it is drawn.
import { expect, it } from "vitest";
import coarse from "world-atlas/countries-110m.json";
import { basemapOf, namesOf, runOn, type World } from "./basemap";
import { codeOf, mapName } from "./countries";

it("runs on over the antimeridian instead of leaping back", () => {
  expect(runOn([[179, 1], [-179, 2], [-170, 3], [178, 4]])).toEqual([[179, 1], [181, 2], [190, 3], [178, 4]]);
  expect(runOn([[-179, 1], [179, 2]])).toEqual([[-179, 1], [-181, 2]]);
});

it("leaves no line across the whole map", () => {
  const basemap = basemapOf(coarse as unknown as World);
  const lines = [...basemap.coast.geometry.coordinates, ...basemap.borders.geometry.coordinates, ...basemap.land.geometry.coordinates.flat()];
  const leap = (line: number[][]) => Math.max(0, ...line.slice(1).map(([lon = 0], at) => Math.abs(lon - (line[at]?.[0] ?? 0))));
  expect(Math.max(...lines.map(leap))).toBeLessThan(60);
});

it("names the countries in both languages", () => {
  const basemap = basemapOf(coarse as unknown as World);
  const names = (lang: "en" | "fr") => namesOf(basemap, lang).features.map(({ properties }) => properties?.["name"]);
  expect(names("en")).toEqual(expect.arrayContaining(["Chad", "DR Congo", "Kosovo", "United States", "Somaliland"]));
  expect(names("fr")).toEqual(expect.arrayContaining(["Tchad", "RD Congo", "Kosovo", "États-Unis", "Chypre du Nord"]));
  expect(names("en")).not.toContain("Antarctica");
});

it("knows numbers without their noughts", () => {
  expect(codeOf(4, "Afghanistan")).toBe("AF");
  expect(codeOf(undefined, "Siachen Glacier")).toBeNull();
  expect(mapName("MM", "en")).toBe("Myanmar");
});
