// Sets the kind: found by any part of its name, in the reader's language or in ACLED's words.
import { useState } from "react";
import { useVocabulary } from "../api/queries";
import type { Kind } from "../api/types";
import { Combobox } from "../components/Combobox";
import { useI18n } from "../lib/i18n";
import type { Wrongs } from "./draft";
import { FoundList, PartBox, type FieldProps } from "./FieldParts";
import { matching } from "./matching";
import { usePickFirst } from "./usePickFirst";

export function KindField({ view, draft, wrongs, change, next }: FieldProps) {
  const said = [...new Set(view.events.map((e) => e.act))].filter((act) => act !== view.incident.act);
  return <KindPick kind={draft.kind} said={said} wrongs={wrongs} onKind={(kind) => change({ kind })} onPicked={next} />;
}

interface PickProps {
  kind: Kind | "";
  /** Kinds that are near at hand. */
  said: readonly Kind[];
  wrongs: Wrongs;
  onKind: (kind: Kind | "") => void;
  /** One was chosen: on to what comes next. */
  onPicked: () => void;
}

/** A box that finds a kind as one types. */
export function KindPick({ kind, said, wrongs, onKind, onPicked }: PickProps) {
  const { t } = useI18n();
  const [typed, setTyped] = useState(kind ? t(`word.${kind}`) : "");
  const vocabulary = useVocabulary().data;
  const option = (value: Kind, hint?: string) => ({ key: value, label: t(`word.${value}`), hint, value });
  const options = matching((vocabulary?.kinds ?? []).map((k) => option(k.value, k.family ? t(`word.${k.family}`) : undefined)), typed);
  const pick = ({ value, label }: { value: Kind; label: string }) => {
    onKind(value);
    setTyped(label);
    onPicked();
  };
  const onEnter = usePickFirst(typed, vocabulary !== undefined, options, pick, onPicked);
  return (
    <PartBox part="kind" wrongs={wrongs}>
      <Combobox
        label={t("review.kind")} value={typed} options={options} placeholder={t("review.kindHint")}
        onInput={(text) => {
          setTyped(text);
          onKind("");
        }}
        onPick={pick} onEnter={onEnter}
      />
      <FoundList
        label={t("review.kindsSaid")}
        items={said.map((act) => ({ key: act, label: t(`word.${act}`), hint: "", pick: () => pick(option(act)) }))}
      />
    </PartBox>
  );
}
