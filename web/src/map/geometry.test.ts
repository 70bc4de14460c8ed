// The sums of the map.
import { describe, expect, it } from "vitest";
import { around, askBox, askZoom, boxText, circle, closeness, degreesText, held, kilometres, kmPerPixel, mercator, roundLength, spotBox, unmercator } from "./geometry";

describe("circle", () => {
  it("keeps its distance in every direction, near the poles too", () => {
    for (const lat of [0, 33.5, -60, 70]) {
      for (const [lon, at] of circle(lat, 20, 320)) {
        expect(kilometres({ lat, lon: 20 }, { lat: at, lon })).toBeCloseTo(320, 3);
      }
    }
  });
  it("is closed and runs on past 180°", () => {
    const ring = circle(-17, 179.5, 300);
    expect(ring.at(-1)).toEqual(ring[0]);
    expect(Math.max(...ring.map(([lon]) => lon))).toBeGreaterThan(180);
    expect(ring.every(([lon], at) => at === 0 || Math.abs(lon - (ring[at - 1]?.[0] ?? 0)) < 10)).toBe(true);
  });
});

describe("boxes", () => {
  it("asks for the same while the map moves little, and always for all that is seen", () => {
    const seen = { west: 10.1, south: 3.2, east: 22.9, north: 14.7 };
    const moved = { west: 10.4, south: 3.4, east: 23.2, north: 14.9 };
    expect(askBox(seen, 4)).toEqual(askBox(moved, 4));
    const asked = askBox(seen, 4);
    expect(asked.west <= seen.west && asked.south <= seen.south && asked.east >= seen.east && asked.north >= seen.north).toBe(true);
  });
  it("asks for less detail than the screen has while far off", () => {
    expect([0.3, 2.2, 2.8, 5.9, 6, 8.5].map(askZoom)).toEqual([0, 1, 2, 5, 6, 8]);
  });
  it("never leaves the world", () => {
    expect(boxText(askBox({ west: -200, south: -89, east: 190, north: 89 }, 0))).toBe("-180,-90,180,90");
  });
  it("holds points and their circles", () => {
    expect(around([])).toBeNull();
    const box = around([{ lat: 0, lon: 0, km: 111.2 }, { lat: 10, lon: 20 }]);
    expect(box?.west).toBeCloseTo(-1, 1);
    expect(box?.south).toBeCloseTo(-1, 1);
    expect(box?.north).toBe(10);
    expect(box?.east).toBe(20);
  });
  it("is as large round a spot as the spot on the screen", () => {
    const box = spotBox(0, 0, 2, 256);
    expect(box.east - box.west).toBeCloseTo(90, 6);
  });
});

describe("lengths", () => {
  it("are round", () => {
    expect(roundLength(1, 96)).toEqual({ km: 50, px: 50 });
    expect(roundLength(0.01, 96).km).toBe(0.5);
    expect(roundLength(20, 96).km).toBe(1000);
  });
  it("halve with every step of the zoom", () => {
    expect(kmPerPixel(0, 0)).toBeCloseTo(78.19, 1);
    expect(kmPerPixel(40, 5) / kmPerPixel(40, 6)).toBeCloseTo(2, 9);
  });
  it("bring a wide circle further off than a narrow one", () => {
    expect(closeness(0, 320)).toBeLessThan(closeness(0, 20));
    expect(closeness(0, null)).toBe(closeness(0, 1));
  });
});

describe("held", () => {
  const size = { width: 512, height: 300 };
  it("leaves alone what is on the world", () => {
    const view = held({ lat: 33, lon: 36, zoom: 5 }, size, 12);
    expect(view.lat).toBeCloseTo(33, 9);
    expect(view.lon).toBeCloseTo(36, 9);
    expect(view.zoom).toBe(5);
  });
  it("shows the world no more than once", () => {
    expect(held({ lat: 0, lon: 100, zoom: -1 }, size, 12)).toMatchObject({ zoom: 0, lon: 0 });
    expect(held({ lat: 0, lon: 179, zoom: 1 }, size, 12).lon).toBeCloseTo(90, 9);
  });
  it("stands still in the middle where the screen is higher than the world", () => {
    const tall = { width: 390, height: 800 };
    expect(held({ lat: 60, lon: 0, zoom: -1 }, tall, 12).lat).toBe(held({ lat: -40, lon: 0, zoom: -1 }, tall, 12).lat);
  });
  it("goes no closer than is true", () => {
    expect(held({ lat: 0, lon: 0, zoom: 15 }, size, 12).zoom).toBe(12);
  });
});

it("lays the world on a square", () => {
  expect(mercator(0, 0)).toEqual([0.5, 0.5]);
  expect(mercator(-180, 85.0511)[1]).toBeCloseTo(0, 5);
  const [lon, lat] = unmercator(...mercator(36.3, -33.5));
  expect([lon, lat].map((value) => value.toFixed(6))).toEqual(["36.300000", "-33.500000"]);
});

it("writes degrees in the language", () => {
  expect(degreesText(-1.5, -70.126, { n: "N", s: "S", e: "E", w: "O" }, "fr")).toBe("1,50° S, 70,13° O");
});
