// The filters in the address.
import { expect, it } from "vitest";
import { countFilters, FILTER_NAMES, readFilters, writeFilters } from "./filters";

it("are read by the names that the server has for them", () => {
  expect(readFilters("country=ML&min_killed=3&foreground=true&disputed=false&sort=day")).toEqual({
    country: "ML", min_killed: 3, foreground: true, disputed: false,
  });
});

it("leave out what is no such value", () => {
  expect(readFilters("min_killed=-1&min_sources=many&review=perhaps&kind=&since=")).toEqual({});
});

it("are written beside what else stands in the address", () => {
  expect(writeFilters("sort=day&country=ML", { country: undefined, kind: "Air/drone strike" })).toBe("sort=day&kind=Air/drone+strike");
  expect(writeFilters("", { bbox: "-10,5,12.5,20" })).toBe("bbox=-10,5,12.5,20");
});

it("come back as they were written", () => {
  const filters = { actor: "Al-Shabaab & allies", min_sources: 2, review: true, bbox: "1,2,3,4" };
  expect(readFilters(writeFilters("", filters))).toEqual(filters);
  expect(countFilters(filters)).toBe(4);
  expect(FILTER_NAMES).toContain("bbox");
});
