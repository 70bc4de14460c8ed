// Sends what was given, one report at a time: the server reads each whole before the next one comes.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useReducer, useRef } from "react";
import { post } from "../api/client";
import type { ReportInput } from "../api/types";
import { batch, type Given, type Item } from "./batch";
import { type About, type Pasted, refuses, said } from "./intake";

type Load = () => Promise<ReportInput>;

export interface Intake {
  items: readonly Item[];
  giveFiles: (files: readonly File[], about: About) => void;
  giveText: (name: string, pasted: Pasted) => void;
  stop: () => void;
}

export function useIntake(): Intake {
  const client = useQueryClient();
  const [items, change] = useReducer(batch, []);
  const next = useRef(1);
  const line = useRef<{ key: number; load: Load }[]>([]);
  const working = useRef(false);

  const work = useCallback(async () => {
    if (working.current) return;
    working.current = true;
    const set = (key: number, given: Given) => change({ do: "set", key, given });
    for (let job = line.current.shift(); job; job = line.current.shift()) {
      const { key, load } = job;
      set(key, { state: "reading" });
      const body = await load().catch(() => null);
      if (body === null) {
        set(key, { state: "refused", why: "unreadable", size: 0 });
        continue;
      }
      try {
        set(key, { state: "read", read: await post("/reports", {}, body) });
      } catch (error) {
        set(key, { state: "failed", error });
      }
    }
    working.current = false;
    // A new report may touch every list there is.
    void client.invalidateQueries();
  }, [client]);

  const give = useCallback((jobs: { item: Item; load: Load }[]) => {
    change({ do: "add", items: jobs.map((job) => job.item) });
    line.current.push(...jobs.filter((job) => job.item.state === "waiting").map((job) => ({ key: job.item.key, load: job.load })));
    void work();
  }, [work]);

  const giveFiles = useCallback((files: readonly File[], about: About) => {
    give(files.map((file) => {
      const why = refuses(file);
      const given: Given = why ? { state: "refused", why, size: file.size } : { state: "waiting" };
      const load = async () => ({ ...said(about), name: file.name, content: await file.text() });
      return { item: { key: next.current++, name: file.name, ...given }, load };
    }));
  }, [give]);

  const giveText = useCallback((name: string, pasted: Pasted) => {
    give([{ item: { key: next.current++, name, state: "waiting" }, load: () => Promise.resolve(said(pasted)) }]);
  }, [give]);

  const stop = useCallback(() => {
    line.current = [];
    change({ do: "stop" });
  }, []);
  return { items, giveFiles, giveText, stop };
}
