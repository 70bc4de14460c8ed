// How well vouched for something is: a word with a sign that fills as the vouching grows.
import type { Standing } from "../api/types";
import { useI18n } from "../lib/i18n";

/** Filled full: confirmed; half: one side; ring: the newsroom; the others have signs of their own. */
const SIGNS: Record<Standing, string> = {
  confirmed: "M2.5 8.4 6.4 12.3 13.5 4",
  reported: "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3Z",
  attributed: "M8 3a5 5 0 1 1 0 10A5 5 0 0 1 8 3ZM8 3v10",
  alleged: "M5.2 5.8c.2-3.4 5.8-3.4 5.6 0-.1 1.9-2.8 2-2.8 4.3M8 12.6v.8",
  disputed: "M3.5 5.5h9m-2.6-2.6 2.6 2.6-2.6 2.6M12.5 10.5h-9m2.6-2.6-2.6 2.6 2.6 2.6",
  denied: "M3.8 3.8l8.4 8.4m0-8.4-8.4 8.4",
  expected: "M8 2.6a5.4 5.4 0 1 1 0 10.8A5.4 5.4 0 0 1 8 2.6ZM8 5v3.3l2.2 1.4",
};

export function StandingMark({ standing }: { standing: string }) {
  const { t } = useI18n();
  return (
    <span className={`standing standing-${standing}`}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true" focusable="false">
        <path d={SIGNS[standing as Standing] ?? SIGNS.reported} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <span>{t(`word.${standing}`)}</span>
    </span>
  );
}
