// The usual reasons of a decision, one digit key each: their names among the page's words.
import { isToll, type Action } from "./actions";

/** How many usual reasons each group has: `review.why_GROUP_1` to the last. */
const COUNT = {
  accept: 3, reject: 6, kind: 5, when: 5, where: 6, actor: 6, toll: 6, standing: 5, merge: 3, split: 4, release: 3,
} as const;
export type ReasonGroup = keyof typeof COUNT;

export function reasonGroup(action: Exclude<Action, "comment">): ReasonGroup {
  if (isToll(action)) return "toll";
  return action === "target" ? "actor" : action;
}

export function reasonKeys(action: Action): string[] {
  if (action === "comment") return [];
  const group = reasonGroup(action);
  return Array.from({ length: COUNT[group] }, (_, i) => `review.why_${group}_${i + 1}`);
}

/** The reason a key picks: only in an empty field, so that a digit can still be typed in a sentence. */
export function pickedReason(key: string, typed: string, keys: string[]): string | null {
  if (typed !== "" || !/^[1-9]$/.test(key)) return null;
  return keys[Number(key) - 1] ?? null;
}
