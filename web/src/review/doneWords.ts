// What was just done, in a few words.
import type { useI18n } from "../lib/i18n";
import type { Saved } from "./ActionForm";
import { isEdit } from "./actions";

type T = ReturnType<typeof useI18n>["t"];

export function doneWords({ action, input }: Pick<Saved, "action" | "input">, t: T): string {
  if (action === "tag") return t(`review.did_${input?.ruling === "untag" ? "untag" : "tag"}`, { tag: input?.value ?? "" });
  if (!isEdit(action)) return t(`review.did_${action}`);
  const field = t(`word.${action}`);
  if (input?.ruling === "not_said") return t("review.did_not_said", { field });
  return input?.alike ? t("review.did_alike", { field, words: input.alike }) : t("review.did_set", { field });
}
