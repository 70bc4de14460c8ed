// The shares of the quality page.
import { expect, it } from "vitest";
import type { Quality } from "../api/types";
import { fieldShares, scaleEnd, shareOf } from "./shares";

const quality: Quality = {
  seen: 20, rejected: 4, missed: 1,
  fields: [
    { field: "killed", corrected: 2, ruled_twice: 3, agreed: 2 },
    { field: "event", corrected: 0, ruled_twice: 1, agreed: 1 },
    { field: "kind", corrected: 0, ruled_twice: 0, agreed: 0 },
  ],
  reviewers: [],
};

it("takes rejected events of all, and corrected values of those that were kept", () => {
  const shares = fieldShares(quality);
  expect(shares.map(({ field }) => field)).toEqual(["event", "kind", "killed"]);
  expect(shares.map(({ wrong }) => [wrong.n, wrong.of, wrong.share])).toEqual([[4, 20, 0.2], [0, 16, 0], [2, 16, 0.125]]);
  expect(shares.map(({ agreed }) => agreed.share)).toEqual([1, null, 2 / 3]);
});

it("knows no share where nothing was seen: never nought", () => {
  const blank = { ...quality, seen: 0, rejected: 0 };
  expect(fieldShares(blank).every(({ wrong }) => wrong.share === null && wrong.interval === null)).toBe(true);
  // All that was seen was rejected: of the values nothing is known.
  expect(fieldShares({ ...quality, seen: 4 }).map(({ wrong }) => wrong.share)).toEqual([1, null, null]);
});

it("draws to a round end that holds the widest interval", () => {
  expect(scaleEnd([shareOf(0, 0)])).toBe(0.05);
  expect(scaleEnd([shareOf(1, 100), shareOf(3, 100)])).toBe(0.1);
  expect(scaleEnd([shareOf(1, 10)])).toBe(0.5);
  expect(scaleEnd([shareOf(4, 5)])).toBe(1);
});
