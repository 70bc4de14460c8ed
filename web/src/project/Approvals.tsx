// How many people must see an incident before it may leave the house: what holds, how it came about, and asking for another number.
import { type FormEvent, useId, useState } from "react";
import { useAsk, useProject } from "../api/queries";
import { Problem } from "../components/Problem";
import { moment } from "../lib/format";
import { useI18n } from "../lib/i18n";
import { usePerson } from "../lib/person";

/** As many as the server takes. */
const MOST = 9;

export function Approvals() {
  const { t, lang } = useI18n();
  const { data, error, refetch } = useProject();
  if (error) return <Problem error={error} retry={() => void refetch()} />;
  if (!data) return <p className="loading" role="status">{t("common.loading")}</p>;
  const asked = data.log.filter((entry) => entry.ruling === "approvals");
  return (
    <div className="stack">
      <p><strong>{t("project.approvalsNow", { n: data.approvals })}</strong></p>
      <p className="muted">{t("project.approvalsText")}</p>
      <AskForm key={data.approvals} approvals={data.approvals} />
      {asked.length > 0 ? (
        <ul className="small approvals-log" aria-label={t("project.approvalsLog")}>
          {asked.map((entry) => (
            <li key={entry.seq}>
              {t("project.approvalsAsked", { n: Number(entry.value), by: entry.by })}, <time dateTime={entry.at}>{moment(entry.at, lang)}</time>: {entry.reason}
              {entry.undone ? <> <span className="badge">{t("project.ruleUndone")}</span></> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function AskForm({ approvals }: { approvals: number }) {
  const { t } = useI18n();
  const { ask: person } = usePerson();
  const ask = useAsk();
  const [n, setN] = useState(String(approvals));
  const [reason, setReason] = useState("");
  const id = useId();
  const ready = reason.trim() !== "" && Number(n) !== approvals && Number(n) >= 1 && Number(n) <= MOST;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const by = await person();
    if (by) ask.mutate({ approvals: Number(n), by, reason: reason.trim() });
  };
  return (
    <form className="approvals-form" onSubmit={(event) => void send(event)}>
      <div className="field">
        <label htmlFor={`${id}-n`}>{t("project.approvalsN")}</label>
        <input id={`${id}-n`} type="number" min={1} max={MOST} step={1} required value={n} onChange={(event) => setN(event.target.value)} />
      </div>
      <div className="field approvals-why">
        <label htmlFor={`${id}-why`}>{t("project.approvalsWhy")}</label>
        <input id={`${id}-why`} type="text" required value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
      <button type="submit" className="button" disabled={!ready || ask.isPending}>{t("project.approvalsAsk")}</button>
      {ask.error ? <Problem error={ask.error} /> : null}
    </form>
  );
}
