// The keys that work right now, always in sight.
import { useI18n } from "../lib/i18n";
import { barKeys, KEYS, type KeyLine, type Place } from "./keymap";

export function KeyBar({ place, on }: { place: Place; on: boolean }) {
  const { t } = useI18n();
  if (!on && place === "queue") return <p className="key-bar muted">{t("review.keysOff")}</p>;
  return (
    <ul className="key-bar" aria-label={t("review.keys")}>
      {KEYS[place].length > 0 && barKeys(place).map((line) => <li key={line[0]}><Keys line={line} /></li>)}
    </ul>
  );
}

export function Keys({ line: [keys, does] }: { line: KeyLine }) {
  const { t } = useI18n();
  return <>{keys.split(" ").map((key, n) => (key === "–" ? " – " : <kbd key={n}>{key}</kbd>))} <span>{t(does)}</span></>;
}
