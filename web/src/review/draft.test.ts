// What a decision being written starts from, what is wrong with it, what is sent.
import { describe, expect, it } from "vitest";
import type { Action } from "./actions";
import { check, isArea, movePlace, startDraft, toInput, type Draft } from "./draft";
import { incident } from "./sample";

const to = { id: "aaaa00000001", seen: "1", by: "Ama" };
const draft = (action: Action, change: Partial<Draft> = {}) => ({
  ...startDraft(action, incident(), null), reason: "the words say so", ...change,
});

describe("startDraft", () => {
  it("starts from what stands", () => {
    const d = startDraft("when", incident(), null);
    expect([d.first, d.last, d.place.name, d.place.lat]).toEqual(["2024-09-12", "2024-09-12", "Boni", "15.08"]);
    expect(startDraft("target", incident(), null).actors).toEqual([
      { actor: null, label: "Civilians (Mali)", kind: "civilians", country: "ML" },
    ]);
  });
  it("gives no number where the toll is a range or nobody said one", () => {
    expect(startDraft("killed", incident(), null).count).toBe("");
    expect(startDraft("injured", incident(), null).count).toBe("");
    const about = { ...incident().figures[0]!, low: null, best: 140, high: null };
    expect(startDraft("killed", incident({ figures: [about] }), null).count).toBe("");
    const counted = { ...incident().figures[0]!, low: 8, best: 8, high: 8 };
    expect(startDraft("killed", incident({ figures: [counted] }), null).count).toBe("8");
  });
});

describe("check", () => {
  it("asks for a reason of everything", () => {
    expect(check(draft("accept", { reason: "  " }))).toEqual({ reason: "review.wrong_reason" });
    expect(check(draft("comment", { reason: "" }))).toEqual({ reason: "review.wrong_comment" });
    expect(check(draft("accept"))).toEqual({});
  });
  it("tells an empty toll from nought and from what is no number", () => {
    expect(check(draft("killed", { count: "" }))).toEqual({ count: "review.wrong_unsaid" });
    expect(check(draft("killed", { count: "0" }))).toEqual({});
    for (const count of ["-1", "8.5", "about 8", "99999999999"]) {
      expect(check(draft("killed", { count }))).toEqual({ count: "review.wrong_count" });
    }
  });
  it("knows the calendar and the order of days", () => {
    expect(check(draft("when", { first: "2024-02-30", last: "" }))).toEqual({ first: "review.wrong_day" });
    expect(check(draft("when", { first: "2024-02-29", last: "" }))).toEqual({});
    expect(check(draft("when", { first: "2024-02-29", last: "2024-02-28" }))).toEqual({ last: "review.wrong_order" });
  });
  it("wants a point for a town and none for an area", () => {
    const { place } = draft("where");
    expect(check(draft("where", { place: { ...place, lat: "95", lon: "" } }))).toEqual({
      lat: "review.wrong_lat", lon: "review.wrong_lon",
    });
    expect(check(draft("where", { place: { ...place, lat: "", lon: "", precision: "admin1" } }))).toEqual({});
    expect(check(draft("where", { place: { ...place, name: " ", radius: "far" } }))).toEqual({
      name: "review.wrong_name", radius: "review.wrong_radius",
    });
  });
  it("takes nothing only where it was said on purpose that no report says it", () => {
    expect(check(draft("actor", { actors: [] }))).toEqual({ actors: "review.wrong_actors" });
    for (const action of ["when", "where", "actor", "target", "killed"] as const) {
      expect(check(draft(action, { actors: [], first: "", count: "", notSaid: true }))).toEqual({});
    }
    expect(check(draft("kind", { notSaid: true }))).toEqual({ kind: "review.wrong_kind" });
  });
  it("wants a tag", () => expect(check(draft("tag"))).toEqual({ tag: "review.wrong_tag" }));
  it("wants the other incident or event", () => {
    expect(check(draft("merge"))).toEqual({ other: "review.wrong_merge" });
    expect(check(draft("split"))).toEqual({ other: "review.wrong_split" });
  });
});

describe("toInput", () => {
  it("writes days as the record does", () => {
    expect(toInput(draft("when"), to)).toEqual({
      ...to, field: "when", ruling: "set", value: "2024-09-12", reason: "the words say so",
    });
    expect(toInput(draft("when", { last: "2024-09-14" }), to).value).toBe("2024-09-12 to 2024-09-14");
  });
  it("carries the words, without their quote", () => {
    const words = { text_id: "sha256:aa", start: 3, end: 9, quote: "eight" };
    const input = toInput(draft("killed", { count: "008", words }), to);
    expect(input.value).toBe("8");
    expect(input.words).toEqual({ text_id: "sha256:aa", start: 3, end: 9 });
  });
  it("gives an area no pin, whatever was typed before", () => {
    const { place } = draft("where");
    expect(toInput(draft("where", { place: { ...place, precision: "admin1" } }), to).place).toMatchObject({
      lat: null, lon: null, radius_km: null, precision: "admin1",
    });
    expect(toInput(draft("where", { place: { ...place, lat: "15,1" } }), to).place).toMatchObject({ lat: 15.1, radius_km: 3 });
  });
  it("says that no report says it, and nothing besides", () => {
    const words = { text_id: "sha256:aa", start: 3, end: 9, quote: "eight" };
    expect(toInput(draft("killed", { notSaid: true, count: "8", words }), to)).toEqual({
      ...to, field: "killed", ruling: "not_said", reason: "the words say so",
    });
    expect(toInput(draft("actor", { notSaid: true, alike: "gunmen" }), to)).not.toHaveProperty("alike");
  });
  it("holds for all alike where there is one value", () => {
    expect(toInput(draft("where", { alike: "Boni" }), to).alike).toBe("Boni");
    expect(toInput(draft("actor", { alike: "gunmen" }), to).alike).toBe("gunmen");
    const two = [...draft("actor").actors, ...draft("target").actors];
    expect(toInput(draft("actor", { alike: "gunmen", actors: two }), to)).not.toHaveProperty("alike");
    expect(toInput(draft("kind", { alike: "Boni", kind: "Attack" }), to)).not.toHaveProperty("alike");
  });
  it("puts a tag on and takes it off", () => {
    expect(toInput(draft("tag", { tag: "to check" }), to)).toMatchObject({ field: "event", ruling: "tag", value: "to check" });
    expect(toInput(draft("tag", { tag: "to check", untag: true }), to)).toMatchObject({ ruling: "untag", value: "to check" });
  });
  it("rules on the event for all that is no field", () => {
    expect(toInput(draft("reject"), to)).toEqual({ ...to, field: "event", ruling: "reject", reason: "the words say so" });
    expect(toInput(draft("merge", { other: "b" }), to)).toMatchObject({ field: "event", ruling: "merge", other: "b" });
  });
});

describe("movePlace", () => {
  it("makes a point of an area and forgets the gazetteer's id", () => {
    const { place } = draft("where");
    expect(movePlace({ ...place, precision: "admin1" }, 15.123456, -2)).toMatchObject({
      place_id: null, precision: "near", lat: "15.1235", lon: "-2.0000",
    });
    expect(isArea(movePlace(place, 1, 1).precision)).toBe(false);
  });
});
