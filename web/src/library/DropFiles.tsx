// Where files are dropped or chosen.
import { useRef, useState } from "react";
import { useI18n } from "../lib/i18n";
import { FORMS } from "./intake";

export function DropFiles({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useI18n();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <section
      className={over ? "card lib-drop is-over" : "card lib-drop"} aria-labelledby="files"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <h2 id="files">{t("library.filesTitle")}</h2>
      <div className="row">
        <span>{t("library.filesDrop")}</span>
        <button type="button" className="button" aria-describedby="files-forms" onClick={() => input.current?.click()}>{t("library.filesChoose")}</button>
        <input
          ref={input} type="file" multiple hidden accept={FORMS.join(",")} aria-label={t("library.filesChoose")}
          onChange={(event) => {
            onFiles([...(event.target.files ?? [])]);
            // The same file may be given again after it was put right.
            event.target.value = "";
          }}
        />
      </div>
      <p id="files-forms" className="muted small">{t("library.filesForms")}</p>
    </section>
  );
}
