// Where names of countries stand.
import { describe, expect, it } from "vitest";
import { fitZoom, labelSpot, mainland } from "./labels";

const square = (west: number, south: number, size: number) => [
  [west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south],
];

describe("labelSpot", () => {
  it("is the middle of a plain land", () => {
    const spot = labelSpot([[square(10, -10, 20)]]);
    expect(spot?.lon).toBeCloseTo(20, 5);
    expect(Math.abs(spot?.lat ?? 99)).toBeLessThan(1);
    expect(spot?.width).toBeCloseTo(20 / 360, 5);
  });
  it("takes the largest part, and not a hole in it", () => {
    const spot = labelSpot([[square(100, 0, 5)], [square(0, 0, 30), square(5, 5, 20).reverse()]]);
    expect(spot?.lon).toBeLessThan(31);
    const inHole = (spot?.lon ?? 0) > 5 && (spot?.lon ?? 0) < 25 && (spot?.lat ?? 0) > 5 && (spot?.lat ?? 0) < 25;
    expect(inHole).toBe(false);
  });
  it("comes back from beyond 180°", () => {
    expect(labelSpot([[square(170, 50, 40)]])?.lon).toBeCloseTo(-170, 5);
  });
  it("has nothing to say of nothing", () => {
    expect(labelSpot([])).toBeNull();
  });
});

it("lets a name appear when it fits", () => {
  expect(fitZoom("Chad", 0.04)).toBeLessThan(fitZoom("Luxembourg", 0.002));
  expect(fitZoom("Central African Republic", 0.03)).toBe(fitZoom("Republic", 0.03));
});

it("leaves far islands out of the mainland", () => {
  const corners = mainland([[square(0, 0, 30)], [square(100, 0, 2)]]);
  expect(corners.every(([lon = 999]) => lon <= 30)).toBe(true);
});
