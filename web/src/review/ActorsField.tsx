// Sets who did it or who suffered it: all of them, known organisations or people as the words describe them.
import { useState } from "react";
import { useActors, useVocabulary } from "../api/queries";
import { isActorKind } from "../api/terms";
import type { ActorKind, ActorValue } from "../api/types";
import { Combobox } from "../components/Combobox";
import { country } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { FoundList, PartBox, type FieldProps } from "./FieldParts";
import { peopleIn } from "./found";
import { usePickFirst } from "./usePickFirst";

const TYPED = "as typed";

export function ActorsField({ view, draft, wrongs, change, next }: FieldProps) {
  const { t, lang } = useI18n();
  const [typed, setTyped] = useState(draft.words?.quote.slice(0, 80) ?? "");
  const found = useActors(typed);
  const hits = found.data?.items ?? [];
  const known = typed.trim() === "" ? [] : hits.map((a, n) => ({
    key: a.actor ?? `${n}`,
    label: a.label,
    hint: [t(`word.${a.kind}`), a.country ? country(a.country, lang) : null, t("review.incidentsN", { n: a.incidents })].filter(Boolean).join(", "),
    actor: { actor: a.actor, label: a.label, kind: a.kind, country: a.country } as ActorValue,
  }));
  const asTyped = {
    key: TYPED, label: t("review.asTyped", { name: typed.trim() }), hint: undefined,
    actor: { actor: null, label: typed.trim(), kind: "unidentified", country: null } as ActorValue,
  };
  const options = typed.trim() ? [...known, asTyped] : [];
  const add = (actor: ActorValue) => {
    const same = draft.actors.some((a) => a.label === actor.label);
    change({ actors: same ? draft.actors : [...draft.actors, actor] });
    setTyped("");
  };
  // Enter with nothing typed: the list is as it should be.
  const ready = !found.isPlaceholderData && !found.isFetching;
  const onEnter = usePickFirst(typed, ready, options, (o) => add(o.actor), next);
  const set = (n: number, part: Partial<ActorValue>) =>
    change({ actors: draft.actors.map((a, i) => (i === n ? { ...a, ...part } : a)) });
  return (
    <PartBox part="actors" wrongs={wrongs}>
      <ul className="chosen" aria-label={t("review.chosen")}>
        {draft.actors.map((actor, n) => (
          <Chosen
            key={actor.label} actor={actor} onKind={(kind) => set(n, { kind })}
            onRemove={() => change({ actors: draft.actors.filter((_, i) => i !== n) })}
          />
        ))}
      </ul>
      <div data-first="">
        <Combobox
          label={t(`review.${draft.action}`)} value={typed} options={options} placeholder={t("review.actorHint")}
          onInput={setTyped} onPick={(o) => add(o.actor)}
          busy={found.isFetching} onEnter={onEnter}
        />
      </div>
      <FoundList
        label={t("review.peopleSaid")}
        items={peopleIn(view)
          .filter((a) => !draft.actors.some((chosen) => chosen.label === a.label))
          .map((a) => ({ key: a.label, label: a.label, hint: t(`word.${a.kind}`), pick: () => add(a) }))}
      />
    </PartBox>
  );
}

function Chosen({ actor, onKind, onRemove }: { actor: ActorValue; onKind: (kind: ActorKind) => void; onRemove: () => void }) {
  const { t } = useI18n();
  const kinds = useVocabulary().data?.actor_kinds.filter(isActorKind) ?? [actor.kind];
  return (
    <li>
      <span className="chosen-name">{actor.label}</span>
      {actor.actor ? <span className="muted">{t(`word.${actor.kind}`)}</span> : (
        <select aria-label={`${t("review.actorKind")}: ${actor.label}`} value={actor.kind} onChange={(event) => isActorKind(event.target.value) && onKind(event.target.value)}>
          {kinds.map((k) => <option key={k} value={k}>{t(`word.${k}`)}</option>)}
        </select>
      )}
      <button type="button" className="button quiet icon" aria-label={t("common.remove", { what: actor.label })} onClick={onRemove}>
        <span aria-hidden="true">✕</span>
      </button>
    </li>
  );
}
