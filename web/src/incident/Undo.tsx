// Asks why a decision is taken back, and takes it back.
import { type FormEvent, useId, useState } from "react";
import type { Decided } from "../api/types";
import { useUndo } from "../api/queries";
import { Dialog } from "../components/Dialog";
import { Problem } from "../components/Problem";
import { useI18n } from "../lib/i18n";
import { usePerson } from "../lib/person";

/** The dialog gives the focus to what has the attribute, which React does not write. */
const firstFocus = (input: HTMLInputElement | null) => input?.setAttribute("autofocus", "");

interface Props { seq: number; what: string; onClose: () => void; onDone?: (decided: Decided) => void }

export function Undo({ seq, what, onClose, onDone }: Props) {
  const { t } = useI18n();
  const { ask } = usePerson();
  const undo = useUndo();
  const [reason, setReason] = useState("");
  const id = useId();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return;
    const by = await ask();
    if (!by) return;
    undo.mutate({ seq, by, reason: reason.trim() }, {
      onSuccess: (decided) => {
        onDone?.(decided);
        onClose();
      },
    });
  };
  return (
    <Dialog open onClose={onClose} title={t("incident.undo_title")}>
      <form className="stack" onSubmit={(event) => void send(event)}>
        <p><strong>{what}</strong></p>
        <p className="muted">{t("incident.undo_what")}</p>
        <div className="field">
          <label htmlFor={id}>{t("incident.undo_reason")}</label>
          <input id={id} type="text" ref={firstFocus} value={reason} required aria-describedby={`${id}-hint`} onChange={(event) => setReason(event.target.value)} />
          <p id={`${id}-hint`} className="muted small">{t("incident.undo_needs")}</p>
        </div>
        {undo.error && <Problem error={undo.error} />}
        <div className="actions">
          <button type="button" className="button" onClick={onClose}>{t("incident.undo_cancel")}</button>
          <button type="submit" className="button primary" disabled={undo.isPending || reason.trim() === ""}>{t("incident.undo")}</button>
        </div>
      </form>
    </Dialog>
  );
}
