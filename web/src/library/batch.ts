// The reports given on the import page, one after the other: waiting, being read, read or not.
import type { Read } from "../api/types";
import type { Refusal } from "./intake";

export type Given =
  | { state: "waiting" | "reading" | "stopped" }
  | { state: "read"; read: Read }
  | { state: "refused"; why: Refusal | "unreadable"; size: number }
  | { state: "failed"; error: unknown };
export type Item = { key: number; name: string } & Given;

export type Change =
  | { do: "add"; items: Item[] }
  | { do: "set"; key: number; given: Given }
  | { do: "stop" };

export function batch(items: readonly Item[], change: Change): readonly Item[] {
  switch (change.do) {
    case "add":
      return [...items, ...change.items];
    case "set":
      return items.map((item) => (item.key === change.key ? { key: item.key, name: item.name, ...change.given } : item));
    case "stop":
      return items.map((item) => (item.state === "waiting" ? { key: item.key, name: item.name, state: "stopped" } : item));
  }
}

export interface Tally { all: number; done: number; read: number; events: number; reading: string | null }

export function tally(items: readonly Item[]): Tally {
  const reading = items.find((item) => item.state === "reading");
  return {
    all: items.length,
    done: items.filter((item) => item.state !== "waiting" && item.state !== "reading").length,
    read: items.filter((item) => item.state === "read").length,
    events: items.reduce((sum, item) => sum + (item.state === "read" ? item.read.events.length : 0), 0),
    reading: reading?.name ?? null,
  };
}
