// Sends an event that was not read, then what it shares with the first, one decision after the other.
import { useState } from "react";
import { useAddEvent, useDecide } from "../api/queries";
import type { IncidentView } from "../api/types";
import { useI18n } from "../lib/i18n";
import { usePerson } from "../lib/person";
import type { Making } from "./actions";
import { addInput, sharedValue, type MakeDraft, type Shared } from "./making";

export interface Made {
  making: Making;
  /** The new incident. */
  view: IncidentView;
  /** Everything written for it, in order: what undoing takes back. */
  seqs: number[];
  /** What it should share and could not be set. */
  left: readonly Shared[];
}

export function useMake(making: Making, from: IncidentView | null, onMade: (made: Made) => void) {
  const { t } = useI18n();
  const person = usePerson();
  const add = useAddEvent();
  const decide = useDecide();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  /** What was set of `shares` on the new incident; the first that is refused ends it. */
  const share = async (made: Made, by: string, shares: readonly Shared[]): Promise<Made> => {
    let now = made;
    for (const [n, field] of shares.entries()) {
      try {
        const { id } = now.view.incident;
        const decided = await decide.mutateAsync({ ...sharedValue(from!, field), id, seen: now.view.etag, by, reason: t("review.sharedReason") });
        now = { ...now, view: decided.view ?? now.view, seqs: [...now.seqs, decided.seq] };
      } catch {
        // The event itself is kept: what is missing is said, and can be set by hand.
        return { ...now, left: shares.slice(n) };
      }
    }
    return now;
  };
  const save = async (draft: MakeDraft) => {
    if (busy) return;
    const by = person.name ?? (await person.ask());
    const input = by && addInput(draft, by);
    if (!by || !input) return;
    setBusy(true);
    setError(null);
    try {
      const { view, seq } = await add.mutateAsync(input);
      if (!view) throw new Error("the event was added, but no incident came back");
      onMade(await share({ making, view, seqs: [seq], left: [] }, by, from ? draft.shares : []));
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return { save, error, busy };
}
