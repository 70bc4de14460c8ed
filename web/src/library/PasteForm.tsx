// A text pasted by hand.
import { type FormEvent, useId, useRef, useState } from "react";
import { useI18n } from "../lib/i18n";

export function PasteForm({ onPaste }: { onPaste: (headline: string, text: string) => void }) {
  const { t } = useI18n();
  const id = useId();
  const [headline, setHeadline] = useState("");
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    box.current?.focus();
    if (text.trim() === "") return setMissing(true);
    onPaste(headline.trim(), text);
    setHeadline("");
    setText("");
  };
  return (
    <form className="card stack" aria-labelledby={`${id}-title`} onSubmit={submit} noValidate>
      <h2 id={`${id}-title`}>{t("library.pasteTitle")}</h2>
      <div className="field">
        <label htmlFor={`${id}-headline`}>{t("library.pasteHeadline")}</label>
        <input id={`${id}-headline`} type="text" autoComplete="off" value={headline} onChange={(event) => setHeadline(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t("library.pasteText")}</label>
        <textarea
          id={`${id}-text`} ref={box} rows={9} required value={text} aria-invalid={missing} aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setText(event.target.value);
            setMissing(false);
          }}
        />
        <p id={`${id}-hint`} className={missing ? "lib-missing small" : "muted small"} role={missing ? "alert" : undefined}>
          {t(missing ? "library.pasteNeeded" : "library.pasteTextHint")}
        </p>
      </div>
      <p><button type="submit" className="button primary">{t("library.pasteSend")}</button></p>
    </form>
  );
}
