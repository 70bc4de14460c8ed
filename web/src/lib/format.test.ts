// Days, tolls and names as they are shown.
import { describe, expect, it } from "vitest";
import type { When } from "../api/types";
import { country, day, days, number, percentRange, toll } from "./format";

describe("toll", () => {
  it("never shows a number where nothing is known", () => {
    expect(toll(null, null, null, "en")).toBe("–");
    expect(toll(0, 0, 0, "en")).toBe("0");
  });
  it("is as bounded as the words are", () => {
    expect(toll(8, 8, 8, "en")).toBe("8");
    expect(toll(6, null, 10, "en")).toBe("6–10");
    expect(toll(6, 8, 10, "en")).toBe("8 (6–10)");
    expect(toll(14, null, null, "en")).toBe("≥14");
    expect(toll(14, 14, null, "en")).toBe("≥14");
    expect(toll(14, 20, null, "en")).toBe("20 (≥14)");
    expect(toll(null, null, 3, "en")).toBe("≤3");
    expect(toll(null, 20, null, "en")).toBe("~20");
  });
  it("groups digits as the language does", () => {
    expect(toll(12000, null, null, "en")).toBe("≥12,000");
    expect(toll(12000, null, null, "fr")).toMatch(/^≥12\s000$/);
  });
});

describe("days", () => {
  it("stay the civil days they are", () => {
    expect(day("2024-12-01", "en")).toBe("1 Dec 2024");
    expect(day("2024-12-01", "fr")).toBe("1 déc. 2024");
    expect(day(null, "en")).toBe("–");
    expect(day("soon", "en")).toBe("–");
  });
  it("are no finer than they are known", () => {
    const of = (first: string | null, last: string | null, precision: When["precision"]) => days({ first, last, precision }, "en");
    expect(of("2024-06-04", "2024-06-04", "day")).toBe("4 Jun 2024");
    expect(of("2024-06-04", "2024-06-05", "days")).toMatch(/^4\s?–\s?5 Jun 2024$/);
    expect(of("2024-01-01", "2024-01-31", "month")).toBe("January 2024");
    expect(of("2012-01-01", "2012-12-31", "year")).toBe("2012");
    expect(of("2012-01-01", null, "days")).toBe("≥ 1 Jan 2012");
    expect(of(null, null, "unknown")).toBe("–");
    expect(days(null, "en")).toBe("–");
  });
});

it("names countries, and keeps codes that nobody knows", () => {
  expect(country("ML", "fr")).toBe("Mali");
  expect(country(null, "en")).toBe("–");
  expect(country("??", "en")).toBe("??");
  expect(number(null, "en")).toBe("–");
});

it("gives both ends of a share, and one where they are the same", () => {
  expect(percentRange(0.018, 0.404, "en")).toBe("2–40%");
  expect(percentRange(0.018, 0.404, "fr").replace(/\s/g, " ")).toBe("2–40 %");
  expect(percentRange(0.101, 0.104, "en")).toBe("10%");
});
