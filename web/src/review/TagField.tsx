// Puts a tag of the project on the incident, or takes one off: tags in use are found as one types, new ones are as typed.
import { useState } from "react";
import { useTags } from "../api/queries";
import { Combobox } from "../components/Combobox";
import { useI18n } from "../lib/i18n";
import { asTag } from "../lib/tags";
import { PartBox, type FieldProps } from "./FieldParts";
import { matching } from "./matching";

const TYPED = "as typed";

export function TagField({ view, draft, wrongs, change, send }: FieldProps) {
  const { t } = useI18n();
  const { tags } = view.incident;
  const [typed, setTyped] = useState(draft.untag ? "" : draft.tag);
  const known = useTags();
  const name = asTag(typed);
  const has = name !== null && tags.includes(name);
  const found = matching(known.filter((tag) => !tags.includes(tag)).map((tag) => ({ key: tag, label: tag, tag })), typed);
  const fresh = name === null || has || found.some(({ tag }) => tag === name) ? [] : [{ key: TYPED, label: t("review.tagNew", { tag: name }), tag: name }];
  const options = [...found, ...fresh];
  const pick = ({ tag }: { tag: string }) => {
    setTyped(tag);
    send({ tag, untag: false });
  };
  const hint = has ? t("project.tagThere", { tag: name }) : typed.trim() && name === null ? t("project.tagNone") : null;
  return (
    <PartBox part="tag" wrongs={wrongs}>
      <div data-first="">
        <Combobox
          label={t("review.tagWhich")} value={typed} options={options} placeholder={t("review.tagHint")} eager
          onInput={(text) => {
            const tag = asTag(text) ?? "";
            setTyped(text);
            change({ tag: tags.includes(tag) ? "" : tag, untag: false });
          }}
          // What is typed is meant, not a longer tag that begins so.
          onPick={pick} onEnter={() => send({ tag: has ? "" : name ?? "" })}
        />
      </div>
      {hint ? <p className="hint hint-strong" role="status">{hint}</p> : null}
      {tags.length > 0 ? (
        <div className="decide-part">
          <p id="decide-tags" className="part-name">{t("review.tagsOn")}</p>
          <ul className="found" aria-labelledby="decide-tags">
            {tags.map((tag) => (
              <li key={tag}>
                <button type="button" aria-label={t("project.tagOff", { tag })} onClick={() => send({ tag, untag: true })}>
                  <span aria-hidden="true">✕</span> {tag}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </PartBox>
  );
}
