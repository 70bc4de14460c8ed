// Claims fall into fields and reports, and find the figures and speakers they were read from.
import { describe, expect, it } from "vitest";
import { claimRows, figureOf, quotesOf, sidesOf, speakerOf } from "./claims";
import { claim, counted, event, incident, span, speaker } from "./sample";

const claims = [
  claim(1, "killed", "17 killed", span(10, "17"), "nurse"),
  claim(1, "kind", "Attack", span(0, "attack")),
  claim(2, "killed", "19 killed", span(20, "19")),
  claim(2, "event", "denies", span(30, "rebels"), "rebels"),
  claim(1, "killed", "2 killed among them", span(40, "two")),
];
const i = incident(2, { claims, disputes: [{ field: "killed", claims: [0, 2] }] });

describe("claimRows", () => {
  it("has a row for each field somebody speaks of, in reading order, and a cell for each report", () => {
    const rows = claimRows(i).map((r) => [r.field, r.disputed, ...r.cells.map((c) => c.map((s) => s.index))]);
    expect(rows).toEqual([["kind", false, [1], []], ["killed", true, [0, 4], [2]], ["event", false, [], [3]]]);
  });
  it("passes over claims of reports that are not the incident's any more", () => {
    expect(claimRows({ ...i, reports: i.reports.slice(0, 1) }).map((r) => r.cells.length)).toEqual([1, 1]);
  });
});

describe("what a claim was read from", () => {
  const events = [
    event(1, { figures: [counted(17, 10)], speakers: [speaker("nurse", 50, { about: "figures" })] }),
    event(2, { speakers: [speaker("rebels", 60), speaker("rebels", 30, { stance: "denies" })] }),
  ];
  it("is the figure of the same words", () => {
    expect(figureOf(claims[0]!, events)?.best).toBe(17);
    expect(figureOf(claims[2]!, events)).toBeNull();
    expect(figureOf(claims[0]!, [])).toBeNull();
  });
  it("is the speaker of those words, or of that name", () => {
    expect(speakerOf(claims[3]!, events)?.stance).toBe("denies");
    expect(speakerOf(claims[0]!, events)?.about).toBe("figures");
    expect(speakerOf(claims[1]!, events)).toBeNull();
  });
});

it("takes the first words of each report", () => {
  expect(quotesOf(i, "killed").map((c) => c.span.quote)).toEqual(["17", "19"]);
});

it("puts claims that say the same on one side, the larger first", () => {
  const said = ["denies", "asserts", "asserts"].map((a, index) => ({ index, claim: claim(1, "event", a, span(index, "x")) }));
  expect(sidesOf(said).map((s) => [s.assertion, s.claims.length])).toEqual([["asserts", 2], ["denies", 1]]);
});
