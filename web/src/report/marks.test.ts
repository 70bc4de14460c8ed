// Which words of an event are marked, each once, and when offsets cannot be trusted.
import { describe, expect, it } from "vitest";
import { counted, event, span, speaker } from "../incident/sample";
import { ByteText } from "../lib/text";
import { marksOf, marksOfAll, standing, wordsId, wordsOf } from "./marks";

const say = (kind: string, detail: string) => `${kind}/${detail}`;
const one = event(1, { trigger: span(0, "attack"), figures: [counted(17, 20)], speakers: [speaker("army", 30, { stance: "denies" })], evidence: [span(0, "attack killed 17, army denies")] });

describe("marksOf", () => {
  it("names the kind of each and puts sentences last", () => {
    expect(marksOf(one, say).map((m) => m.label)).toEqual(["act/Attack", "figure/killed", "speaker/denies", "sentence/"]);
  });
  it("marks what several events share once", () => {
    expect(marksOfAll([one, { ...one, figures: [] }], say)).toHaveLength(4);
  });
});

it("knows words by their place", () => {
  expect(wordsOf(wordsId({ start: 3, end: 9 }))).toEqual({ start: 3, end: 9 });
  expect(wordsOf("3-9; drop")).toBeNull();
});

it("trusts offsets only where the words stand there", () => {
  expect(standing(new ByteText("attack in Boni"), [one])).toBe(true);
  expect(standing(new ByteText("An attack in Boni"), [one])).toBe(false);
});
