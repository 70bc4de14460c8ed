// The queue under the reviewer's hands: what lies behind stays put, what lies ahead is the server's order.
import type { Queue } from "../api/types";

export type QueueItem = Queue["items"][number];
/** An item, and what decided it in this sitting. */
export interface Entry { item: QueueItem; done: Done | null }
/** What was done, and its ledger entries in order: one, or as many as it took. */
export interface Done { seqs: readonly number[]; label: string }

/**
 * The queue after the server answered anew. Everything up to the cursor and to the last decision keeps its place, so
 * that "previous" leads back to what was just decided; what follows is as the server orders it now. What somebody else
 * decided meanwhile goes, but never from under the cursor.
 */
export function refresh(entries: Entry[], fresh: QueueItem[], current: string | null): Entry[] {
  const now = new Map(fresh.map((item) => [item.row.id, item]));
  const cursor = entries.findIndex((e) => e.item.row.id === current);
  const settled = entries.findLastIndex((e) => e.done !== null);
  const behind = entries
    .slice(0, Math.max(cursor, settled) + 1)
    .filter((e) => e.done || e.item.row.id === current || now.has(e.item.row.id))
    .map((e) => ({ ...e, item: e.done ? e.item : now.get(e.item.row.id) ?? e.item }));
  const kept = new Set(behind.map((e) => e.item.row.id));
  const ahead = fresh.filter((item) => !kept.has(item.row.id)).map((item) => ({ item, done: null }));
  return [...behind, ...ahead];
}

/** The next or previous one; at an end it stays, and from nowhere it comes in at the end nearest. */
export function step(entries: Entry[], current: string | null, by: 1 | -1): string | null {
  const at = entries.findIndex((e) => e.item.row.id === current);
  if (at < 0) return (by > 0 ? entries[0] : entries.at(-1))?.item.row.id ?? null;
  return entries[Math.min(entries.length - 1, Math.max(0, at + by))]!.item.row.id;
}

/** Where to go after a decision: the next undecided one, else the last undecided one before, else nowhere. */
export function afterDecision(entries: Entry[], current: string): string | null {
  const at = entries.findIndex((e) => e.item.row.id === current);
  const open = (e: Entry) => !e.done && e.item.row.id !== current;
  const next = entries.slice(at + 1).find(open) ?? entries.slice(0, Math.max(at, 0)).findLast(open);
  return next?.item.row.id ?? null;
}

export function markDone(entries: Entry[], id: string, done: Done | null): Entry[] {
  return entries.map((e) => (e.item.row.id === id ? { ...e, done } : e));
}

/** The queue with an item behind another, or at its beginning where that other is not in it. */
export function insert(entries: Entry[], after: string | null, item: QueueItem): Entry[] {
  const others = entries.filter((e) => e.item.row.id !== item.row.id);
  const at = others.findIndex((e) => e.item.row.id === after) + 1;
  return [...others.slice(0, at), { item, done: null }, ...others.slice(at)];
}

export function remove(entries: Entry[], id: string): Entry[] {
  return entries.filter((e) => e.item.row.id !== id);
}

/** Decisions an hour at the present pace; null before there is a pace to speak of. */
export function pace(times: number[], now: number): number | null {
  const recent = times.filter((t) => now - t < 20 * 60_000);
  if (recent.length < 3) return null;
  const hours = (now - recent[0]!) / 3_600_000;
  return hours > 0 ? Math.round((recent.length - 1) / hours) : null;
}
