// One decision being written: its value, the words that say so, the reason; sent, refused or kept for later.
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import type { Decided, DecisionInput, IncidentView } from "../api/types";
import { Problem } from "../components/Problem";
import { useI18n } from "../lib/i18n";
import { isEdit, isToll, mayBeUnsaid, type Action } from "./actions";
import { ActorsField } from "./ActorsField";
import { AlikeField } from "./AlikeField";
import { CommentField } from "./CommentField";
import { CountField } from "./CountField";
import { DaysField } from "./DaysField";
import { keepDraft, keptDraft } from "./drafts";
import { check, saysUnsaid, startDraft, takesWords, type Draft, type Part, type Words } from "./draft";
import type { FieldProps } from "./FieldParts";
import { CONTROLS, focusOn } from "./formFocus";
import { FormHead } from "./FormHead";
import { KindField } from "./KindField";
import { MergeField } from "./MergeField";
import { NotSaidField } from "./NotSaidField";
import { PlaceField } from "./PlaceField";
import { ReasonField } from "./ReasonField";
import { reasonGroup } from "./reasons";
import { numberIn } from "./said";
import { SplitField } from "./SplitField";
import { Stale } from "./Stale";
import { StandingField } from "./StandingField";
import { TagField } from "./TagField";
import { useSave } from "./useSave";
import { WordsLine } from "./WordsLine";

export interface Saved {
  action: Action; decided: Decided | null; input: DecisionInput | null;
  /** There is more to correct: the reviewer wants to stay on this incident. */
  stay: boolean;
}
interface Props {
  action: Action; view: IncidentView; selection: Words | null;
  onClose: () => void; onSaved: (saved: Saved) => void;
  onPickWords: (() => void) | undefined;
  /** There is nothing to split off: what was meant is to divide. */
  onDivide: () => void;
}

