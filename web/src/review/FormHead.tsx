// What is being decided, and what stands now.
import type { Incident } from "../api/types";
import { useI18n } from "../lib/i18n";
import { isEdit, type Action } from "./actions";
import { FieldValue } from "./FieldValue";

const TITLES: Partial<Record<Action, string>> = {
  accept: "review.titleAccept", reject: "review.titleReject", release: "review.titleRelease", merge: "review.titleMerge",
  split: "review.titleSplit", tag: "review.titleTag", comment: "review.titleComment",
};

export function FormHead({ action, incident }: { action: Action; incident: Incident }) {
  const { t } = useI18n();
  const hint =
    action === "accept" ? "review.hintAccept"
    : action === "reject" ? "review.hintReject"
    : action === "split" ? "review.hintSplit"
    : action === "tag" ? "review.hintTag"
    : action === "release" ? (incident.review ? "review.hintReleaseReview" : "review.hintRelease")
    : null;
  return (
    <div className="decide-head">
      <h3 id="decide-title">{isEdit(action) ? t("review.titleSet", { field: t(`word.${action}`).toLocaleLowerCase() }) : t(TITLES[action]!)}</h3>
      {hint ? <p className="hint">{t(hint)}</p> : null}
      {isEdit(action) ? <div className="stands"><span className="muted">{t("review.stands")}</span> <FieldValue incident={incident} field={action} /></div> : null}
    </div>
  );
}
