// Counts of the server as shapes for the map.
import { describe, expect, it } from "vitest";
import type { IncidentRow, MapView } from "../api/types";
import { areaCircles, areaCounts, cellPoints, filtersEverywhere, filtersHere, inSight, placeNames, roundAbout, shortNumber, total, wholeBox } from "./features";
import { gatherAreas, gatherCells } from "./gather";
import { AREA_COUNT, AREA_NAME, discSize } from "./symbols";

const view: MapView = {
  cells: [
    { lat: 33, lon: 36, n: 12, killed: 3, family: "Battles", id: null, precision: null, radius_km: null },
    { lat: 13, lon: 2, n: 1, killed: 0, family: null, id: "a1", precision: "near", radius_km: 20 },
  ],
  areas: [
    { country: "TD", admin1: "Kanem", name: "Kanem", lat: 15.1, lon: 15.2, radius_km: 90, n: 1, killed: 0 },
    { country: "TD", admin1: null, name: "Chad", lat: 15.4, lon: 18.7, radius_km: 600, n: 2, killed: 5 },
  ],
  unplaced: 4,
};

describe("cells", () => {
  it("have a shape when alone and a number when many", () => {
    const [many, one] = cellPoints(view.cells, "en").features.map(({ properties }) => properties);
    expect(many).toMatchObject({ icon: `many-battles-${discSize(12)}`, label: "12", at: 0 });
    expect(one).toMatchObject({ icon: "one-none", label: "", at: 1 });
  });
  it("show how far off they may be when alone", () => {
    expect(roundAbout(view.cells).features.map(({ properties }) => properties)).toEqual([{ at: 1 }]);
  });
  it("show nothing of the kind where the words name the place itself, or nothing is known of it", () => {
    const alone = { ...view.cells[1]!, n: 1 };
    expect(roundAbout([{ ...alone, precision: "settlement" }, { ...alone, precision: "site" }]).features).toEqual([]);
    expect(roundAbout([{ ...alone, radius_km: null }]).features).toEqual([]);
    expect(roundAbout([{ ...alone, precision: "unknown" }]).features).toHaveLength(1);
  });
});

describe("marks that would hide one another", () => {
  const near: MapView["cells"] = [
    { lat: 33, lon: 36, n: 12, killed: 3, family: "Battles", id: null, precision: null, radius_km: null },
    { lat: 33.1, lon: 36.1, n: 1, killed: 2, family: "Riots", id: "b", precision: "site", radius_km: 1 },
  ];
  it("are one while far off, and lose nobody", () => {
    const [group, another] = gatherCells(near, 3);
    expect(another).toBeUndefined();
    expect(group).toMatchObject({ n: 13, killed: 5, family: "Battles", id: null });
    expect(group?.members).toHaveLength(2);
  });
  it("stand apart when looked at closely, each as the server gave it", () => {
    const groups = gatherCells(near, 10);
    expect(groups).toHaveLength(2);
    expect(groups[1]).toMatchObject({ id: "b", lat: 33.1, family: "Riots" });
  });
});

describe("areas", () => {
  it("lie with the large ones below", () => {
    expect(areaCircles(view.areas).features.map(({ id }) => id)).toEqual([1, 0]);
  });
  it("are counted together where their counts would touch, and lose nobody", () => {
    expect(gatherAreas(view.areas, 1).map(({ n }) => n)).toEqual([3]);
    expect(gatherAreas(view.areas, 5).map(({ n }) => n)).toEqual([2, 1]);
    expect(gatherAreas(view.areas, 1)[0]).toMatchObject({ n: 3, killed: 5 });
  });
  it("get a rim of their own while the circle is small", () => {
    const icon = (zoom: number) => areaCounts(gatherAreas([view.areas[0] as MapView["areas"][number]], zoom), zoom, "en").features[0]?.properties?.["icon"];
    expect(icon(2)).toBe(AREA_NAME);
    expect(icon(7)).toBe(AREA_COUNT);
  });
});

it("sees whether anything is on the screen, circles too", () => {
  expect(inSight(view, { west: 30, south: 30, east: 40, north: 40 })).toBe(true);
  expect(inSight(view, { west: 22, south: 14, east: 24, north: 16 })).toBe(true);
  expect(inSight(view, { west: -60, south: -20, east: -40, north: 0 })).toBe(false);
});

it("writes each place once", () => {
  const row = (place: string | null, lat: number | null) => ({ place, lat, lon: lat }) as IncidentRow;
  const names = placeNames([row("Palma", 1), row("Palma", 1), row("Kanem", null), row(null, 3)]);
  expect(names.features.map(({ properties }) => properties)).toMatchObject([{ name: "Palma", rank: -2 }]);
});

it("counts everything", () => {
  expect(total(view)).toEqual({ placed: 13, areas: 3, unplaced: 4 });
  expect(wholeBox({ cells: [], areas: [], unplaced: 3 })).toBeNull();
  expect(wholeBox(view)?.east).toBe(36);
});

it("asks for what is on the screen, whatever box the filters have", () => {
  const filters = { country: "TD", bbox: "0,0,1,1" };
  expect(filtersHere(filters, null, 2)).toEqual({ country: "TD" });
  expect(filtersHere(filters, { west: 0, south: 0, east: 30, north: 30 }, 2).bbox).toBe("0,0,45,45");
  expect(filtersEverywhere(filters)).toEqual({ country: "TD" });
});

it("shortens what a disc cannot hold", () => {
  expect(shortNumber(999, "en")).toBe("999");
  expect(shortNumber(1234, "en")).toBe("1.2K");
});

it("gives more incidents larger discs", () => {
  const sizes = [2, 5, 10, 25, 100, 1000].map(discSize);
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  expect(new Set(sizes).size).toBe(6);
});
