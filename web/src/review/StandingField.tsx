// Sets the standing: one of a few, each with what it means, by its digit or the arrows.
import type { KeyboardEvent } from "react";
import { useVocabulary } from "../api/queries";
import { StandingMark } from "../components/Standing";
import { useI18n } from "../lib/i18n";
import { PartBox, type FieldProps } from "./FieldParts";

export function StandingField({ view, draft, wrongs, change, next }: FieldProps) {
  const { t } = useI18n();
  const standings = useVocabulary().data?.standings ?? [];
  const means = (s: string) => t(s === "disputed" ? "review.disputedMeans" : `review.${s}`);
  const onKeyDown = (event: KeyboardEvent) => {
    const picked = /^[1-9]$/.test(event.key) ? standings[Number(event.key) - 1] : undefined;
    if (!picked) return;
    event.preventDefault();
    change({ standing: picked });
    next();
  };
  return (
    <PartBox part="standing" wrongs={wrongs}>
      <fieldset onKeyDown={onKeyDown}>
        <legend>{t("review.standing")}</legend>
        {standings.map((s, n) => (
          <label key={s} className="option">
            <input
              type="radio" name="decide-standing" value={s} checked={draft.standing === s}
              onChange={() => change({ standing: s })}
            />
            <kbd aria-hidden="true">{n + 1}</kbd>
            <StandingMark standing={s} />
            <small className="muted">{s === view.incident.standing ? `${t("review.stands")} ` : ""}{means(s)}</small>
          </label>
        ))}
      </fieldset>
    </PartBox>
  );
}
