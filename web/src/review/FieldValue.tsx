// One settled value of an incident, as it is written everywhere on the desk.
import type { Family, Field, Incident } from "../api/types";
import { useVocabulary } from "../api/queries";
import { Days } from "../components/Days";
import { KindMark } from "../components/KindMark";
import { PlaceName } from "../components/PlaceName";
import { StandingMark } from "../components/Standing";
import { Toll } from "../components/Toll";
import { useI18n } from "../lib/i18n";
import { isToll } from "./actions";
import { says, totalOf } from "./values";

export function FieldValue({ incident, field }: { incident: Incident; field: Field }) {
  const { t } = useI18n();
  if (field === "event") return <Status incident={incident} />;
  if (!says(incident, field)) return <NotSaid />;
  if (isToll(field)) {
    const { low, best, high, basis } = totalOf(incident, field)!;
    // "Several" and "not known" are said, though they are no number.
    if (low === null && best === null && high === null) return <span>{t(`word.${basis}`)}</span>;
    return <Toll low={low} best={best} high={high} />;
  }
  switch (field) {
    case "kind": return <Kind act={incident.act} />;
    case "when": return <Days when={incident.when} />;
    case "where": {
      const w = incident.where!;
      return <PlaceName row={{ place: w.name, country: w.country, admin1: w.admin1, place_precision: w.precision }} />;
    }
    case "standing": return <StandingMark standing={incident.standing} />;
    default: {
      const people = incident.participants.filter((p) => p.role === field);
      return (
        <ul className="people">
          {people.map((p, n) => <li key={n}>{p.label} <small className="muted">{t(`word.${p.kind}`)}</small></li>)}
        </ul>
      );
    }
  }
}

function Kind({ act }: { act: string }) {
  const kinds = useVocabulary().data?.kinds;
  const family: Family | null = kinds?.find((k) => k.value === act)?.family ?? null;
  return <KindMark family={family} act={act} />;
}

export function NotSaid() {
  const { t } = useI18n();
  return <span className="muted">{t("common.notSaid")}</span>;
}

function Status({ incident }: { incident: Incident }) {
  const { t } = useI18n();
  return <>{t(incident.review ? "review.waits" : "review.looked")}, {t(incident.released ? "review.released" : "review.unreleased")}</>;
}
