// All keys of the page, and the switch that turns single keys off.
import { Dialog } from "../components/Dialog";
import { useI18n } from "../lib/i18n";
import { Keys } from "./KeyBar";
import { KEYS, type Place } from "./keymap";

const TITLES: Record<Place, string> = {
  queue: "review.inQueue", fields: "review.inFields", form: "review.inForm", value: "review.inValue", make: "review.inMake", tag: "review.inTag", note: "review.inNote", text: "review.inText",
};

interface Props { open: boolean; onClose: () => void; on: boolean; onSwitch: (on: boolean) => void }

export function KeysHelp({ open, onClose, on, onSwitch }: Props) {
  const { t } = useI18n();
  return (
    <Dialog open={open} onClose={onClose} title={t("review.keysTitle")} wide>
      <label className="check">
        <input type="checkbox" checked={on} aria-describedby="review-keys-hint" onChange={(event) => onSwitch(event.target.checked)} />
        {t("review.keysOn")}
      </label>
      <p id="review-keys-hint" className="hint">{t("review.keysOffHint")}</p>
      <div className="keys-help">
        {(Object.keys(KEYS) as Place[]).map((place) => (
          <section key={place}>
            <h3>{t(TITLES[place])}</h3>
            <ul>{KEYS[place].map((line) => <li key={line[0]}><Keys line={line} /></li>)}</ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
