// One sitting of a reviewer: the queue, where they are in it, what they decided and can take back.
import { useCallback, useEffect, useMemo, useState } from "react";
import { useLocation, useSearch } from "wouter";
import { useQueue } from "../api/queries";
import type { Filters } from "../api/types";
import { afterDecision, markDone, refresh, step, type Done, type Entry } from "./cursor";

const NAME = "incident";
export interface Decision extends Done { id: string; at: number }

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
  const undone = (decision: Decision) => {
    setMade((before) => before.filter((d) => d.seq !== decision.seq));
    const earlier = made.findLast((d) => d.id === decision.id && d.seq !== decision.seq) ?? null;
    setEntries((before) => markDone(before, decision.id, earlier));
    go(decision.id);
  };
  const entry = useMemo(() => entries.find((e) => e.item.row.id === current) ?? null, [entries, current]);
  const following = step(entries, current, 1);
  return { queue, ready, entries, entry, current, following: following === current ? null : following, made, go, move, decided, undone };
}
