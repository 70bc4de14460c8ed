// Small parts that the forms share: a labelled control with what is wrong with it, and the props of every form.
import { useId, type ReactNode } from "react";
import type { IncidentView } from "../api/types";
import { useI18n } from "../lib/i18n";
import type { Draft, Part, Wrongs } from "./draft";

export interface FieldProps {
  view: IncidentView; draft: Draft; wrongs: Wrongs;
  change: (part: Partial<Draft>) => void;
  /** The value is there: on to the reason. */
  next: () => void;
  /** The value is all it needs: sent at once. */
  send: (part: Partial<Draft>) => void;
}

interface PartProps { part: Part; wrongs: Wrongs; className?: string; children: ReactNode }

/** Controls that belong to one part of a draft: where the focus goes when that part is wrong. */
export function PartBox({ part, wrongs, className, children }: PartProps) {
  const { t } = useI18n();
  const wrong = wrongs[part];
  return (
    <div className={className ? `decide-part ${className}` : "decide-part"} data-part={part}>
      {children}
      {wrong ? <p id={wrongId(part)} className="wrong">{t(wrong)}</p> : null}
    </div>
  );
}

const wrongId = (part: Part) => `decide-wrong-${part}`;

/** What ties a control to its error. */
export function wrongProps(part: Part, wrongs: Wrongs, hint?: string) {
  const described = [wrongs[part] ? wrongId(part) : "", hint ?? ""].filter(Boolean).join(" ");
  return { "aria-invalid": wrongs[part] ? (true as const) : undefined, "aria-describedby": described || undefined };
}

interface Found { key: string; label: string; hint: string; pick: () => void }

/** What the reports name already, each one press away; nothing where there is none. */
export function FoundList({ label, items }: { label: string; items: Found[] }) {
  const id = useId();
  if (items.length === 0) return null;
  return (
    <div className="decide-part">
      <p id={id} className="part-name">{label}</p>
      <ul className="found" aria-labelledby={id}>
        {items.map((item) => (
          <li key={item.key}>
            <button type="button" onClick={item.pick}>{item.label} <small className="muted">{item.hint}</small></button>
          </li>
        ))}
      </ul>
    </div>
  );
}
