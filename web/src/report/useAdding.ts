// An event that the reader missed in this report: the words chosen for it, and whether its form is open.
import { useRef, useState } from "react";
import type { ReportView } from "../api/types";
import { useKeys } from "../lib/keys";
import type { Words } from "../review/draft";
import { useChoosing } from "../review/useChoosing";
import { useSingleKeys } from "../review/useSingleKeys";

export function useAdding({ text, head }: Pick<ReportView, "text" | "head">) {
  const [words, setWords] = useState<Words | null>(null);
  const [open, setOpen] = useState(false);
  const [on] = useSingleKeys();
  const picker = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const choosing = useChoosing(text, head.text_id, words, setWords);
  useKeys({ n: () => setOpen(true) }, on && !open);
  // It is always in sight, and the words chosen shall stay so.
  const toButton = () => button.current?.focus({ preventScroll: true });
  const close = () => {
    setOpen(false);
    toButton();
  };
  return { ...choosing, words, open, setOpen, close, toButton, picker, button, keys: on && !open };
}

export type Adding = ReturnType<typeof useAdding>;
