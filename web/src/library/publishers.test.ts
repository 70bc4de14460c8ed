import { expect, test } from "vitest";
import { copiedRest, nextOrder, readOrder, sortPublishers, writeOrder } from "./publishers";

const row = (publisher: string | null, reports: number, tolls = 0, tolls_kept = 0) => ({
  publisher, reports, languages: ["en"], incidents: 0, copies: 0, copied: [], tolls, tolls_kept,
});
const names = (rows: { publisher: string | null }[]) => rows.map((it) => it.publisher);

test("numbers from the largest, names from the first, and back", () => {
  const rows = [row("B", 2), row(null, 9), row("A", 2), row("C", 5)];
  expect(names(sortPublishers(rows, readOrder(null)))).toEqual([null, "C", "A", "B"]);
  expect(names(sortPublishers(rows, nextOrder(readOrder(null), "publisher")))).toEqual(["A", "B", "C", null]);
  expect(nextOrder({ by: "reports", down: true }, "reports")).toEqual({ by: "reports", down: false });
});

test("who has no settled toll comes last, whichever way", () => {
  const rows = [row("none", 1), row("half", 1, 4, 2), row("all", 1, 3, 3)];
  expect(names(sortPublishers(rows, { by: "tolls", down: true }))).toEqual(["all", "half", "none"]);
  expect(names(sortPublishers(rows, { by: "tolls", down: false }))).toEqual(["half", "all", "none"]);
});

test("the copies of those who are not named are counted too", () => {
  expect(copiedRest({ copies: 9, copied: [{ name: "AFP", reports: 4 }, { name: null, reports: 2 }] })).toBe(3);
  expect(copiedRest({ copies: 0, copied: [] })).toBe(0);
});

test("the order goes into the address and comes back", () => {
  expect(readOrder(writeOrder({ by: "copies", down: true }))).toEqual({ by: "copies", down: true });
  expect(readOrder("nonsense")).toEqual({ by: "reports", down: true });
});
