// Adds an event that the reader missed to a report: below the text the words are chosen, beside it the rest is asked for.
import { useLocation } from "wouter";
import type { ReportView } from "../api/types";
import { useI18n } from "../lib/i18n";
import { MakeForm } from "../review/MakeForm";
import { WordPicker } from "../review/WordPicker";
import "../styles/review.css";
import type { Adding } from "./useAdding";

export function AddBar({ adding, text }: { adding: Adding; text: string }) {
  const { t } = useI18n();
  // From the words on: to the form, or to what opens it.
  const leave = () => {
    const form = document.querySelector<HTMLElement>(".making [data-first] input");
    if (form) form.focus();
    else adding.toButton();
  };
  return (
    <div className="add-bar">
      <WordPicker
        field={adding.picker} text={text} words={adding.cut} start={0} chosen={adding.chosen} keys={adding.keys} wanted={adding.open}
        onLeave={leave} onChange={adding.choose}
      />
      <button
        ref={adding.button} type="button" className="button" aria-expanded={adding.open} aria-keyshortcuts={adding.keys ? "n" : undefined}
        onClick={() => adding.setOpen(true)}
      >
        <kbd aria-hidden="true">n</kbd> {t("report.add")}
      </button>
      <p className="hint">{t("report.add_hint")}</p>
    </div>
  );
}

export function AddForm({ adding, report }: { adding: Adding; report: ReportView["head"]["id"] }) {
  const [, navigate] = useLocation();
  if (!adding.open) return null;
  return (
    <section className="decide">
      <MakeForm
        making="add" from={null} name={report} selection={adding.words} onClose={adding.close} onPickWords={() => adding.picker.current?.focus()}
        // Its values are set where there are keys for them.
        onMade={({ view }) => navigate(`/review?incident=${view.incident.id}`)}
      />
    </section>
  );
}
