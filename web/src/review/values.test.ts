// Values and their differences; what reports already say; likely incidents; usual reasons.
import { describe, expect, it } from "vitest";
import { choices, numberIn } from "./said";
import { likelyFilters, rank } from "./likeness";
import { pickedReason, reasonGroup, reasonKeys } from "./reasons";
import { incident, row, view } from "./sample";
import { addDays, civilDay, daysBetween, decidedSince, differences, shownFields } from "./values";

describe("days", () => {
  it("are those of the calendar, in no time zone", () => {
    expect([civilDay("2024-02-29"), civilDay("2023-02-29"), civilDay("2024-13-01"), civilDay("1.2.2024")]).toEqual([
      "2024-02-29", null, null, null,
    ]);
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(daysBetween("2024-12-31", "2025-01-02")).toBe(2);
  });
});

describe("differences", () => {
  it("finds none between equals, whatever the words they hang on", () => {
    const when = { ...incident().when!, span: { start: 1, end: 2, quote: "x" } };
    expect(differences(incident(), incident({ when }))).toEqual([]);
  });
  it("names each field that differs, and tells nothing said from nought", () => {
    const none = { ...incident().figures[0]!, low: 0, best: 0, high: 0 };
    expect(differences(incident({ figures: [] }), incident({ figures: [none], act: "Armed clash", where: null }))).toEqual([
      "kind", "where", "killed",
    ]);
    expect(differences(incident(), incident({ review: false }))).toEqual(["event"]);
  });
  it("does not mind the order of actors", () => {
    const [a, b] = incident().participants;
    const two = [{ ...b!, role: "actor" as const }, a!];
    expect(differences(incident({ participants: two }), incident({ participants: [two[1]!, two[0]!] }))).toEqual([]);
  });
});

describe("decidedSince", () => {
  it("is what the ledger got since", () => {
    const line = { at: "", by: "Ama", field: "kind" as const, ruling: "set" as const, value: null, alike: null, reason: "", undone: false };
    const now = view({}, [{ ...line, seq: 3 }, { ...line, seq: 8 }]);
    expect(decidedSince(view({}, [{ ...line, seq: 3 }]), now).map((l) => l.seq)).toEqual([8]);
  });
});

it("shownFields leaves out tolls nobody speaks of, but always shows the dead", () => {
  expect(shownFields(incident({ figures: [] }))).toEqual(["kind", "when", "where", "actor", "target", "killed", "standing"]);
});

describe("choices", () => {
  const claim = (assertion: string, speaker: string | null) => ({
    report: "r1", event: "e1", speaker, field: "killed" as const, assertion, text_id: "sha256:aa",
    span: { start: 0, end: 2, quote: assertion },
  });
  it("reads the totals that were said, each with its speaker and words", () => {
    const claims = [claim("at least 14 killed", "police"), claim("1 killed among them", null), claim("none killed", null), claim("several killed", null)];
    expect(choices(incident({ claims }), "killed").map((c) => [c.value, c.who])).toEqual([["14", "police, The Courier"], ["0", "The Courier"]]);
    expect(choices(incident({ claims }), "kind")).toEqual([]);
  });
  it("finds the number in selected words", () => {
    expect([numberIn("some 2,000 people"), numberIn("1\u202f500 morts"), numberIn("14 dead"), numberIn("eight")]).toEqual(["2000", "1500", "14", ""]);
  });
});

describe("likely incidents", () => {
  it("are looked for in the same country and the days around", () => {
    expect(likelyFilters(incident(), 3)).toEqual({ country: "ML", since: "2024-09-09", until: "2024-09-15" });
    expect(likelyFilters(incident(), null)).toEqual({ country: "ML" });
    expect(likelyFilters(incident({ when: null, where: null }), 3)).toEqual({});
  });
  it("come likest first, without the incident itself", () => {
    const rows = [row("far", { place: "Gao", admin1: "Gao", first: "2024-09-15" }), row("aaaa00000001"), row("near")];
    expect(rank(incident(), rows).map((r) => r.id)).toEqual(["near", "far"]);
  });
});

describe("usual reasons", () => {
  it("are picked by a digit in an empty field only", () => {
    const keys = reasonKeys(reasonGroup("killed", false));
    expect(pickedReason("2", "", keys)).toBe("review.why_toll_2");
    expect(pickedReason("2", "page ", keys)).toBeNull();
    expect(pickedReason("9", "", keys)).toBeNull();
    expect([reasonGroup("target", false), reasonGroup("killed", true)]).toEqual(["actor", "unsaid"]);
  });
});
