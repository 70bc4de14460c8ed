// Enter in a box that suggests: takes the first suggestion for what is typed, never one for what was typed before.
import { useEffect, useState } from "react";

/** `ready`: the options answer to `typed`. Pressed too early, Enter waits for the answer; `empty`: nothing is typed. */
export function usePickFirst<O>(typed: string, ready: boolean, options: readonly O[], pick: (option: O) => void, empty: () => void) {
  const [waiting, setWaiting] = useState<string | null>(null);
  useEffect(() => {
    if (waiting === null || (waiting === typed && !ready)) return;
    setWaiting(null);
    if (waiting === typed && options[0]) pick(options[0]);
  });
  return () => {
    if (typed.trim() === "") empty();
    else setWaiting(typed);
  };
}
