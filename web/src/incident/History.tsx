// The thread of decisions and comments; a decision can be undone, a comment added.
import { type FormEvent, useId, useState } from "react";
import { Link } from "wouter";
import type { IncidentView, LogEntry } from "../api/types";
import { useComment } from "../api/queries";
import { Problem } from "../components/Problem";
import { moment } from "../lib/format";
import { type Lang, useI18n } from "../lib/i18n";
import { usePerson } from "../lib/person";
import { assertionWords, fieldWord, type T } from "./assertion";
import { HARMS } from "./claims";
import { rulingKey, thread, undoable } from "./thread";
import { Undo } from "./Undo";

export function History({ view }: { view: IncidentView }) {
  const { t, lang } = useI18n();
  const [undoing, setUndoing] = useState<LogEntry | null>(null);
  const entries = thread(view);
  return (
    <section className="card" aria-labelledby="history">
      <h2 id="history">{t("incident.history")}</h2>
      {entries.length === 0 && <p className="hint">{t("incident.history_none")}</p>}
      <ol className="thread">
        {entries.map((e) => (
          <li key={`${e.kind} ${e.seq}`} className={e.kind === "decision" && e.log.undone ? "is-undone" : undefined}>
            <p>
              <strong>{e.kind === "decision" ? e.log.by : e.comment.by}</strong>{" "}
              {e.kind === "decision" ? <span className="thread-act">{ruled(e.log, t, lang)}</span> : t("incident.commented")}
              {e.kind === "decision" && e.log.alike !== null && e.log.ruling !== "undo" && <Everywhere words={e.log.alike} />}
              <time className="muted small" dateTime={e.at}> {moment(e.at, lang)}</time>
              {e.kind === "decision" && e.log.undone && <>{" "}<span className="badge">{t("incident.undone")}</span></>}
            </p>
            {e.kind === "decision" ? e.log.reason && <p className="thread-text">{e.log.reason}</p> : <p className="thread-text thread-comment">{e.comment.text}</p>}
            {e.kind === "decision" && undoable(e.log) && (
              <button type="button" className="button small" onClick={() => setUndoing(e.log)} aria-label={`${t("incident.undo")}: ${ruled(e.log, t, lang)}`}>{t("incident.undo")}</button>
            )}
          </li>
        ))}
      </ol>
      <CommentBox id={view.incident.id} />
      {undoing && <Undo seq={undoing.seq} what={`${undoing.by} ${ruled(undoing, t, lang)}`} onClose={() => setUndoing(null)} />}
    </section>
  );
}

function ruled(log: LogEntry, t: T, lang: Lang): string {
  const field = fieldWord(log.field, t).toLocaleLowerCase(lang);
  return t(`incident.${rulingKey(log)}`, { field, value: log.value === null ? "–" : valueWords(log, log.value, t, lang) });
}

/** A decision that holds for all reports is a rule, and stands among them. */
function Everywhere({ words }: { words: string }) {
  const { t } = useI18n();
  return <>, {t("incident.everywhere", { words })} <Link href="/rules">{t("incident.everywhere_rules")}</Link></>;
}

function valueWords(log: LogEntry, value: string, t: T, lang: Lang): string {
  // A tag is the project's own word.
  if (log.ruling === "tag" || log.ruling === "untag") return value;
  return HARMS.includes(log.field) ? value : assertionWords(log.field, value, t, lang);
}

function CommentBox({ id }: { id: string }) {
  const { t } = useI18n();
  const { ask } = usePerson();
  const comment = useComment();
  const [text, setText] = useState("");
  const label = useId();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const by = await ask();
    if (!by || text.trim() === "") return;
    comment.mutate({ id, by, text: text.trim() }, { onSuccess: () => setText("") });
  };
  return (
    <form className="field comment-box" onSubmit={(event) => void send(event)}>
      <label htmlFor={label}>{t("incident.comment_label")}</label>
      <textarea id={label} value={text} rows={2} aria-describedby={`${label}-hint`} onChange={(event) => setText(event.target.value)} />
      <div className="spread">
        <span id={`${label}-hint`} className="muted small">{t("incident.comment_hint")}</span>
        <button type="submit" className="button" disabled={comment.isPending || text.trim() === ""}>{t("incident.comment_add")}</button>
      </div>
      {comment.error && <Problem error={comment.error} />}
      <span className="visually-hidden" role="status">{comment.isSuccess ? t("incident.comment_done") : ""}</span>
    </form>
  );
}
