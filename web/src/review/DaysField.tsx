// Sets the days: the first, and the last where there are several.
import { useI18n } from "../lib/i18n";
import { Choices } from "./Choices";
import { civilDay } from "./values";
import { PartBox, wrongProps, type FieldProps } from "./FieldParts";

/** With its weekday, which is what reports mostly say; and no doubt which number is the month. */
function named(day: string, lang: string): string {
  const options = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(lang === "fr" ? "fr-FR" : "en-GB", options).format(new Date(`${day}T00:00:00Z`));
}

export function DaysField({ view, draft, wrongs, change, next }: FieldProps) {
  const { t, lang } = useI18n();
  return (
    <>
      <div className="decide-row">
        <PartBox part="first" wrongs={wrongs}>
          <label htmlFor="decide-first">{t("review.firstDay")}</label>
          <input
            id="decide-first" type="date" value={draft.first} max="9999-12-31" {...wrongProps("first", wrongs, civilDay(draft.first) ? "decide-first-hint" : undefined)}
            onChange={(event) => change({ first: event.target.value })}
          />
          {civilDay(draft.first) ? <p id="decide-first-hint" className="hint">{named(draft.first, lang)}</p> : null}
        </PartBox>
        <PartBox part="last" wrongs={wrongs}>
          <label htmlFor="decide-last">{t("review.lastDay")}</label>
          <input
            id="decide-last" type="date" value={draft.last} max="9999-12-31" {...wrongProps("last", wrongs, "decide-last-hint")}
            onChange={(event) => change({ last: event.target.value })}
          />
          <p id="decide-last-hint" className="hint">{civilDay(draft.last) ? named(draft.last, lang) : t("review.lastDayHint")}</p>
        </PartBox>
      </div>
      <Choices
        incident={view.incident} field="when"
        onPick={({ value, words }) => {
          const [first, last] = value.split(" to ");
          change({ first: first ?? "", last: last ?? first ?? "", words });
          next();
        }}
      />
    </>
  );
}
