// Selected stretches lose the white space at their ends.
import { expect, it } from "vitest";
import { trimmed } from "./selection";

it("takes the white space off a selection", () => {
  const text = "killed 14 civilians\n\nThe army";
  expect(trimmed(text, 6, 21)).toEqual({ start: 7, end: 19 });
  expect(trimmed(text, 7, 9)).toEqual({ start: 7, end: 9 });
  expect(trimmed(text, 19, 21)).toBeNull();
  expect(trimmed(text, 9, 9)).toBeNull();
});
