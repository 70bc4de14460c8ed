// The kind of an event: the shape and colour of its family, and the word.
import type { Family } from "../api/types";
import { familyColour, familyKey, SHAPES } from "../lib/families";
import { useI18n } from "../lib/i18n";

/** The sign alone, for beside a word that says it. */
export function FamilyShape({ family, size = 12 }: { family: Family | null; size?: number }) {
  return (
    <svg className="family-shape" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={SHAPES[familyKey(family)]} style={{ fill: `var(${familyColour(family)})` }} />
    </svg>
  );
}

export function KindMark({ family, act }: { family: Family | null; act: string }) {
  const { t } = useI18n();
  const group = family ? t(`word.${family}`) : t("common.noFamily");
  return (
    <span className="kind" title={group}>
      <FamilyShape family={family} />
      <span className="kind-word">{t(`word.${act}`)}</span>
    </span>
  );
}
