// What was just done, in a few words.
import type { useI18n } from "../lib/i18n";
import { isEdit, type Action } from "./actions";

type T = ReturnType<typeof useI18n>["t"];

export function doneWords(action: Action, t: T): string {
  return isEdit(action) ? t("review.did_set", { field: t(`word.${action}`) }) : t(`review.did_${action}`);
}
