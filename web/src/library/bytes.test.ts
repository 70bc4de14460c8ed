import { expect, test } from "vitest";
import { bytes } from "./bytes";

test("sizes in the largest unit that leaves a whole number", () => {
  expect(bytes(0, "en")).toBe("0 byte");
  expect(bytes(999, "en")).toBe("999 byte");
  expect(bytes(2_540_000, "en")).toBe("2.5 MB");
  expect(bytes(254_000_000, "en")).toBe("254 MB");
  expect(bytes(2_540_000, "fr").replace(/\s/g, " ")).toBe("2,5 Mo");
});
