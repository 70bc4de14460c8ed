// Everything that can be decided about an incident: the buttons, their keys, and the form of the one chosen.
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useVocabulary } from "../api/queries";
import type { Decided, IncidentView } from "../api/types";
import { useI18n } from "../lib/i18n";
import { useKeys } from "../lib/keys";
import "../styles/review.css";
import { ActionForm, type Saved } from "./ActionForm";
import { ACTION_KEYS, isEdit, isMaking, type Action, type Making } from "./actions";
import { doneWords } from "./doneWords";
import type { Words } from "./draft";
import { EditMenu } from "./EditMenu";
import { MakeForm } from "./MakeForm";
import type { Made } from "./useMake";
import { useSingleKeys } from "./useSingleKeys";

const BUTTONS = Object.entries(ACTION_KEYS) as [string, Action | Making | "edit"][];
export type Open = Action | Making | "edit" | null;

interface Props {
  view: IncidentView;
  selection: Words | null;
  onDone: (decided: Decided) => void;
  /** More of what was done, comments too. */
  onSaved?: (saved: Saved) => void;
  /** An event was made of words that had none; without it the review opens its incident. */
  onMade?: (made: Made) => void;
  /** What is open, where the page wants to know or to open something itself. */
  open?: Open;
  onOpen?: (open: Open) => void;
  /** Whether single keys work; they never do while a form is open. */
  keys?: boolean;
  /** Leads into the text to choose words, where the page can. */
  onPickWords?: () => void;
}

export function DecisionBar({ view, selection, onDone, onSaved, onMade, open: given, onOpen, keys = true, onPickWords }: Props) {
  const { t } = useI18n();
  const [, navigate] = useLocation();
  const [own, setOwn] = useState<Open>(null);
  const [on] = useSingleKeys();
  const open = given === undefined ? own : given;
  const setOpen = onOpen ?? setOwn;
  const { incident } = view;
  // A merge gives the incident another id: a form open over it stays. Over another incident it must not.
  const [root, setRoot] = useState(incident.id);
  if (root !== incident.id && !incident.previous_ids.includes(root)) {
    setRoot(incident.id);
    setOwn(null);
  }
  useKeys(Object.fromEntries(BUTTONS.map(([key, action]) => [key, () => setOpen(action)])), keys && on && open === null);
  // From outside the form, where its own keys do not reach.
  useKeys({ Escape: () => setOpen(null) }, open !== null);
  // The words that may stand in a field are there before somebody types fast.
  useVocabulary();

  // Where no page looks after it: the focus goes back to the button, and what was done is said here.
  const bar = useRef<HTMLElement>(null);
  const before = useRef<Open>(null);
  const [done, setDone] = useState("");
  useEffect(() => {
    const last = before.current;
    before.current = open;
    if (last && !open && !onOpen) bar.current?.querySelector<HTMLElement>(`.decide-${last !== "edit" && !isMaking(last) && isEdit(last) ? "edit" : last}`)?.focus();
  }, [open, onOpen]);

  const saved = (what: Saved) => {
    setOpen(null);
    if (!onSaved) setDone(doneWords(what, t));
    onSaved?.(what);
    if (what.decided) onDone(what.decided);
  };
  const made = (what: Made) => {
    setOpen(null);
    if (onMade) onMade(what);
    else navigate(`/review?incident=${what.view.incident.id}`);
  };
  const action = open === "edit" || isMaking(open) ? null : open;
  return (
    <section ref={bar} className="decide" aria-label={t("review.decide")}>
      <div className="decide-buttons" role="group" aria-label={t("review.decide")}>
        {BUTTONS.map(([key, which]) => (
          <button
            key={which} type="button" className={`button small decide-${which}`} aria-expanded={open === which}
            aria-keyshortcuts={keys ? key : undefined} onClick={() => setOpen(open === which ? null : which)}
          >
            <kbd aria-hidden="true">{key}</kbd> {t(`review.${which === "edit" ? "change" : which}`)}
          </button>
        ))}
      </div>
      <p className="decide-done" role="status">{open ? "" : done}</p>
      {open === "edit" ? <EditMenu onPick={setOpen} onClose={() => setOpen(null)} /> : null}
      {isMaking(open) ? (
        <MakeForm
          key={`${root} ${open}`} making={open} from={view} name={root} selection={selection}
          onClose={() => setOpen(null)} onMade={made} onPickWords={onPickWords}
        />
      ) : null}
      {action ? (
        <ActionForm
          key={`${root} ${action}`} action={action} view={view} selection={selection}
          onClose={() => setOpen(null)} onSaved={saved} onPickWords={onPickWords} onDivide={() => setOpen("divide")}
        />
      ) : null}
    </section>
  );
}
