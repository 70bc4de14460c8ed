// The settled values, each with its words, the rule that settled it and the key that corrects it.
import type { Field, IncidentView, Quote } from "../api/types";
import { ruleWords } from "../incident/rules";
import { useI18n } from "../lib/i18n";
import { wordsId } from "../report/marks";
import { keyOfField, type EditField } from "./actions";
import { FieldValue } from "./FieldValue";
import { quotesOf, shownFields } from "./values";

interface Props {
  view: IncidentView; lit: string | null;
  onLit: (span: Quote) => void;
  onEdit: (field: EditField) => void;
}

export function ValuesPane({ view, lit, onLit, onEdit }: Props) {
  const { t, lang } = useI18n();
  const { incident } = view;
  const disputed = new Set(incident.disputes.map((d) => d.field));
  const claims = (field: Field) => incident.claims.filter((c) => c.field === field).length;
  return (
    <dl className="values-pane" aria-label={t("review.values")}>
      {(shownFields(incident) as EditField[]).map((field) => {
        const rule = incident.why[field];
        return (
          <div key={field} className={disputed.has(field) ? "value-line is-disputed" : "value-line"}>
            <dt>{t(`word.${field}`)}</dt>
            <dd>
              <div className="value-main">
                <FieldValue incident={incident} field={field} />
                {disputed.has(field) ? <span className="badge warn">{t("review.disputed")}</span> : null}
                {claims(field) > 1 ? <span className="muted small">{t("review.said", { n: claims(field) })}</span> : null}
              </div>
              {quotesOf(incident, field).map((span) => (
                <button
                  key={wordsId(span)} type="button" className="value-quote" aria-pressed={lit === wordsId(span)}
                  onClick={() => onLit(span)}
                >
                  <q>{span.quote}</q>
                </button>
              ))}
              {rule ? <p className="hint">{ruleWords(field, rule, incident.reports.length, t, lang)}</p> : null}
              <button type="button" className="value-edit" aria-label={t("review.edit", { field: t(`word.${field}`) })} onClick={() => onEdit(field)}>
                <kbd aria-hidden="true">e</kbd><kbd aria-hidden="true">{keyOfField(field)}</kbd>
              </button>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
