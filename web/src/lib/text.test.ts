// Byte offsets against what TextEncoder says, in the scripts that reports are written in.
import { describe, expect, it } from "vitest";
import { ByteText } from "./text";

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

const TEXTS = {
  ascii: "At least 14 dead, two local officials said.",
  french: "« Dix-sept morts », dit l'élu de Douentza : là-bas, l'été, où çà ?",
  arabic: "قُتل 14 مدنياً في هجوم على سوق بوني، وفق مصادر محلية.",
  emoji: "Smoke 🔥🔥 over the market 👨‍👩‍👧 — “17 dead”",
  decomposed: "e\u0301te\u0301 and été",
  mixed: "Boni 🇲🇱 : قتلى — 17 morts… 中文 é",
};

describe("ByteText", () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`counts every character of a text as UTF-8 does: ${name}`, () => {
      const t = new ByteText(text);
      expect(t.bytes).toBe(bytesOf(text));
      let index = 0;
      for (const character of text) {
        const byte = bytesOf(text.slice(0, index));
        expect(t.toByte(index)).toBe(byte);
        expect(t.toIndex(byte)).toBe(index);
        expect(t.slice(byte, byte + bytesOf(character))).toBe(character);
        index += character.length;
      }
      expect(t.toIndex(t.bytes)).toBe(text.length);
      expect(t.toByte(text.length)).toBe(t.bytes);
    });
  }

  it("finds words by the offsets of the record", () => {
    const t = new ByteText("Boni : des hommes armés ont tué dix-sept villageois, « sans raison ».");
    const words = "dix-sept villageois";
    const start = bytesOf(t.text.slice(0, t.text.indexOf(words)));
    expect(t.slice(start, start + bytesOf(words))).toBe(words);
  });

  it("takes an offset inside a character back to where it begins", () => {
    const t = new ByteText("aé🔥b");
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((b) => t.toIndex(b))).toEqual([0, 1, 1, 2, 2, 2, 2, 4, 5]);
    expect(t.toByte(3)).toBe(3);
  });

  it("keeps offsets outside the text at its ends", () => {
    const t = new ByteText("été");
    expect(t.toIndex(-1)).toBe(0);
    expect(t.toIndex(99)).toBe(3);
    expect(t.toByte(-1)).toBe(0);
    expect(t.toByte(99)).toBe(5);
    expect(t.slice(0, 99)).toBe("été");
    expect(new ByteText("").slice(0, 1)).toBe("");
  });

  it("counts half a pair as the replacement that UTF-8 writes for it", () => {
    const text = "a\ud83dz\udd25";
    expect(new ByteText(text).bytes).toBe(bytesOf(text));
    expect(new ByteText(text).toIndex(4)).toBe(2);
  });

  it("is quick with long texts", () => {
    const text = TEXTS.mixed.repeat(4000);
    const begun = performance.now();
    const t = new ByteText(text);
    for (let byte = 0; byte < t.bytes; byte += 7) t.toIndex(byte);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
