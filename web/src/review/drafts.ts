// What was typed for an incident and not sent yet: closing a form, or a lost connection, loses nothing.
import type { Making } from "./actions";
import type { Draft } from "./draft";
import type { MakeDraft } from "./making";

const kept = new Map<string, Draft>();
const making = new Map<string, MakeDraft>();
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

export function keepMaking(name: string, which: Making, draft: MakeDraft): void {
  making.set(key(name, which), draft);
}

export function keptMaking(name: string, which: Making): MakeDraft | undefined {
  return making.get(key(name, which));
}

export function dropMaking(name: string, which: Making): void {
  making.delete(key(name, which));
}
