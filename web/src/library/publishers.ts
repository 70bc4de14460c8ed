// The publishers' table: its order, and what it leaves out.
import type { Sources } from "../api/types";

export type PublisherRow = Sources["publishers"][number];
export const COLUMNS = ["publisher", "reports", "copies", "incidents", "tolls"] as const;
export type Column = (typeof COLUMNS)[number];
export interface Order { by: Column; down: boolean }

export const FIRST_ORDER: Order = { by: "reports", down: true };

/** "reports", "-reports": as in the address. */
export function readOrder(text: string | null): Order {
  const by = COLUMNS.find((column) => column === text?.replace(/^-/, ""));
  return by ? { by, down: text?.startsWith("-") ?? false } : FIRST_ORDER;
}

export function writeOrder({ by, down }: Order): string {
  return down ? `-${by}` : by;
}

/** Names begin with the first, numbers with the largest; the same column again turns round. */
export function nextOrder(before: Order, by: Column): Order {
  return before.by === by ? { by, down: !before.down } : { by, down: by !== "publisher" };
}

export function sortPublishers(rows: readonly PublisherRow[], { by, down }: Order): PublisherRow[] {
  const sign = down ? -1 : 1;
  const byName = (a: PublisherRow, b: PublisherRow) => (a.publisher ?? "\uffff").localeCompare(b.publisher ?? "\uffff");
  return [...rows].sort((a, b) => {
    if (by === "publisher") return sign * byName(a, b);
    if (by !== "tolls") return sign * (a[by] - b[by]) || byName(a, b);
    // Without a settled toll there is no share: those come last, whichever way.
    return Number(a.tolls === 0) - Number(b.tolls === 0) || sign * (share(a) - share(b)) || byName(a, b);
  });
}

/** The copies whose original is not among those named. */
export function copiedRest({ copies, copied }: Pick<PublisherRow, "copies" | "copied">): number {
  return copies - copied.reduce((sum, { reports }) => sum + reports, 0);
}

function share(row: PublisherRow): number {
  return row.tolls === 0 ? 0 : row.tolls_kept / row.tolls;
}
