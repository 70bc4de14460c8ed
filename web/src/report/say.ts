// What a mark says when it is heard or pointed at: its kind and what was read from it.
import { useMemo } from "react";
import { useI18n } from "../lib/i18n";
import type { Say } from "./marks";

/** Kinds whose own word already says what the detail would. */
const PLAIN = new Set(["when", "where"]);

export function useSay(): Say {
  const { t } = useI18n();
  return useMemo<Say>(
    () => (kind, detail) => {
      if (kind === "sentence") return t("report.sentence");
      const word = t(`report.kind_${kind}`);
      return detail === "" || PLAIN.has(detail) ? word : `${word}: ${t(`word.${detail}`)}`;
    },
    [t],
  );
}
