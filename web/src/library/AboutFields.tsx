// What the giver knows of the reports, for files and for pasted texts: asked once, as many come from one outlet and day.
import { useId } from "react";
import { language } from "../lib/format";
import { useI18n } from "../lib/i18n";
import type { About } from "./intake";

const LANGUAGES = ["en", "fr"];

export function AboutFields({ about, onChange }: { about: About; onChange: (about: About) => void }) {
  const { t, lang } = useI18n();
  const id = useId();
  const set = (part: Partial<About>) => onChange({ ...about, ...part });
  return (
    <section className="card stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t("library.aboutTitle")}</h2>
      <p id={`${id}-hint`} className="muted small">{t("library.aboutText")}</p>
      <div className="lib-three">
        <div className="field">
          <label htmlFor={`${id}-day`}>{t("library.aboutPublished")}</label>
          <input id={`${id}-day`} type="date" value={about.published} aria-describedby={`${id}-hint`} onChange={(event) => set({ published: event.target.value })} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-publisher`}>{t("library.aboutPublisher")}</label>
          <input id={`${id}-publisher`} type="text" autoComplete="off" value={about.publisher} onChange={(event) => set({ publisher: event.target.value })} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-language`}>{t("library.aboutLanguage")}</label>
          <select id={`${id}-language`} value={about.language} onChange={(event) => set({ language: event.target.value })}>
            <option value="">{t("library.aboutLanguageGuess")}</option>
            {LANGUAGES.map((code) => <option key={code} value={code}>{language(code, lang)}</option>)}
          </select>
        </div>
      </div>
    </section>
  );
}
