// The sums of the timeline.
import { describe, expect, it } from "vitest";
import { bucketName, bulkFrom, familiesIn, lastDay, moved, outside, plausible, silences, stretch, sum, tickName, type Bucket } from "./buckets";

const bucket = (start: string, end: string, n = 0, reports = 0, families: Bucket["families"] = {}): Bucket => ({ start, end, n, families, killed: 0, reports });
const weeks = [bucket("2024-12-23", "2024-12-29", 2, 1, { Battles: 2 }), bucket("2024-12-30", "2025-01-05"), bucket("2025-01-06", "2025-01-12", 5, 0, { Riots: 1 })];
const years = (counts: number[], from = 1990) => counts.map((n, at) => bucket(`${from + at}-01-01`, `${from + at}-12-31`, n));

describe("names", () => {
  it("are civil days in both languages", () => {
    // Spaces round the dash differ between editions of Unicode's data.
    expect(bucketName(weeks, 0, "week", "en").replaceAll(/\s/g, "")).toBe("23–29December2024");
    expect(bucketName(weeks, 0, "week", "fr").replaceAll(/\s/g, "")).toBe("23–29décembre2024");
    expect(bucketName([bucket("2024-03-01", "2024-03-31")], 0, "month", "fr")).toBe("mars 2024");
    expect(bucketName([bucket("2024-12-01", "2024-12-01")], 0, "day", "en")).toBe("1 December 2024");
    expect(bucketName(years([1]), 0, "year", "en")).toBe("1990");
  });
  it("are short below the bars, with the year where one begins", () => {
    const months = [bucket("2024-11-01", "2024-11-30"), bucket("2024-12-01", "2024-12-31"), bucket("2025-01-01", "2025-01-31")];
    expect(months.map((_, at) => tickName(months, at, "month", "en"))).toEqual(["Nov 2024", "Dec", "2025"]);
  });
});

describe("days", () => {
  it("end with the bucket, whether its end is counted in or not", () => {
    expect(lastDay(weeks, 0)).toBe("2024-12-29");
    const open = [bucket("2024-12-01", "2024-12-02"), bucket("2024-12-02", "2024-12-03")];
    expect(lastDay(open, 0)).toBe("2024-12-01");
    expect(lastDay(open, 1)).toBe("2024-12-02");
  });
  it("are those under a drag, whichever way it went", () => {
    expect(stretch(weeks, 2, 1)).toEqual({ since: "2024-12-30", until: "2025-01-12" });
    expect(stretch(weeks, -3, 9)).toEqual({ since: "2024-12-23", until: "2025-01-12" });
    expect(stretch([], 0, 0)).toBeNull();
  });
  it("move by their own length and widen round the middle", () => {
    expect(moved("2024-03-01", "2024-03-10", 1)).toEqual({ since: "2024-03-11", until: "2024-03-20" });
    expect(moved("2024-03-01", "2024-03-10", -1)).toEqual({ since: "2024-02-20", until: "2024-02-29" });
    expect(moved("2024-03-05", "2024-03-05", 0)).toEqual({ since: "2024-03-04", until: "2024-03-06" });
  });
  it("are not taken from a year half typed", () => {
    expect(["0002-01-01", "0202-01-01", "2024-01-01", "1917-04-16"].map(plausible)).toEqual([false, false, true, true]);
  });
});

describe("bulk", () => {
  it("leaves a few old wars out when they would be most of the picture", () => {
    expect(bulkFrom(years([1, 0, 0, 0, 0, 0, 0, 9, 10]))).toEqual({ at: 7, before: 1 });
  });
  it("leaves all where the years are even, few, or begin at once", () => {
    expect(bulkFrom(years([3, 4, 2, 5]))).toBeNull();
    expect(bulkFrom(years([0, 0, 0, 5]))).toBeNull();
    expect(bulkFrom([])).toBeNull();
  });
});

describe("counts", () => {
  it("know what was silent", () => {
    expect(silences(weeks)).toEqual([[1, 2]]);
  });
  it("add up", () => {
    expect(sum(weeks)).toMatchObject({ n: 7, reports: 1, most: 2, first: 0, last: 2 });
    expect(outside(weeks[2] as Bucket)).toBe(4);
    expect(familiesIn(weeks)).toEqual(["Battles", "Riots", null]);
  });
});
