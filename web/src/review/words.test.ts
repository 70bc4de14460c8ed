// Choosing words by keyboard.
import { describe, expect, it } from "vitest";
import { moved, spanOf, wholeWords, wordAt, wordsIn } from "./words";

const text = "Al-Shabaab killed 1,200 people. L’armée, d’abord.\nThen silence";
const words = wordsIn(text);
const quote = (stretch: { anchor: number; head: number }) => {
  const span = spanOf(words, stretch)!;
  return text.slice(span.start, span.end);
};

describe("wordsIn", () => {
  it("keeps names, numbers and elisions whole, and leaves punctuation out", () => {
    expect(words.map((w) => text.slice(w.start, w.end))).toEqual([
      "Al-Shabaab", "killed", "1,200", "people", "L’armée", "d’abord", "Then", "silence",
    ]);
  });
  it("finds the word at an index, or the next", () => {
    expect([wordAt(words, 0), wordAt(words, 12), wordAt(words, 10), wordAt(words, 999)]).toEqual([0, 1, 1, 7]);
    expect(wordAt([], 3)).toBe(0);
  });
});

it("wholeWords takes the whole of every word touched, without the white space and stops around", () => {
  expect(wholeWords(words, { start: 3, end: 15 })).toEqual({ start: 0, end: 17 });
  expect(wholeWords(words, { start: 17, end: 19 })).toEqual({ start: 18, end: 23 });
  expect(wholeWords(words, { start: 30, end: 31 })).toEqual({ start: 30, end: 31 });
});

describe("moved", () => {
  it("moves by words and stays inside", () => {
    const one = { anchor: 1, head: 1 };
    expect(moved(text, words, one, "ArrowRight", false)).toEqual({ anchor: 2, head: 2 });
    expect(moved(text, words, { anchor: 0, head: 0 }, "ArrowLeft", false)).toEqual({ anchor: 0, head: 0 });
    expect(moved(text, words, one, "q", false)).toBeNull();
    expect(moved("", [], one, "ArrowRight", false)).toBeNull();
  });
  it("grows in either direction from where it began", () => {
    const right = moved(text, words, { anchor: 2, head: 2 }, "ArrowRight", true)!;
    expect(quote(right)).toBe("1,200 people");
    const left = moved(text, words, { anchor: 2, head: 2 }, "ArrowLeft", true)!;
    expect(quote(left)).toBe("killed 1,200");
  });
  it("jumps by sentences and lines", () => {
    const down = moved(text, words, { anchor: 1, head: 1 }, "ArrowDown", false)!;
    expect(quote(down)).toBe("L’armée");
    expect(quote(moved(text, words, down, "ArrowDown", false)!)).toBe("Then");
    expect(quote(moved(text, words, { anchor: 7, head: 7 }, "ArrowUp", true)!)).toBe("Then silence");
  });
});
