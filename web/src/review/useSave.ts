// Sends a decision or a comment: signed, with what was seen; a refusal shows what stands now and keeps what was typed.
import { useRef, useState } from "react";
import { ProblemError } from "../api/client";
import { useComment, useDecide } from "../api/queries";
import type { IncidentView } from "../api/types";
import { usePerson } from "../lib/person";
import type { Saved } from "./ActionForm";
import { toInput, type Draft } from "./draft";
import { dropDraft } from "./drafts";

interface StaleVersions { seen: IncidentView; now: IncidentView | null }

export function useSave(view: IncidentView, onSaved: (saved: Saved) => void) {
  const person = usePerson();
  const decide = useDecide();
  const comment = useComment();
  // What the reviewer had before them when they began, though the page may refresh the incident meanwhile.
  const seen = useRef(view);
  const [stale, setStale] = useState<StaleVersions | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const send = async (draft: Draft, by: string) => {
    const { id } = seen.current.incident;
    if (draft.action === "comment") {
      await comment.mutateAsync({ id, by, text: draft.reason.trim() });
      return { decided: null, input: null };
    }
    const input = toInput(draft, { id, seen: seen.current.etag, by });
    return { decided: await decide.mutateAsync(input), input };
  };
  const refused = (cause: unknown, { action }: Draft) => {
    const problem = cause instanceof ProblemError ? cause.problem : null;
    // Not found: rejected meanwhile. With a merge it may be the other incident that is gone.
    const gone = problem?.status === 404 && action !== "merge";
    if (problem?.status !== 409 && !gone) return setError(cause);
    const now = problem?.current ?? null;
    setStale({ seen: seen.current, now });
    if (now) seen.current = now;
  };
  const save = async (draft: Draft, stay: boolean) => {
    if (busy) return;
    const by = person.name ?? (await person.ask());
    if (!by) return;
    setBusy(true);
    setError(null);
    try {
      const { id } = seen.current.incident;
      const sent = await send(draft, by);
      dropDraft(id, draft.action);
      onSaved({ action: draft.action, ...sent, stay: stay || draft.action === "comment" });
    } catch (cause) {
      refused(cause, draft);
    } finally {
      setBusy(false);
    }
  };
  return { save, stale, error, busy };
}
