// Gives reports to the program, as files or as a pasted text, and shows what it read in each.
import { useState } from "react";
import { useI18n } from "../lib/i18n";
import { AboutFields } from "../library/AboutFields";
import { DropFiles } from "../library/DropFiles";
import { NO_ABOUT } from "../library/intake";
import { PasteForm } from "../library/PasteForm";
import { ReadList } from "../library/ReadList";
import { useIntake } from "../library/useIntake";
import "../styles/library.css";

export default function Import() {
  const { t } = useI18n();
  const { items, giveFiles, giveText, stop } = useIntake();
  const [about, setAbout] = useState(NO_ABOUT);
  return (
    <div className="page">
      <header className="page-head">
        <div className="stack">
          <h1>{t("library.importTitle")}</h1>
          <p>{t("library.importText")}</p>
        </div>
      </header>
      <div className="lib-import">
        <div className="stack">
          <AboutFields about={about} onChange={setAbout} />
          <DropFiles onFiles={(files) => giveFiles(files, about)} />
          <PasteForm onPaste={(headline, text) => giveText(headline || t("library.pasteName"), { ...about, headline, text })} />
        </div>
        <ReadList items={items} onStop={stop} />
      </div>
    </div>
  );
}
