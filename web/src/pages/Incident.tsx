// One incident: what happened, who says so, where they disagree, and what can be decided about it.
import { useCallback, useEffect, useState } from "react";
import { Link, useLocation, useParams } from "wouter";
import type { Decided, IncidentView } from "../api/types";
import { useIncident } from "../api/queries";
import { Problem } from "../components/Problem";
import { Claims } from "../incident/Claims";
import { Disputes } from "../incident/Disputes";
import { Head } from "../incident/Head";
import { History } from "../incident/History";
import { MapCard } from "../incident/MapCard";
import { Others } from "../incident/Others";
import { Reader, type Selection } from "../incident/Reader";
import { Settled } from "../incident/Settled";
import { Undo } from "../incident/Undo";
import { useWords, WordsProvider } from "../incident/words";
import { useI18n } from "../lib/i18n";
import { useKeys } from "../lib/keys";
import { DecisionBar } from "../review/DecisionBar";
import "../styles/report.css";
import "../styles/incident.css";

export default function Incident() {
  const { t } = useI18n();
  const { id = "" } = useParams<{ id: string }>();
  const [, navigate] = useLocation();
  const query = useIncident(id);
  const [gone, setGone] = useState<Decided | null>(null);
  const lasting = query.data?.incident.id;

  useEffect(() => {
    // An event's id, or one from before a merge: the address takes the lasting one.
    if (lasting && lasting !== id) navigate(`/incidents/${lasting}${location.search}`, { replace: true });
  }, [lasting, id, navigate]);
  useEffect(() => setGone(null), [id]);

  const onDone = useCallback(
    (decided: Decided) => {
      if (decided.view) return;
      if (decided.incident) navigate(`/incidents/${decided.incident}`);
      else setGone(decided);
    },
    [navigate],
  );

  if (gone) return <Gone decided={gone} onBack={() => setGone(null)} />;
  if (query.error && !query.data) {
    return (
      <div className="page">
        <h1>{t("incident.title")}</h1>
        <Problem error={query.error} retry={() => void query.refetch()} />
      </div>
    );
  }
  if (!query.data) return <div className="page"><h1>{t("incident.title")}</h1><p className="loading" role="status">{t("incident.loading")}</p></div>;
  return (
    <WordsProvider incident={query.data.incident}>
      <Body key={query.data.incident.id} view={query.data} onDone={onDone} />
    </WordsProvider>
  );
}

function Body({ view, onDone }: { view: IncidentView; onDone: (decided: Decided) => void }) {
  const [selection, setSelection] = useState<Selection | null>(null);
  const { incident, open } = useWords();
  useKeys(Object.fromEntries(incident.reports.slice(0, 9).map((r, n) => [String(n + 1), () => open(r.id)])));
  return (
    <div className="page page-wide incident">
      <div className="incident-grid">
        <div className="incident-main">
          <div className="incident-top">
            <Head view={view} />
            <MapCard incident={incident} />
          </div>
          <Settled view={view} />
          <Disputes incident={incident} events={view.events} />
          <Claims incident={incident} events={view.events} />
          <History view={view} />
          <Others id={incident.id} />
        </div>
        <div className="incident-side">
          <Reader view={view} selection={selection} onSelection={setSelection} />
          <DecisionBar view={view} selection={selection} onDone={(decided) => {
            setSelection(null);
            onDone(decided);
          }} />
        </div>
      </div>
    </div>
  );
}

/** After a decision that took the incident out of the list: how to get it back. */
function Gone({ decided, onBack }: { decided: Decided; onBack: () => void }) {
  const { t } = useI18n();
  const [undoing, setUndoing] = useState(false);
  return (
    <div className="page page-narrow stack">
      <h1>{t("incident.gone")}</h1>
      <p>{t("incident.gone_rejected")}</p>
      <div className="row">
        <button type="button" className="button" onClick={() => setUndoing(true)}>{t("incident.undo")}</button>
        <Link className="button" href="/">{t("incident.gone_back")}</Link>
      </div>
      {undoing && <Undo seq={decided.seq} what={t("incident.ruling_reject")} onClose={() => setUndoing(false)} onDone={onBack} />}
    </div>
  );
}