export function ActionForm({ action, view, selection, onClose, onSaved, onPickWords, onDivide }: Props) {
  const { t } = useI18n();
  const form = useRef<HTMLFormElement>(null);
  // The incident may get another id while one writes, when somebody merges it.
  const [id] = useState(view.incident.id);
  const [draft, setDraft] = useState<Draft>(() => begin(action, view, selection));
  const untouched = useRef(draft);
  const [tried, setTried] = useState(false);
  const saver = useSave(view, onSaved);
  const wrongs = tried ? check(draft) : {};

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  useEffect(() => {
    if (draft !== untouched.current) keepDraft(id, draft);
  }, [id, draft]);
  useEffect(() => focusOn(form.current, "first"), []);
  const known = useRef(selection);
  useEffect(() => {
    if (selection === known.current) return;
    known.current = selection;
    setDraft((before) => withWords(before, selection));
    // Chosen with the mouse: back to where the writing goes on. By keyboard the choosing is not over yet.
    if (selection && !document.activeElement?.matches(CONTROLS)) focusOn(form.current, "first");
  }, [selection]);

  const next = () => focusOn(form.current, "reason");
  const unsaid = saysUnsaid(draft);
  const sayUnsaid = (notSaid: boolean) => {
    change({ notSaid });
    if (notSaid) next();
    else requestAnimationFrame(() => focusOn(form.current, "first"));
  };
  const save = (draft: Draft, stay: boolean) => {
    // A tag says why by itself.
    const whole = action === "tag" ? { ...draft, reason: t(draft.untag ? "project.untagReason" : "project.tagReason") } : draft;
    const found = check(whole);
    const [first, ...others] = Object.keys(found) as Part[];
    if (!first) return void saver.save(whole, stay);
    // Only the reason is missing: that is the next step, no mistake yet.
    const only = first === "reason" && others.length === 0;
    const there = form.current?.querySelector('[data-part="reason"]')?.contains(document.activeElement);
    setTried(!only || there === true || tried);
    focusOn(form.current, others.length > 0 && first === "reason" ? others[0]! : first);
  };
  const send = (part: Partial<Draft>) => {
    change(part);
    save({ ...draft, ...part }, false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(draft, false);
  };
  const nothingToSplit = action === "split" && view.events.length < 2;
  const onKeyDown = (event: KeyboardEvent) => {
    if (nothingToSplit && event.key === "d") {
      event.preventDefault();
      onDivide();
    } else if (event.key === "Escape") {
      event.preventDefault();
      onClose();
    } else if (event.key === "Enter" && event.shiftKey && action !== "comment") {
      event.preventDefault();
      save(draft, true);
    } else if (event.key === "Enter" && event.target instanceof Element && event.target.matches(".stale")) {
      // Who has just read what stands now goes on from there.
      event.preventDefault();
      save(draft, false);
    } else if (event.altKey && event.code === "KeyW" && onPickWords && takesWords(action)) {
      event.preventDefault();
      onPickWords();
    } else if (event.altKey && event.code === "KeyN" && mayBeUnsaid(action)) {
      event.preventDefault();
      sayUnsaid(!draft.notSaid);
    } else if (event.altKey && event.code === "KeyA") {
      event.preventDefault();
      form.current?.querySelector<HTMLInputElement>('[name="decide-alike"]')?.click();
    }
  };
  return (
    <form ref={form} className="decide-form" noValidate aria-labelledby="decide-title" onSubmit={submit} onKeyDown={onKeyDown}>
      <FormHead action={action} incident={view.incident} />
      {saver.stale ? <Stale seen={saver.stale.seen} now={saver.stale.now} /> : null}
      {unsaid ? null : <Value view={view} draft={draft} wrongs={wrongs} change={change} next={next} send={send} />}
      {mayBeUnsaid(action) ? <NotSaidField draft={draft} onChange={sayUnsaid} /> : null}
      {isEdit(action) && !unsaid ? <AlikeField view={view} draft={draft} field={action} change={change} /> : null}
      {action === "comment" ? (
        <CommentField value={draft.reason} wrong={wrongs.reason} onChange={(reason) => change({ reason })} onSave={() => save(draft, true)} />
      ) : nothingToSplit || action === "tag" ? null : (
        <>
          {takesWords(action) && !unsaid ? <WordsLine words={draft.words} onDrop={() => change({ words: null })} onPick={onPickWords} /> : null}
          <ReasonField
            group={reasonGroup(action, unsaid)} value={draft.reason} wrong={wrongs.reason} onChange={(reason) => change({ reason })}
            onPick={(reason) => {
              change({ reason });
              save({ ...draft, reason }, false);
            }}
          />
        </>
      )}
      {saver.error ? <Problem error={saver.error} retry={() => save(draft, false)} /> : null}
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>
          {t(saver.stale ? "review.leave" : "review.cancel")} <kbd aria-hidden="true">Esc</kbd>
        </button>
        {nothingToSplit ? <button type="button" className="button" onClick={onDivide}><kbd aria-hidden="true">d</kbd> {t("review.divide")}</button> : null}
        {nothingToSplit || saver.stale?.now === null ? null : (
          <button type="submit" className="button primary" aria-disabled={saver.busy}>
            {t(saver.busy ? "review.saving" : saver.stale ? "review.staleAgain" : "review.save")} <kbd aria-hidden="true">↵</kbd>
          </button>
        )}
      </div>
    </form>
  );
}

/** The value that the decision gives; nothing for those that give none. */
function Value(props: FieldProps) {
  const { action } = props.draft;
  if (isToll(action)) return <CountField {...props} />;
  switch (action) {
    case "kind": return <KindField {...props} />;
    case "when": return <DaysField {...props} />;
    case "where": return <PlaceField {...props} />;
    case "actor": case "target": return <ActorsField {...props} />;
    case "standing": return <StandingField {...props} />;
    case "merge": return <MergeField {...props} />;
    case "split": return <SplitField {...props} />;
    case "tag": return <TagField {...props} />;
    default: return null;
  }
}

/** What was typed before and not sent, else what stands; with the words chosen since. */
function begin(action: Action, view: IncidentView, selection: Words | null): Draft {
  const kept = keptDraft(view.incident.id, action);
  if (kept && kept.words === selection) return kept;
  return withWords(kept ?? startDraft(action, view.incident, null), selection);
}

/** Words that were chosen in the text, and the number they hold where a number is asked for. */
function withWords(draft: Draft, words: Words | null): Draft {
  if (!words || !takesWords(draft.action)) return draft;
  const number = isToll(draft.action) ? numberIn(words.quote) : "";
  return { ...draft, words, count: number || draft.count };
}
