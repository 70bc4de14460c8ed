// Where the focus goes in a form: its first control, or the part that is asked for next.
import type { Part } from "./draft";

export const CONTROLS = "input:not([type=hidden]), select, textarea";

export function focusOn(form: HTMLFormElement | null, part: Part | "first"): void {
  const box = part === "first" ? form?.querySelector("[data-first]") ?? form : form?.querySelector(`[data-part="${part}"]`);
  const control = box?.matches(CONTROLS) ? (box as HTMLElement) : box?.querySelector<HTMLElement>(`input:checked, ${CONTROLS}`);
  const button = box?.querySelector<HTMLElement>("button") ?? form?.querySelector<HTMLElement>("button");
  (control ?? button)?.focus();
  // The usual reasons below the field, and the buttons, are part of that step.
  if (part === "reason") form?.lastElementChild?.scrollIntoView({ block: "nearest" });
  if (control instanceof HTMLInputElement && control.type === "text") control.select();
}
