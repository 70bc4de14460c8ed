import { expect, test } from "vitest";
import { batch, type Item, tally } from "./batch";

const waiting = (key: number): Item => ({ key, name: `${key}.txt`, state: "waiting" });

test("reports are read one after the other, and counted", () => {
  let items = batch([], { do: "add", items: [waiting(1), waiting(2), waiting(3)] });
  items = batch(items, { do: "set", key: 1, given: { state: "read", read: { report: "a", events: [], problems: [] } } });
  items = batch(items, { do: "set", key: 2, given: { state: "reading" } });
  expect(tally(items)).toEqual({ all: 3, done: 1, read: 1, events: 0, reading: "2.txt" });
});

test("stopping leaves out what waits, not what is being read", () => {
  let items = batch([], { do: "add", items: [waiting(1), waiting(2)] });
  items = batch(items, { do: "set", key: 1, given: { state: "reading" } });
  items = batch(items, { do: "stop" });
  expect(items.map((item) => item.state)).toEqual(["reading", "stopped"]);
  expect(tally(items).done).toBe(1);
});

test("a state replaces all of the one before", () => {
  const items = batch([{ key: 1, name: "a", state: "failed", error: "x" }], { do: "set", key: 1, given: { state: "reading" } });
  expect(items[0]).toEqual({ key: 1, name: "a", state: "reading" });
});
