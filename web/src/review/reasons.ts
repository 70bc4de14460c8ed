// The usual reasons of a decision, one digit key each: their names among the page's words.
import { isToll, type Action } from "./actions";

/** How many usual reasons each group has: `review.why_GROUP_1` to the last. */
const COUNT = {
  accept: 3, reject: 6, kind: 5, when: 5, where: 6, actor: 6, toll: 6, standing: 5, merge: 3, split: 4, release: 3,
  unsaid: 3, add: 4, divide: 4,
} as const;
export type ReasonGroup = keyof typeof COUNT;

/** `unsaid`: what is decided is that no report says it. */
export function reasonGroup(action: Exclude<Action, "comment" | "tag">, unsaid: boolean): ReasonGroup {
  if (unsaid) return "unsaid";
  if (isToll(action)) return "toll";
  return action === "target" ? "actor" : action;
}

export function reasonKeys(group: ReasonGroup): string[] {
  return Array.from({ length: COUNT[group] }, (_, i) => `review.why_${group}_${i + 1}`);
}

/** The reason a key picks: only in an empty field, so that a digit can still be typed in a sentence. */
export function pickedReason(key: string, typed: string, keys: string[]): string | null {
  if (typed !== "" || !/^[1-9]$/.test(key)) return null;
  return keys[Number(key) - 1] ?? null;
}
