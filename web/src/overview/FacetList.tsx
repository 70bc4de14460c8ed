// The values of one filter with how many incidents each would give; pressing one sets it, pressing it again lifts it.
import { type ReactNode, useState } from "react";
import { number } from "../lib/format";
import { useI18n } from "../lib/i18n";

export interface FacetItem {
  value: string;
  label: string;
  n: number;
  sign?: ReactNode;
}

interface Props {
  label: string;
  items: readonly FacetItem[];
  picked: string | undefined;
  onPick: (value: string | undefined) => void;
  /** How many are shown at first. */
  first?: number;
  nested?: boolean;
  /** What the picked value opens to. */
  children?: ReactNode;
}

export function FacetList({ label, items, picked, onPick, first = 8, nested = false, children }: Props) {
  const { lang, t } = useI18n();
  const [all, setAll] = useState(false);
  const most = Math.max(1, ...items.map((item) => item.n));
  // What is set stays in sight wherever it ranks.
  const shown = all ? items : items.filter((item, index) => index < first || item.value === picked);
  if (items.length === 0) return <p className="muted small">{t("overview.nothing")}</p>;
  return (
    <div className={nested ? "facets facets-nested" : "facets"}>
      <ul aria-label={label}>
        {shown.map((item) => (
          <li key={item.value}>
            <button type="button" className="facet" aria-pressed={item.value === picked} onClick={() => onPick(item.value === picked ? undefined : item.value)}>
              <span className="facet-bar" style={{ width: `${(item.n / most) * 100}%` }} />
              {item.sign}
              <span className="facet-label">{item.label}</span>
              <span className="facet-n num">{number(item.n, lang)}</span>
            </button>
            {item.value === picked ? children : null}
          </li>
        ))}
      </ul>
      {items.length > shown.length || all ? (
        <button type="button" className="button link small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("overview.fewer") : t("overview.allN", { n: items.length })}
        </button>
      ) : null}
    </div>
  );
}
