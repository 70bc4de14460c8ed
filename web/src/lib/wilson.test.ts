// The interval of a share, against figures worked out elsewhere.
import { expect, it } from "vitest";
import { wilson } from "./wilson";

const rounded = (n: number, of: number) => {
  const found = wilson(n, of);
  return found && [found.low, found.high].map((value) => Number(value.toFixed(4)));
};

it("agrees with the tables", () => {
  expect(rounded(1, 10)).toEqual([0.0179, 0.4042]);
  expect(rounded(5, 10)).toEqual([0.2366, 0.7634]);
  expect(rounded(81, 263)).toEqual([0.2553, 0.3662]);
});

it("says how much is open even where nothing, or everything, was wrong", () => {
  expect(rounded(0, 10)).toEqual([0, 0.2775]);
  expect(rounded(10, 10)).toEqual([0.7225, 1]);
  expect(rounded(0, 1)).toEqual([0, 0.7935]);
});

it("knows nothing where nothing was seen, or the numbers cannot be", () => {
  expect(wilson(0, 0)).toBeNull();
  expect(wilson(3, 2)).toBeNull();
  expect(wilson(-1, 2)).toBeNull();
});

it("holds the share, and narrows with more seen", () => {
  for (const of of [3, 30, 300]) {
    const found = wilson(of / 3, of)!;
    expect(found.low).toBeLessThan(1 / 3);
    expect(found.high).toBeGreaterThan(1 / 3);
  }
  const width = (of: number) => wilson(of / 3, of)!.high - wilson(of / 3, of)!.low;
  expect(width(300)).toBeLessThan(width(30));
});
