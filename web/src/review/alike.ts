// The words that a correction could hold for everywhere: those that the value standing now was read from.
import type { IncidentView, Quote } from "../api/types";
import type { EditField } from "./actions";

/** "Kidal" of the place, or of the one actor or target; null where there is none, or no words of its own. */
export function alikeWords(view: IncidentView, field: EditField): string | null {
  const { incident } = view;
  const own = (span: Quote | undefined) => (span && span.quote.trim() && !isTrigger(view, span) ? span.quote : null);
  if (field === "where") return own(incident.where?.span);
  if (field !== "actor" && field !== "target") return null;
  const those = incident.participants.filter((p) => p.role === field);
  if (those.length !== 1) return null;
  // Set by hand without words, it hangs on those of the act: what was read has words of its own.
  return own(those[0]!.span) ?? own(readHere(view, field));
}

/** The words of the only participant of this role, as the incident's own report was read. */
function readHere(view: IncidentView, role: "actor" | "target"): Quote | undefined {
  const event = view.events.find((e) => e.report.text_id === view.incident.text_id);
  const those = event?.participants.filter((p) => p.role === role) ?? [];
  return those.length === 1 ? those[0]!.span : undefined;
}

/** Whether a value stands on the words of the act itself, having none of its own. */
export function isTrigger({ incident }: Pick<IncidentView, "incident">, span: Quote): boolean {
  const { trigger } = incident;
  return span.start === trigger.start && span.end === trigger.end && (span.text_id ?? incident.text_id) === incident.text_id;
}
