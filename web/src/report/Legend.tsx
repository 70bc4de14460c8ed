// What the marks mean; each kind can be taken away to see the others better.
import { useI18n } from "../lib/i18n";
import { MARK_KINDS } from "./marks";
import type { Mark } from "./segments";

interface Props { marks: readonly Mark[]; hidden: ReadonlySet<string>; onHidden: (hidden: ReadonlySet<string>) => void }

export function Legend({ marks, hidden, onHidden }: Props) {
  const { t } = useI18n();
  const count = (kind: string) => marks.filter((m) => m.kind === kind).length;
  const toggle = (kind: string) => {
    const next = new Set(hidden);
    if (!next.delete(kind)) next.add(kind);
    onHidden(next);
  };
  const kinds = MARK_KINDS.filter((kind) => count(kind) > 0);
  if (kinds.length === 0) return null;
  return (
    <ul className="marks-legend" aria-label={t("report.marks")}>
      {kinds.map((kind) => (
        <li key={kind}>
          <button type="button" className="marks-key" aria-pressed={!hidden.has(kind)} onClick={() => toggle(kind)}>
            <span className={`mark mark-${kind} mark-top-${kind}`}>{t(`report.kind_${kind}`)}</span>
            <span className="muted num">{count(kind)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The marks of the kinds that are not taken away; the sentences behind them always stay. */
export function seen(marks: readonly Mark[], hidden: ReadonlySet<string>): Mark[] {
  return hidden.size === 0 ? [...marks] : marks.filter((m) => !hidden.has(m.kind));
}
