// Keys for the whole page ('j', 'Shift+M', '?'); never while somebody types, and never above an open dialog.
import { useEffect, useRef } from "react";

type Keys = Record<string, () => void>;
/** The last to register is asked first: a page's keys go before the shell's. */
const stack: { current: Keys }[] = [];

/** 'j', 'Enter', 'Shift+M'; Shift is named with letters and named keys only, as '?' needs it on some keyboards. */
export function keyName(event: Pick<KeyboardEvent, "key" | "shiftKey">): string {
  const { key } = event;
  const letter = key.length === 1 && key.toLowerCase() !== key.toUpperCase();
  if (letter) return event.shiftKey ? `Shift+${key.toUpperCase()}` : key.toLowerCase();
  return event.shiftKey && key.length > 1 ? `Shift+${key}` : key;
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select");
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  const name = keyName(event);
  // Enter and space belong to the button or link that has the focus.
  if ((name === "Enter" || name === " ") && event.target instanceof Element && event.target.closest("a, button, summary")) return;
  const action = stack.findLast((keys) => Object.hasOwn(keys.current, name))?.current[name];
  if (!action) return;
  event.preventDefault();
  action();
}

export function useKeys(map: Keys, active = true): void {
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    if (!active) return;
    if (stack.length === 0) addEventListener("keydown", onKey);
    stack.push(latest);
    return () => {
      stack.splice(stack.indexOf(latest), 1);
      if (stack.length === 0) removeEventListener("keydown", onKey);
    };
  }, [active]);
}
