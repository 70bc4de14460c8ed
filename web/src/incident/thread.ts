// Decisions and comments of an incident in one thread, oldest first.
import type { Comment, IncidentView, LogEntry } from "../api/types";

export type Entry = { kind: "decision"; at: string; seq: number; log: LogEntry } | { kind: "comment"; at: string; seq: number; comment: Comment };

export function thread(view: Pick<IncidentView, "log" | "comments">): Entry[] {
  const decisions: Entry[] = view.log.map((log) => ({ kind: "decision", at: log.at, seq: log.seq, log }));
  const comments: Entry[] = view.comments.map((comment) => ({ kind: "comment", at: comment.at, seq: comment.seq, comment }));
  return [...decisions, ...comments].sort((a, b) => a.seq - b.seq);
}

/** The key of what somebody did, in `incident.`. */
export function rulingKey(log: Pick<LogEntry, "ruling" | "field">): string {
  return log.ruling === "accept" && log.field !== "event" ? "ruling_accept_field" : `ruling_${log.ruling}`;
}

/** What can be taken back: not what is undone already, and not the undoing itself. */
export const undoable = (log: LogEntry) => log.ruling !== "undo" && !log.undone;
