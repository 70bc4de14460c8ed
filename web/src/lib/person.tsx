// The name that decisions and comments are signed with; asked for when it is first needed, kept in this browser.
import { createContext, type FormEvent, type ReactNode, useCallback, useContext, useId, useMemo, useRef, useState } from "react";
import { Dialog } from "../components/Dialog";
import { useI18n } from "./i18n";

const BY = "tidings.by";
const Context = createContext<{ name: string | null; ask: () => Promise<string | null>; change: () => Promise<string | null> } | null>(null);

export function PersonProvider({ children }: { children: ReactNode }) {
  const [name, setName] = useState<string | null>(() => localStorage.getItem(BY));
  const [open, setOpen] = useState(false);
  const waiting = useRef<((name: string | null) => void)[]>([]);

  const change = useCallback(() => {
    setOpen(true);
    return new Promise<string | null>((resolve) => waiting.current.push(resolve));
  }, []);
  const ask = useCallback(() => (name ? Promise.resolve(name) : change()), [name, change]);
  const done = (given: string | null) => {
    if (given) {
      localStorage.setItem(BY, given);
      setName(given);
    }
    setOpen(false);
    for (const resolve of waiting.current.splice(0)) resolve(given);
  };
  const value = useMemo(() => ({ name, ask, change }), [name, ask, change]);
  return (
    <Context value={value}>
      {children}
      <NameDialog open={open} name={name} onDone={done} />
    </Context>
  );
}

function NameDialog({ open, name, onDone }: { open: boolean; name: string | null; onDone: (name: string | null) => void }) {
  const { t } = useI18n();
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = String(new FormData(event.currentTarget).get("name") ?? "").trim();
    if (given) onDone(given);
  };
  return (
    <Dialog open={open} onClose={() => onDone(null)} title={t("common.whoTitle")}>
      <form className="stack" onSubmit={submit}>
        <p>{t("common.whoText")}</p>
        <div className="field">
          <label htmlFor={id}>{t("common.whoName")}</label>
          <input id={id} name="name" defaultValue={name ?? ""} required maxLength={80} autoComplete="name" autoFocus aria-describedby={`${id}-hint`} />
          <p id={`${id}-hint`} className="muted small">{t("common.whoHint")}</p>
        </div>
        <div className="actions">
          <button type="button" className="button" onClick={() => onDone(null)}>{t("common.cancel")}</button>
          <button type="submit" className="button primary">{t("common.save")}</button>
        </div>
      </form>
    </Dialog>
  );
}

/** `ask()` gives the name, asking for it when there is none; `change()` asks in any case. */
export function usePerson() {
  const value = useContext(Context);
  if (!value) throw new Error("usePerson outside of PersonProvider");
  return value;
}
