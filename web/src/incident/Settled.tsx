// The settled values as a definition list: each with why, and one click from its words.
import type { IncidentView } from "../api/types";
import { StandingMark } from "../components/Standing";
import { useI18n } from "../lib/i18n";
import { ruleWords } from "./rules";
import { settledLines, type SettledLine, type SettledValue } from "./settled";
import { QuoteButton, SourceNumber, useLit, useWords } from "./words";

export function Settled({ view }: { view: IncidentView }) {
  const { t, lang } = useI18n();
  const i = view.incident;
  const disputed = new Set(i.disputes.map((d) => d.field));
  const why = (line: SettledLine) => {
    const rule = line.field ? i.why[line.field] : undefined;
    return line.field && rule ? ruleWords(line.field, rule, i.reports.length, t, lang) : null;
  };
  return (
    <section className="card" aria-labelledby="settled">
      <h2 id="settled">{t("incident.settled")}</h2>
      <p className="hint">{t("incident.settled_hint")}</p>
      <dl className="settled">
        {settledLines(i, t, lang).map((line) => (
          <Line key={line.key} line={line} why={why(line)} disputed={line.field !== null && disputed.has(line.field)} />
        ))}
        <div className="settled-line">
          <dt>{t("word.standing")}</dt>
          <dd><StandingMark standing={i.standing} /></dd>
          {i.why.standing && <dd className="why"><span className="visually-hidden">{t("incident.why")}: </span>{ruleWords("standing", i.why.standing, i.reports.length, t, lang)}</dd>}
        </div>
      </dl>
    </section>
  );
}

function Line({ line, why, disputed }: { line: SettledLine; why: string | null; disputed: boolean }) {
  const { t } = useI18n();
  return (
    <div className="settled-line">
      <dt>
        {line.label}
        {disputed && <a className="badge warn" href="#disputes">{t("incident.disputed")}</a>}
      </dt>
      <dd>
        {line.values.length === 0 && line.parts.length === 0 && <span className="muted">{t("incident.not_said")}</span>}
        {line.values.length > 0 && <ul className="values">{line.values.map((v, n) => <Value key={n} value={v} />)}</ul>}
        {line.parts.length > 0 && (
          <div className="parts">
            <span className="muted small">{t("incident.parts")}</span>
            <ul className="values">{line.parts.map((v, n) => <Value key={n} value={v} />)}</ul>
          </div>
        )}
        {line.others.length > 0 && (
          <ul className="other-words" aria-label={t("incident.others", { n: line.others.length })}>
            {line.others.map((o) => <li key={`${o.text_id} ${o.span.start}`}><QuoteButton span={o.span} text_id={o.text_id} /></li>)}
          </ul>
        )}
      </dd>
      {why && <dd className="why"><span className="visually-hidden">{t("incident.why")}: </span>{why}</dd>}
    </div>
  );
}

/** The value and its words, one button: pressing either opens the text there. */
function Value({ value }: { value: SettledValue }) {
  const { t } = useI18n();
  const { incident, show, numberOf } = useWords();
  const lit = useLit(value.span);
  const n = numberOf(value.span.text_id ?? incident.text_id);
  return (
    <li className="value">
      <button
        type="button" className="value-button" aria-pressed={lit} onClick={() => show(value.span)}
        aria-label={`${value.text}. ${t("incident.show_words", { quote: value.span.quote, n: n ?? "–" })}`}
      >
        <span className="value-text">{value.text}</span>
        {n !== null && <>{" "}<SourceNumber n={n} /></>}
        {value.span.quote !== "" && <>{" "}<q>{value.span.quote}</q></>}
      </button>
      {value.note && <span className="muted small">{value.note}</span>}
    </li>
  );
}
