// Moves of map and crosshair.
import { expect, it } from "vitest";
import type { Incident } from "../api/types";
import { stepped } from "./Crosshair";
import { spotOf } from "./usePicked";
import { sameView } from "./useSeen";

it("knows its own view when it comes back rounded", () => {
  const view = { lat: 33.3334, lon: 36.1235, zoom: 6.42 };
  expect(sameView(view, { lat: 33.333, lon: 36.124, zoom: 6.42 })).toBe(true);
  expect(sameView(view, { lat: 33.3, lon: 36.5, zoom: 6.42 })).toBe(false);
  expect(sameView(view, { ...view, zoom: 5 })).toBe(false);
});

it("moves the crosshair, and the map at its edge", () => {
  const size = { width: 200, height: 100 };
  expect(stepped({ x: 100, y: 50 }, "ArrowLeft", false, size)).toEqual({ spot: { x: 92, y: 50 }, pan: [0, 0] });
  expect(stepped({ x: 30, y: 50 }, "ArrowLeft", true, size)).toEqual({ spot: { x: 24, y: 50 }, pan: [-42, 0] });
  expect(stepped({ x: 30, y: 50 }, "a", false, size)).toBeNull();
});

it("never makes a point of an area", () => {
  const areas = [{ country: "TD", admin1: "Kanem", name: "Kanem", lat: 15, lon: 15, radius_km: 90, n: 1, killed: 0 }];
  const incident = (where: object | null) => ({ where }) as Incident;
  expect(spotOf(incident(null), areas)).toBeNull();
  expect(spotOf(incident({ country: "TD", admin1: "Kanem", lat: null, lon: null }), areas)).toMatchObject({ area: true, km: 90 });
  expect(spotOf(incident({ country: "ML", admin1: null, lat: null, lon: null }), areas)).toBeNull();
  expect(spotOf(incident({ country: "TD", admin1: "Kanem", lat: 14, lon: 15, radius_km: 5 }), areas)).toMatchObject({ area: false, km: 5 });
});
