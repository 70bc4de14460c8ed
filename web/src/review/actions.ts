// What can be decided about an incident, and the keys that name it.
import type { DecisionInput, Field } from "../api/types";

export type EditField = Exclude<Field, "event">;
export type Action = "accept" | "reject" | "merge" | "split" | "release" | "tag" | "comment" | EditField;
/** What makes an event that was not read: one that was missed, or the second of two that were read as one. */
export type Making = "add" | "divide";

export const TOLLS = ["killed", "injured", "missing", "captured", "abducted", "displaced", "crowd"] as const;
export type TollField = (typeof TOLLS)[number];

/** The first key opens the menu of fields, the second picks one. */
export const EDIT_KEYS: readonly [string, EditField][] = [
  ["k", "kind"], ["w", "when"], ["p", "where"], ["o", "actor"], ["t", "target"], ["d", "killed"], ["i", "injured"],
  ["m", "missing"], ["c", "captured"], ["b", "abducted"], ["h", "displaced"], ["n", "crowd"], ["s", "standing"],
];

export const ACTION_KEYS = {
  a: "accept", x: "reject", e: "edit", m: "merge", s: "split", d: "divide", n: "add", r: "release", t: "tag", c: "comment",
} as const satisfies Record<string, Action | Making | "edit">;

export function isMaking(action: Action | Making | "edit" | null): action is Making {
  return action === "add" || action === "divide";
}

export function isToll(action: Action): action is TollField {
  return (TOLLS as readonly string[]).includes(action);
}

export function isEdit(action: Action): action is EditField {
  return EDIT_KEYS.some(([, field]) => field === action);
}

export function keyOfField(field: EditField): string {
  return EDIT_KEYS.find(([, f]) => f === field)?.[0] ?? "";
}

/** Whether reports may say nothing of it: kind and standing always have a value. */
export function mayBeUnsaid(action: Action): boolean {
  return isToll(action) || action === "when" || action === "where" || action === "actor" || action === "target";
}

/** Ruling and field that a decision is written down with. */
export function rulingOf(action: Exclude<Action, "comment">): Pick<DecisionInput, "ruling" | "field"> {
  return isEdit(action) ? { ruling: "set", field: action } : { ruling: action, field: "event" };
}
