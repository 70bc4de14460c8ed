// What keys are called.
import { expect, it } from "vitest";
import { keyName } from "./keys";

it("names letters without regard to caps lock, and shift with them", () => {
  expect(keyName({ key: "j", shiftKey: false })).toBe("j");
  expect(keyName({ key: "J", shiftKey: false })).toBe("j");
  expect(keyName({ key: "M", shiftKey: true })).toBe("Shift+M");
});

it("leaves shift out of signs, which need it on some keyboards", () => {
  expect(keyName({ key: "?", shiftKey: true })).toBe("?");
  expect(keyName({ key: "/", shiftKey: true })).toBe("/");
  expect(keyName({ key: "Enter", shiftKey: true })).toBe("Shift+Enter");
  expect(keyName({ key: "Escape", shiftKey: false })).toBe("Escape");
});
