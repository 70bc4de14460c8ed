// An event that was not read, being written: its words, its kind, what it shares with the first of two, and why.
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { ProblemError } from "../api/client";
import type { IncidentView } from "../api/types";
import { Problem } from "../components/Problem";
import { useI18n } from "../lib/i18n";
import type { Making } from "./actions";
import type { Part, Words, Wrongs } from "./draft";
import { dropMaking, keepMaking, keptMaking } from "./drafts";
import { CONTROLS, focusOn } from "./formFocus";
import { KindPick } from "./KindField";
import { checkMaking, startMaking, type MakeDraft } from "./making";
import { ReasonField } from "./ReasonField";
import { SharesField } from "./SharesField";
import { useMake, type Made } from "./useMake";
import { WordsLine } from "./WordsLine";

interface Props {
  making: Making;
  /** The incident one comes from; null on the page of a report. */
  from: IncidentView | null;
  /** What is typed and not sent is kept under this name. */
  name: string;
  selection: Words | null;
  onClose: () => void;
  onMade: (made: Made) => void;
  onPickWords: (() => void) | undefined;
}

export function MakeForm({ making, from, name, selection, onClose, onMade, onPickWords }: Props) {
  const { t } = useI18n();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<MakeDraft>(() => begin(making, from, name, selection));
  const [tried, setTried] = useState(false);
  const maker = useMake(making, from, (made) => {
    dropMaking(name, making);
    onMade(made);
  });
  const wrongs: Wrongs = tried ? checkMaking(draft) : {};

  const change = (part: Partial<MakeDraft>) => setDraft((before) => ({ ...before, ...part }));
  useEffect(() => keepMaking(name, making, draft), [name, making, draft]);
  // Without words there is nothing to say yet: first into the text.
  useEffect(() => {
    if (!draft.words && onPickWords) onPickWords();
    else focusOn(form.current, "first");
  }, []);
  const known = useRef(selection);
  useEffect(() => {
    if (selection === known.current) return;
    known.current = selection;
    change({ words: selection });
    // Chosen with the mouse: back to where the writing goes on. By keyboard the choosing is not over yet.
    if (selection && !document.activeElement?.matches(CONTROLS)) focusOn(form.current, "first");
  }, [selection]);

  const save = (whole: MakeDraft) => {
    const found = checkMaking(whole);
    const [first, ...others] = Object.keys(found) as Part[];
    if (!first) return void maker.save(whole);
    // Only the reason is missing: that is the next step, no mistake yet.
    const there = form.current?.querySelector('[data-part="reason"]')?.contains(document.activeElement);
    setTried(first !== "reason" || others.length > 0 || there === true || tried);
    focusOn(form.current, first);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.altKey && event.code === "KeyW" && onPickWords) {
      event.preventDefault();
      onPickWords();
    }
  };
  const divide = making === "divide" && from !== null;
  // The second of two is first asked what it shares with the first.
  const onPicked = () => {
    const shares = form.current?.querySelector<HTMLElement>('[name="decide-shares"]');
    if (shares) shares.focus();
    else focusOn(form.current, "reason");
  };
  return (
    <form
      ref={form} className="decide-form making" noValidate aria-labelledby="decide-title" onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        save(draft);
      }}
    >
      <div className="decide-head">
        <h3 id="decide-title">{t(divide ? "review.titleDivide" : "review.titleAdd")}</h3>
        <p className="hint">{t(divide ? "review.hintDivide" : "review.hintAdd")}</p>
      </div>
      <WordsLine
        words={draft.words} onDrop={() => change({ words: null })} onPick={onPickWords} wrong={wrongs.words}
        ask={divide ? "review.wordsSecond" : "review.wordsMissed"}
      />
      <div data-first="">
        <KindPick
          kind={draft.kind} said={[]} wrongs={wrongs} onKind={(kind) => change({ kind })}
          onPicked={onPicked}
        />
      </div>
      {divide ? <SharesField first={from.incident} shares={draft.shares} onChange={(shares) => change({ shares })} /> : null}
      <ReasonField
        group={making} value={draft.reason} wrong={wrongs.reason} onChange={(reason) => change({ reason })}
        onPick={(reason) => {
          change({ reason });
          save({ ...draft, reason });
        }}
      />
      {maker.error ? <Refused error={maker.error} retry={() => save(draft)} /> : null}
      <div className="actions">
        <button type="button" className="button" onClick={onClose}>{t("review.cancel")} <kbd aria-hidden="true">Esc</kbd></button>
        <button type="submit" className="button primary" aria-disabled={maker.busy}>
          {t(maker.busy ? "review.saving" : "review.makeSave")} <kbd aria-hidden="true">↵</kbd>
        </button>
      </div>
    </form>
  );
}

/** An event stands on these words already, or what else the server said. */
function Refused({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useI18n();
  if (!(error instanceof ProblemError) || error.problem.status !== 409) return <Problem error={error} retry={retry} />;
  return (
    <div className="problem" role="alert">
      <p className="problem-title">{t("review.takenTitle")}</p>
      <p>{t("review.takenText")}</p>
    </div>
  );
}

/** What was typed before and not sent, else the beginning; with the words chosen since. */
function begin(making: Making, from: IncidentView | null, name: string, selection: Words | null): MakeDraft {
  const kept = keptMaking(name, making) ?? startMaking(making, from?.incident ?? null, null);
  return { ...kept, words: selection };
}
