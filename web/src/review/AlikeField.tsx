// Lets a corrected place or actor hold wherever reports write it so, and shows beforehand what that would touch.
import { useAlike } from "../api/queries";
import type { Alike, IncidentView } from "../api/types";
import { Days } from "../components/Days";
import { KindMark } from "../components/KindMark";
import { Problem } from "../components/Problem";
import { country } from "../lib/format";
import { useI18n } from "../lib/i18n";
import type { EditField } from "./actions";
import { alikeWords } from "./alike";
import { holdsAlike, type Draft } from "./draft";

/** How many incidents are named before the rest is counted. */
const NAMED = 5;

interface Props { view: IncidentView; draft: Draft; field: EditField; change: (part: Partial<Draft>) => void }

export function AlikeField({ view, draft, field, change }: Props) {
  const words = alikeWords(view, field);
  if (words === null || !holdsAlike(draft)) return null;
  return <Offer words={words} field={field as "where" | "actor" | "target"} on={draft.alike === words} onChange={(on) => change({ alike: on ? words : null })} />;
}

interface OfferProps { words: string; field: "where" | "actor" | "target"; on: boolean; onChange: (on: boolean) => void }

function Offer({ words, field, on, onChange }: OfferProps) {
  const { t } = useI18n();
  const found = useAlike(field, words);
  return (
    <div className="decide-part alike">
      <label className="option">
        <input type="checkbox" name="decide-alike" checked={on} aria-describedby="decide-alike-n" onChange={(event) => onChange(event.target.checked)} />
        <span>{t("review.alike", { words })}</span>
        <small aria-hidden="true"><kbd>Alt</kbd><kbd>A</kbd></small>
      </label>
      {found.error ? <Problem error={found.error} retry={() => void found.refetch()} /> : (
        <p id="decide-alike-n" className="hint" role="status">
          {found.data ? <Count {...found.data} /> : t("common.loading")}
        </p>
      )}
      {on && found.data ? <Touched alike={found.data} /> : null}
    </div>
  );
}

function Count({ events, incidents }: Alike) {
  const { t } = useI18n();
  if (incidents < 2) return t(incidents === 0 ? "review.alikeNone" : "review.alikeOne");
  return t("review.alikeIn", { events: t("review.events", { n: events }), incidents: t("review.incidentsN", { n: incidents }) });
}

/** What the rule would touch now: reports to come are read by it too. */
function Touched({ alike }: { alike: Alike }) {
  const { t, lang } = useI18n();
  const shown = alike.items.slice(0, NAMED);
  const more = alike.incidents - shown.length;
  const countries = new Set(alike.items.flatMap((row) => row.country ?? []));
  return (
    <>
      <ul className="alike-list" aria-label={t("review.alikeList")}>
        {shown.map((row) => (
          <li key={row.id}>
            <KindMark family={row.family} act={row.act} />
            <small className="muted">
              {row.place ?? t("common.noPlace")}{row.country ? `, ${country(row.country, lang)}` : ""},{" "}
              <Days when={{ first: row.first, last: row.last, precision: row.date_precision ?? "unknown" }} />
            </small>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="hint">{t("review.alikeMore", { n: more })}</p> : null}
      {countries.size > 1 ? <p className="notice warn">{t("review.alikeCountries", { n: countries.size })}</p> : null}
      <p className="hint">{t("review.alikeHint")}</p>
    </>
  );
}
