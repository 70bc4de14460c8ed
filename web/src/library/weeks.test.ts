import { expect, test } from "vitest";
import { bucketWeeks, languagesOf, silences } from "./weeks";

const week = (start: string, languages: Record<string, number>) => ({ start, languages });

test("weeks without a report are there, with nothing in them", () => {
  const { step, buckets } = bucketWeeks([week("2024-12-30", { fr: 1 }), week("2024-12-09", { en: 2, fr: 1 })]);
  expect(step).toBe("week");
  expect(buckets.map((bucket) => [bucket.start, bucket.total])).toEqual([
    ["2024-12-09", 3], ["2024-12-16", 0], ["2024-12-23", 0], ["2024-12-30", 1],
  ]);
  expect(silences(buckets, step)).toEqual([{ from: "2024-12-16", until: "2024-12-29", at: 1, buckets: 2 }]);
  expect(languagesOf(buckets)).toEqual([{ language: "en", n: 2 }, { language: "fr", n: 2 }]);
});

test("a week may begin on any day: it is moved to its Monday", () => {
  const { buckets } = bucketWeeks([week("2024-12-08", { en: 1 }), week("2024-12-09", { en: 1 })]);
  expect(buckets.map((bucket) => bucket.start)).toEqual(["2024-12-02", "2024-12-09"]);
  expect(bucketWeeks([week("1969-12-31", { en: 1 })]).buckets[0]?.start).toBe("1969-12-29");
});

test("long spans go by month, then by year", () => {
  const months = bucketWeeks([week("2018-01-01", { en: 1 }), week("2024-06-03", { en: 1 })]);
  expect(months.step).toBe("month");
  expect(months.buckets).toHaveLength(78);
  const years = bucketWeeks([week("1917-04-16", { en: 1 }), week("2024-06-03", { fr: 4 })]);
  expect(years.step).toBe("year");
  expect(years.buckets).toHaveLength(108);
  expect(silences(years.buckets, "year")).toEqual([{ from: "1918-01-01", until: "2023-12-31", at: 1, buckets: 106 }]);
});

test("a week across New Year stays one week", () => {
  const { buckets } = bucketWeeks([week("2024-12-30", { en: 1 }), week("2025-01-06", { en: 1 })]);
  expect(buckets.map((bucket) => bucket.start)).toEqual(["2024-12-30", "2025-01-06"]);
});

test("no weeks, no bars", () => {
  expect(bucketWeeks([])).toEqual({ step: "week", buckets: [] });
});
