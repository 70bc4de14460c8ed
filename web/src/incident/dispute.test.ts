// Disputes as they are drawn: what is a rival, what is part of a toll, where the ends lie.
import { describe, expect, it } from "vitest";
import { dayNumber, drawDispute, isoDay, scaleOf } from "./dispute";
import { claim, counted, event, figure, incident, span } from "./sample";

const scale = (drawn: ReturnType<typeof drawDispute>) => {
  if (drawn.form !== "scale") throw new Error("not a scale");
  return drawn;
};

describe("a dispute about a toll", () => {
  const events = [
    event(1, { figures: [counted(17, 0), counted(2, 10, { relation: "among" })] }),
    event(2, { figures: [figure({ low: 14, basis: "at_least", span: span(0, "at least 14") })] }),
    event(3, { figures: [figure({ basis: "several", span: span(0, "several") })] }),
  ];
  const i = incident(3, {
    figures: [figure({ low: 14, best: 17, high: 17 })],
    disputes: [{ field: "killed", claims: [2, 0, 1, 3] }],
    claims: [
      claim(1, "killed", "17 killed", span(0, "17")),
      claim(1, "killed", "2 killed among them", span(10, "2")),
      claim(2, "killed", "at least 14 killed", span(0, "at least 14")),
      claim(3, "killed", "several killed", span(0, "several")),
    ],
  });
  const drawn = scale(drawDispute(i.disputes[0]!, i, events));

  it("sets totals against one another, smallest first, those without a number last", () => {
    expect(drawn.rivals.map((p) => [p.claim.assertion, p.low, p.best, p.high])).toEqual([
      ["at least 14 killed", 14, null, null], ["17 killed", 17, 17, 17], ["several killed", null, null, null],
    ]);
    expect(drawn.rivals.map((p) => p.openAbove)).toEqual([true, false, false]);
  });
  it("keeps counts of some of them apart", () => {
    expect(drawn.inner.map((p) => p.best)).toEqual([2]);
  });
  it("shows what was settled, and never less than none", () => {
    expect(drawn.settled).toEqual({ low: 14, best: 17, high: 17 });
    expect(scaleOf(drawn)).toEqual({ min: 0, max: 20, ticks: [0, 5, 10, 15, 20] });
  });
  it("reads the numbers from the words where no event is at hand", () => {
    const blind = scale(drawDispute(i.disputes[0]!, i, []));
    expect(blind.rivals.map((p) => p.best ?? p.low)).toEqual([14, 17, null]);
    expect(blind.inner).toHaveLength(1);
  });
});

describe("parts of a toll", () => {
  const i = (assertions: string[]) => incident(1, {
    claims: assertions.map((a, n) => claim(1, "killed", a, span(n * 10, String(parseInt(a, 10) || "x")))),
    disputes: [{ field: "killed", claims: assertions.map((_, n) => n) }],
  });
  const draw = (assertions: string[], figures: Parameters<typeof event>[1]) => {
    const one = i(assertions);
    return scale(drawDispute(one.disputes[0]!, one, [event(1, figures)]));
  };
  it("are added up where their report gives no total", () => {
    const drawn = draw(["2 killed", "9 killed"], { figures: [counted(2, 0, { relation: "part" }), counted(9, 10, { relation: "part" })] });
    expect(drawn.rivals.map((p) => [p.best, p.added])).toEqual([[11, true]]);
    expect(drawn.inner).toHaveLength(2);
  });
  it("are a lower bound where one has no number", () => {
    const open = figure({ basis: "several", relation: "part", span: span(10, "x") });
    const drawn = draw(["9 killed", "several killed"], { figures: [counted(9, 0, { relation: "part" }), open] });
    expect(drawn.rivals.map((p) => [p.low, p.best, p.high, p.openAbove])).toEqual([[9, null, null, true]]);
  });
  it("are no rivals of their own report's total", () => {
    const drawn = draw(["11 killed", "9 killed"], { figures: [counted(11, 0), counted(9, 10, { relation: "part" })] });
    expect(drawn.rivals.map((p) => p.best)).toEqual([11]);
  });
  it("are all that is said where there is only one", () => {
    const drawn = draw(["9 killed"], { figures: [counted(9, 0, { relation: "part" })] });
    expect(drawn.rivals.map((p) => [p.best, p.added])).toEqual([[9, false]]);
  });
});

describe("a dispute about days", () => {
  it("draws ranges of civil days", () => {
    const i = incident(2, {
      when: { first: "2024-03-01", last: "2024-03-01", precision: "day", span: span(0, "1 March") },
      disputes: [{ field: "when", claims: [0, 1] }],
      claims: [claim(1, "when", "2024-03-01", span(0, "1 March")), claim(2, "when", "2024-02-26 to 2024-02-29", span(0, "last week"))],
    });
    const drawn = scale(drawDispute(i.disputes[0]!, i, []));
    expect(drawn.rivals.map((p) => [isoDay(p.low!), isoDay(p.high!), p.best === null])).toEqual([
      ["2024-02-26", "2024-02-29", true], ["2024-03-01", "2024-03-01", false],
    ]);
    const { ticks, min, max } = scaleOf(drawn);
    expect(ticks.map(isoDay)).toEqual(["2024-02-26", "2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01"]);
    expect([min, max]).toEqual([dayNumber("2024-02-26") - 0.5, dayNumber("2024-03-01") + 0.5]);
  });
});

it("sets those who deny against those who say so", () => {
  const i = incident(1, {
    claims: [claim(1, "event", "asserts", span(0, "army"), "army"), claim(1, "event", "denies", span(9, "rebels"), "rebels")],
    disputes: [{ field: "event", claims: [0, 1, 7] }],
  });
  const drawn = drawDispute(i.disputes[0]!, i, []);
  expect(drawn.form === "sides" && drawn.sides.map((s) => s.assertion)).toEqual(["asserts", "denies"]);
});
