// The first and the last day, as two fields: what dragging does, for the keyboard.
import { useEffect, useState } from "react";
import { useI18n } from "../lib/i18n";
import { plausible } from "./buckets";

interface Props {
  since: string | undefined;
  until: string | undefined;
  onChange: (since: string | undefined, until: string | undefined) => void;
}

export function DayInputs({ since, until, onChange }: Props) {
  const { t } = useI18n();
  return (
    <>
      <DayInput label={t("map.timeline.from")} value={since} max={until} set={(day) => onChange(day, until)} />
      <DayInput label={t("map.timeline.until")} value={until} min={since} set={(day) => onChange(since, day)} />
    </>
  );
}

interface One { label: string; value: string | undefined; min?: string | undefined; max?: string | undefined; set: (day: string | undefined) => void }

function DayInput({ label, value, min, max, set }: One) {
  const [draft, setDraft] = useState(value ?? "");
  useEffect(() => setDraft(value ?? ""), [value]);
  return (
    <label>
      {label}
      <span className="timeline-day">
        <input
          type="date" value={draft} min={min} max={max}
          onChange={({ target }) => {
            setDraft(target.value);
            // A year that is being typed passes through the first centuries.
            if (target.value === "" ? !target.validity.badInput : plausible(target.value)) set(target.value || undefined);
          }}
        />
      </span>
    </label>
  );
}
