// Sets the kind: found by any part of its name, in the reader's language or in ACLED's words.
import { useState } from "react";
import { useVocabulary } from "../api/queries";
import { Combobox } from "../components/Combobox";
import { useI18n } from "../lib/i18n";
import { FoundList, PartBox, type FieldProps } from "./FieldParts";
import { matching } from "./matching";
import { usePickFirst } from "./usePickFirst";

export function KindField({ view, draft, wrongs, change, next }: FieldProps) {
  const { t } = useI18n();
  const [typed, setTyped] = useState(draft.kind ? t(`word.${draft.kind}`) : "");
  const vocabulary = useVocabulary().data;
  const kinds = vocabulary?.kinds ?? [];
  const options = matching(
    kinds.map((k) => ({ key: k.value, label: t(`word.${k.value}`), hint: k.family ? t(`word.${k.family}`) : undefined })),
    typed,
  );
  const pick = (option: { key: string; label: string }) => {
    change({ kind: option.key });
    setTyped(option.label);
    next();
  };
  const onEnter = usePickFirst(typed, vocabulary !== undefined, options, pick, next);
  return (
    <PartBox part="kind" wrongs={wrongs}>
      <Combobox
        label={t("review.kind")} value={typed} options={options} placeholder={t("review.kindHint")}
        onInput={(text) => {
          setTyped(text);
          change({ kind: "" });
        }}
        onPick={pick} onEnter={onEnter}
      />
      <FoundList
        label={t("review.kindsSaid")}
        items={[...new Set(view.events.map((e) => e.act))]
          .filter((act) => act !== view.incident.act)
          .map((act) => ({ key: act, label: t(`word.${act}`), hint: "", pick: () => pick({ key: act, label: t(`word.${act}`) }) }))}
      />
    </PartBox>
  );
}
