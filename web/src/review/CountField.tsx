// Sets a toll: a number in digits. Nothing typed is "not said", which is not 0.
import { useI18n } from "../lib/i18n";
import type { TollField } from "./actions";
import { Choices } from "./Choices";
import { PartBox, wrongProps, type FieldProps } from "./FieldParts";

export function CountField({ view, draft, wrongs, change, next }: FieldProps) {
  const { t } = useI18n();
  const none = /^0+$/.test(draft.count.trim());
  return (
    <>
      <PartBox part="count" wrongs={wrongs}>
        <label htmlFor="decide-count">{t("review.count")}</label>
        <input
          id="decide-count" className="count" inputMode="numeric" autoComplete="off" value={draft.count}
          {...wrongProps("count", wrongs, "decide-count-hint")}
          onChange={(event) => change({ count: event.target.value })}
        />
        <p id="decide-count-hint" className={none ? "hint hint-strong" : "hint"}>{t(none ? "review.countZero" : "review.countHint")}</p>
      </PartBox>
      <Choices
        incident={view.incident} field={draft.action as TollField}
        onPick={({ value, words }) => {
          change({ count: value, words });
          next();
        }}
      />
    </>
  );
}
