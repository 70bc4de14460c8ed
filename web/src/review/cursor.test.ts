// The order of the queue under the hands, and where the cursor goes.
import { describe, expect, it } from "vitest";
import { afterDecision, insert, markDone, pace, refresh, step, type QueueItem } from "./cursor";
import { row } from "./sample";

const items = (...ids: string[]): QueueItem[] => ids.map((id) => ({ row: row(id), weight: 1, why: [] }));
const start = (...ids: string[]) => refresh([], items(...ids), null);
const ids = (entries: ReturnType<typeof refresh>) => entries.map((e) => e.item.row.id).join("");
const done = { seqs: [1], label: "accepted" };

describe("refresh", () => {
  it("takes the server's order at first", () => expect(ids(start("b", "a"))).toBe("ba"));
  it("keeps what was decided behind the cursor, and orders anew what lies ahead", () => {
    const entries = markDone(start("a", "b", "c", "d"), "a", done);
    const next = refresh(entries, items("e", "b", "d", "c"), "b");
    expect(ids(next)).toBe("abedc");
    expect(next[0]!.done).toEqual(done);
  });
  it("never takes away what is looked at, but drops what somebody else decided", () => {
    expect(ids(refresh(start("a", "b", "c"), items("c"), "b"))).toBe("bc");
  });
  it("keeps decided ones in place after going back", () => {
    const entries = markDone(markDone(start("a", "b", "c"), "a", done), "b", done);
    expect(ids(refresh(entries, items("c"), "a"))).toBe("abc");
  });
});

describe("step", () => {
  const entries = start("a", "b", "c");
  it("goes on and back and stays at the ends", () => {
    expect([step(entries, "a", 1), step(entries, "c", 1), step(entries, "a", -1)]).toEqual(["b", "c", "a"]);
  });
  it("starts at the first, and nowhere when there is none", () => {
    expect([step(entries, null, 1), step(entries, null, -1)]).toEqual(["a", "c"]);
    expect(step([], null, 1)).toBeNull();
  });
});

describe("afterDecision", () => {
  it("goes to the next undecided one", () => {
    expect(afterDecision(markDone(start("a", "b", "c"), "b", done), "a")).toBe("c");
  });
  it("goes back at the end, and nowhere when all is decided", () => {
    expect(afterDecision(start("a", "b"), "b")).toBe("a");
    expect(afterDecision(markDone(start("a", "b"), "a", done), "b")).toBeNull();
  });
});

describe("insert", () => {
  const [fresh] = items("n");
  it("puts what was made behind what it was made from", () => {
    expect(ids(insert(start("a", "b"), "a", fresh!))).toBe("anb");
    expect(ids(insert(start("a", "b"), "gone", fresh!))).toBe("nab");
  });
  it("never lists one twice", () => expect(ids(insert(start("n", "a"), "a", fresh!))).toBe("an"));
});

describe("pace", () => {
  it("is an hourly figure once there is something to go by", () => {
    const minute = 60_000;
    expect(pace([0, minute], 2 * minute)).toBeNull();
    expect(pace([0, minute, 2 * minute], 2 * minute)).toBe(60);
  });
});
