// Two incidents, or two versions of one, value by value; where they differ is said in words and shown.
import type { Incident } from "../api/types";
import { useI18n } from "../lib/i18n";
import { FieldValue } from "./FieldValue";
import { differences, shownFields } from "./values";

interface Props { caption: string; names: [string, string]; versions: [Incident, Incident]; onlyDifferent?: boolean }

export function SideBySide({ caption, names, versions, onlyDifferent = false }: Props) {
  const { t } = useI18n();
  const different = new Set(differences(...versions));
  const fields = onlyDifferent ? [...different] : shownFields(...versions);
  return (
    <div className="table-wrap">
      <table className="side-by-side">
        <caption>{caption}</caption>
        <thead>
          <tr><th scope="col">{t("review.field")}</th>{names.map((name) => <th key={name} scope="col">{name}</th>)}</tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field} className={different.has(field) ? "differs" : undefined}>
              <th scope="row">
                {t(`word.${field}`)}
                {different.has(field) ? <span className="differs-sign" title={t("review.differs")}> ≠<span className="visually-hidden"> {t("review.differs")}</span></span> : null}
              </th>
              <td><FieldValue incident={versions[0]} field={field} /></td>
              <td><FieldValue incident={versions[1]} field={field} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
