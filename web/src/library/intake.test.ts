import { expect, test } from "vitest";
import { MOST_BYTES, NO_ABOUT, refuses, said } from "./intake";

test("files of other forms, too large or empty are refused with the reason", () => {
  expect(refuses({ name: "A.HTML", size: 10 })).toBeNull();
  expect(refuses({ name: "reports.jsonl", size: MOST_BYTES })).toBeNull();
  expect(refuses({ name: "scan.pdf", size: 10 })).toBe("form");
  expect(refuses({ name: "reports.jsonl.gz", size: 10 })).toBe("form");
  expect(refuses({ name: "a.txt", size: MOST_BYTES + 1 })).toBe("size");
  expect(refuses({ name: "a.md", size: 0 })).toBe("empty");
});

test("what was left empty is not said, and the text stays as it is", () => {
  expect(said({ ...NO_ABOUT, headline: " ", text: " Ten died.\n", publisher: "Wire" })).toEqual({ text: " Ten died.\n", publisher: "Wire" });
});
