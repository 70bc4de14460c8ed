import { expect, test } from "vitest";
import { frame } from "./frame";

test("one place is not looked at from too near", () => {
  const view = frame([{ lat: 16, lon: -3 }, { lat: 16, lon: -3 }]);
  expect(view).toMatchObject({ lon: -3, zoom: 7 });
  expect(view?.lat).toBeCloseTo(16);
});

test("all points are in view", () => {
  const view = frame([{ lat: 4.5, lon: -76.6 }, { lat: 8.6, lon: -70.7 }, { lat: null, lon: null }]);
  const perDegree = (512 * 2 ** (view?.zoom ?? 0)) / 360;
  expect((76.6 - 70.7) * perDegree).toBeLessThan(420);
  expect((8.6 - 4.5) * perDegree).toBeLessThan(260);
  expect(view?.lat).toBeGreaterThan(4.5);
  expect(view?.lat).toBeLessThan(8.6);
});

test("the whole world is not looked at from behind it, and without a point there is no view", () => {
  expect(frame([{ lat: -60, lon: -179 }, { lat: 80, lon: 179 }])?.zoom).toBe(0.5);
  expect(frame([{ lat: null, lon: null }])).toBeNull();
});
