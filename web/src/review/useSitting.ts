// One sitting of a reviewer: the queue, where they are in it, what they decided and can take back.
import { useCallback, useEffect, useMemo, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { useQueue } from "../api/queries";
import type { Filters } from "../api/types";
import { afterDecision, insert, markDone, refresh, remove, step, type Done, type Entry, type QueueItem } from "./cursor";

const NAME = "incident";
export interface Decision extends Done {
  id: string; at: number;
  /** It settled nothing: a tag. The incident is still to be looked at. */
  aside?: true;
  /** It made the incident, and this is the one it was made from. */
  from?: string | null;
}

export function useSitting(filters: Filters) {
  const queue = useQueue(filters);
  const search = useSearch();
  const [path, navigate] = useLocation();
  const asked = new URLSearchParams(search).get(NAME);
  const [entries, setEntries] = useState<Entry[]>([]);
  const [made, setMade] = useState<Decision[]>([]);
  const current = asked ?? entries.find((e) => !e.done)?.item.row.id ?? null;

  // Other filters make another queue; the same filters answered anew only bring it up to date.
  const name = JSON.stringify(filters);
  const [shown, setShown] = useState(name);
  const [ready, setReady] = useState(false);
  const fresh = queue.isPlaceholderData ? undefined : queue.data;
  useEffect(() => {
    if (!fresh) return;
    setEntries((before) => refresh(name === shown ? before : [], fresh.items, current));
    setShown(name);
    setReady(true);
    // Moving the cursor alone asks nothing of the queue.
  }, [fresh, name]);

  const go = useCallback((id: string | null) => {
    const query = new URLSearchParams(location.search);
    if (id) query.set(NAME, id);
    else query.delete(NAME);
    const text = query.toString();
    // Each step through the queue is no step to go back over.
    navigate(text ? `${path}?${text}` : path, { replace: true });
  }, [navigate, path]);

  const move = (by: 1 | -1) => go(step(entries, current, by));
  const decided = (id: string, done: Done, stay: boolean) => {
    setMade((before) => [...before, { ...done, id, at: Date.now() }]);
    setEntries((before) => markDone(before, id, done));
    if (!stay) go(afterDecision(entries, id));
  };
  const noted = (id: string, done: Done) => setMade((before) => [...before, { ...done, id, at: Date.now(), aside: true }]);
  const added = (item: QueueItem, done: Done) => {
    setMade((before) => [...before, { ...done, id: item.row.id, at: Date.now(), aside: true, from: current }]);
    setEntries((before) => insert(before, current, item));
    go(item.row.id);
  };
  const undone = (decision: Decision) => {
    const others = made.filter((d) => d !== decision);
    setMade(others);
    if (decision.from !== undefined) {
      setEntries((before) => remove(before, decision.id));
      return go(decision.from);
    }
    const earlier = others.findLast((d) => d.id === decision.id && !d.aside) ?? null;
    setEntries((before) => markDone(before, decision.id, earlier));
    go(decision.id);
  };
  /** Part of it was taken back before the server refused: the rest can be tried again. */
  const partly = (decision: Decision, seqs: readonly number[]) =>
    setMade((before) => before.map((d) => (d === decision ? { ...d, seqs } : d)));
  const entry = useMemo(() => entries.find((e) => e.item.row.id === current) ?? null, [entries, current]);
  const following = step(entries, current, 1);
  return { queue, ready, entries, entry, current, following: following === current ? null : following, made, go, move, decided, noted, added, undone, partly };
}
