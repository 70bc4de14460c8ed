// What was typed for an incident and not sent yet: closing a form, or a lost connection, loses nothing.
import type { Draft } from "./draft";

const kept = new Map<string, Draft>();
const key = (id: string, action: string) => `${id} ${action}`;

export function keepDraft(id: string, draft: Draft): void {
  kept.set(key(id, draft.action), draft);
}

export function keptDraft(id: string, action: string): Draft | undefined {
  return kept.get(key(id, action));
}

export function dropDraft(id: string, action: string): void {
  kept.delete(key(id, action));
}
