// An event that was not read: what it starts from, what is wrong with it, what it shares, what is sent; rules.
import { describe, expect, it } from "vitest";
import { alikeWords } from "./alike";
import { addInput, checkMaking, shareable, sharedValue, startMaking } from "./making";
import { rowOf } from "./row";
import { incident, view } from "./sample";

const words = { text_id: "sha256:aa", start: 70, end: 76, quote: "burned" };
const ready = { ...startMaking("add", null, words), kind: "Attack" as const, reason: " told plainly " };

describe("an event being made", () => {
  it("starts from the kind of the first of two, and from none where it was missed", () => {
    expect([startMaking("divide", incident(), null).kind, startMaking("add", incident(), null).kind]).toEqual(["Attack", ""]);
  });
  it("needs words, a kind and a reason", () => {
    expect(Object.keys(checkMaking(startMaking("add", null, null)))).toEqual(["words", "kind", "reason"]);
    expect(checkMaking(ready)).toEqual({});
  });
  it("is sent with its words, without their quote", () => {
    expect(addInput(ready, "Ama")).toEqual({
      words: { text_id: "sha256:aa", start: 70, end: 76 }, kind: "Attack", by: "Ama", reason: "told plainly",
    });
    expect(addInput({ ...ready, words: null }, "Ama")).toBeNull();
  });
});

describe("what two events share", () => {
  it("is what the first has", () => {
    expect(shareable(incident())).toEqual(["when", "where", "actor", "target"]);
    const when = { ...incident().when!, last: null };
    expect(shareable(incident({ when, where: null, participants: [] }))).toEqual([]);
  });
  it("is set with the words that show it for the first", () => {
    expect(sharedValue(view(), "when")).toEqual({
      ruling: "set", field: "when", value: "2024-09-12", words: { text_id: "sha256:aa", start: 10, end: 18 },
    });
    expect(sharedValue(view(), "where").place).toMatchObject({ name: "Boni", place_id: "g1", lat: 15.08 });
    expect(sharedValue(view(), "target").actors).toEqual([{ actor: null, label: "Civilians (Mali)", kind: "civilians", country: "ML" }]);
    const when = { ...incident().when!, last: "2024-09-14" };
    expect(sharedValue(view({ when }), "when").value).toBe("2024-09-12 to 2024-09-14");
  });
  it("has no words where they are those of the act itself", () => {
    const [actor] = incident().participants;
    expect(sharedValue(view({ participants: [{ ...actor!, span: incident().trigger }] }), "actor")).not.toHaveProperty("words");
  });
});

describe("the words of a rule", () => {
  const [actor, target] = incident().participants;
  it("are those of the value that stands", () => {
    expect([alikeWords(view(), "where"), alikeWords(view(), "actor"), alikeWords(view(), "killed")]).toEqual(["Boni", "gunmen", null]);
  });
  it("are none where there is no value, several actors, or no words of its own", () => {
    expect(alikeWords(view({ where: null }), "where")).toBeNull();
    expect(alikeWords(view({ participants: [actor!, { ...actor!, label: "others" }, target!] }), "actor")).toBeNull();
    expect(alikeWords(view({ participants: [{ ...actor!, span: incident().trigger }] }), "actor")).toBeNull();
  });
});

it("rowOf tells an incident as the lists do", () => {
  expect(rowOf(view())).toMatchObject({ id: "aaaa00000001", place: "Boni", first: "2024-09-12", targets: ["Civilians (Mali)"], killed_low: 14, killed_high: 17 });
  expect(rowOf(view({ figures: [], where: null }))).toMatchObject({ place: null, killed_low: null });
});
