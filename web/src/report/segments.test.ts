// How overlapping, nested and touching marks fall into segments, and where each can be reached.
import { describe, expect, it } from "vitest";
import type { Passage } from "../api/types";
import { ByteText } from "../lib/text";
import { anchors, blocks, type Mark } from "./segments";

const TEXT = "Armée : 14 civils tués à Boni\n\nDes témoins parlent de 17 morts";
const text = new ByteText(TEXT);
const mark = (words: string, id = words): Mark => {
  const index = TEXT.indexOf(words);
  return { start: text.toByte(index), end: text.toByte(index + words.length), kind: "figure", label: words, id };
};
const drawn = (passages: Passage[], marks: Mark[]) =>
  blocks(text, passages, marks).map((b) => ({
    kind: b.kind,
    segments: b.segments.map((s) => [TEXT.slice(s.start, s.end), s.marks.map((m) => marks[m]!.id).join("+")]),
  }));

describe("blocks", () => {
  it("is one block where no passages are known, and no text is lost", () => {
    expect(drawn([], [])).toEqual([{ kind: null, segments: [[TEXT, ""]] }]);
  });

  it("puts nested marks innermost first", () => {
    const [block] = drawn([], [mark("14 civils tués à Boni"), mark("civils"), mark("14 civils tués")]);
    expect(block!.segments).toEqual([
      ["Armée : ", ""],
      ["14 ", "14 civils tués+14 civils tués à Boni"],
      ["civils", "civils+14 civils tués+14 civils tués à Boni"],
      [" tués", "14 civils tués+14 civils tués à Boni"],
      [" à Boni", "14 civils tués à Boni"],
      ["\n\nDes témoins parlent de 17 morts", ""],
    ]);
  });

  it("cuts marks that overlap at each other's ends", () => {
    const [block] = drawn([], [mark("14 civils"), mark("civils tués")]);
    expect(block!.segments.slice(1, 4)).toEqual([
      ["14 ", "14 civils"],
      ["civils", "14 civils+civils tués"],
      [" tués", "civils tués"],
    ]);
  });

  it("keeps marks of the same words in the order given", () => {
    const [block] = drawn([], [mark("Armée", "who"), mark("Armée", "speaker")]);
    expect(block!.segments[0]).toEqual(["Armée", "who+speaker"]);
  });

  it("draws passages apart, leaves out the white space between, keeps what no passage holds", () => {
    const end = text.toByte(TEXT.indexOf("\n\n"));
    const later = text.toByte(TEXT.indexOf("Des"));
    const passages: Passage[] = [
      { start: later, end: text.bytes, kind: "lead" },
      { start: 0, end, kind: "headline" },
    ];
    expect(drawn(passages, [mark("17 morts")])).toEqual([
      { kind: "headline", segments: [["Armée : 14 civils tués à Boni", ""]] },
      { kind: "lead", segments: [["Des témoins parlent de ", ""], ["17 morts", "17 morts"]] },
    ]);
    expect(drawn([passages[1]!], []).map((b) => b.kind)).toEqual(["headline", null]);
  });

  it("carries a mark over several passages", () => {
    const whole = { ...mark("Armée"), id: "whole", end: text.bytes };
    const half = text.toByte(TEXT.indexOf("Des"));
    const cut = drawn([{ start: 0, end: half, kind: "lead" }, { start: half, end: text.bytes, kind: "body" }], [whole]);
    expect(cut.map((b) => b.segments.map((s) => s[1]))).toEqual([["whole"], ["whole"]]);
  });

  it("is quick with a long text of many marks", () => {
    const long = new ByteText("Armée : 14 civils tués à Boni.\n\n".repeat(3000));
    const many = Array.from({ length: 3000 }, (_, n) => ({ start: n * 33, end: n * 33 + 12, kind: "figure", label: "", id: String(n) }));
    const passages = Array.from({ length: 1500 }, (_, n): Passage => ({ start: n * 66, end: n * 66 + 64, kind: "body" }));
    const begun = performance.now();
    anchors(blocks(long, passages, many));
    expect(performance.now() - begun).toBeLessThan(1500);
  });

  it("passes over marks of nothing", () => {
    expect(drawn([], [{ ...mark("Boni"), end: mark("Boni").start }])[0]!.segments).toHaveLength(1);
  });
});

describe("anchors", () => {
  it("reaches a mark where it is innermost, and a hidden one through the mark that hides it", () => {
    const marks = [mark("14 civils tués"), mark("civils"), mark("Boni", "a"), mark("Boni", "b")];
    const cut = blocks(text, [], marks);
    const reached = anchors(cut).map((a) => [
      TEXT.slice(cut[a.block]!.segments[a.segment]!.start, cut[a.block]!.segments[a.segment]!.end),
      a.marks.map((m) => marks[m]!.id),
    ]);
    expect(reached).toEqual([["14 ", ["14 civils tués"]], ["civils", ["civils"]], ["Boni", ["a", "b"]]]);
  });

  it("gives every mark one place", () => {
    const marks = [mark("Armée"), mark("14 civils"), mark("civils tués"), mark("17 morts"), { ...mark("Armée"), id: "all", end: text.bytes }];
    const all = anchors(blocks(text, [], marks)).flatMap((a) => a.marks).sort();
    expect(all).toEqual([0, 1, 2, 3, 4]);
  });
});
