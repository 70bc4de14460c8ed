// What reports already give for a field: one of them can be chosen, together with its words.
import { assertionWords } from "../incident/assertion";
import type { Incident } from "../api/types";
import { useI18n } from "../lib/i18n";
import type { EditField } from "./actions";
import { choices, type Choice } from "./said";

export function Choices({ incident, field, onPick }: { incident: Incident; field: EditField; onPick: (choice: Choice) => void }) {
  const { t, lang } = useI18n();
  const found = choices(incident, field);
  if (found.length === 0) return null;
  return (
    <div className="decide-part">
      <p id="decide-choices" className="part-name">{t("review.choices")}</p>
      <ul className="choices" aria-labelledby="decide-choices">
        {found.map((choice) => (
          <li key={`${choice.said} ${choice.who}`}>
            <button type="button" onClick={() => onPick(choice)}>
              <strong>{assertionWords(field, choice.said, t, lang)}</strong>
              <span>{choice.who}</span>
              <q>{choice.words.quote}</q>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
