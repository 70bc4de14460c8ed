// Splits off one of the incident's events: which one, by its report, its day and its words.
import type { KeyboardEvent } from "react";
import { Days } from "../components/Days";
import { useI18n } from "../lib/i18n";
import { PartBox, type FieldProps } from "./FieldParts";

export function SplitField({ view, draft, wrongs, change, next }: FieldProps) {
  const { t } = useI18n();
  const { events } = view;
  if (events.length < 2) return <p className="hint hint-strong" data-part="other">{t("review.splitOne")}</p>;
  const onKeyDown = (event: KeyboardEvent) => {
    const picked = /^[1-9]$/.test(event.key) ? events[Number(event.key) - 1] : undefined;
    if (!picked) return;
    event.preventDefault();
    change({ other: picked.id });
    next();
  };
  return (
    <PartBox part="other" wrongs={wrongs}>
      <fieldset onKeyDown={onKeyDown}>
        <legend>{t("review.splitWhich")}</legend>
        {events.map((e, n) => (
          <label key={e.id} className="option option-tall">
            <input type="radio" name="decide-split" checked={draft.other === e.id} onChange={() => change({ other: e.id })} />
            <kbd aria-hidden="true">{n + 1}</kbd>
            <span>
              <strong>{t(`word.${e.act}`)}</strong> <Days when={e.when} /> {e.where?.name ?? t("common.noPlace")}
              <small className="muted">{e.report.publisher ?? e.report.origin}: <q>{e.trigger.quote}</q></small>
            </span>
          </label>
        ))}
      </fieldset>
    </PartBox>
  );
}
