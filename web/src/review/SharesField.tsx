// What the second of two events has in common with the first: ticked, it is set on the second as it stands on the first.
import type { Incident } from "../api/types";
import { useI18n } from "../lib/i18n";
import { FieldValue } from "./FieldValue";
import { shareable, type Shared } from "./making";

interface Props { first: Incident; shares: readonly Shared[]; onChange: (shares: Shared[]) => void }

export function SharesField({ first, shares, onChange }: Props) {
  const { t } = useI18n();
  const fields = shareable(first);
  if (fields.length === 0) return null;
  return (
    <fieldset className="decide-part shares">
      <legend>{t("review.shares")}</legend>
      {fields.map((field) => (
        <label key={field} className="option option-tall">
          <input
            type="checkbox" name="decide-shares" value={field} checked={shares.includes(field)}
            onChange={(event) => onChange(fields.filter((f) => (f === field ? event.target.checked : shares.includes(f))))}
          />
          <span className="share-name">{t(`word.${field}`)}</span>
          <span><FieldValue incident={first} field={field} /></span>
        </label>
      ))}
      <p className="hint">{t("review.sharesHint")}</p>
    </fieldset>
  );
}
