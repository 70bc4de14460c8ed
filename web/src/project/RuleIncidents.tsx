// The incidents in which a rule's words stand, asked for when somebody wants to see them.
import { useState } from "react";
import { Link } from "wouter";
import { useAlike } from "../api/queries";
import type { IncidentRow } from "../api/types";
import { KindMark } from "../components/KindMark";
import { PlaceName } from "../components/PlaceName";
import { Days } from "../components/Days";
import { Problem } from "../components/Problem";
import { useI18n } from "../lib/i18n";

export type NamedField = "where" | "actor" | "target";
interface Props { field: NamedField; words: string }

export function RuleIncidents({ field, words }: Props) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <details className="rule-incidents" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("project.ruleIncidents")}</summary>
      {open ? <Incidents field={field} words={words} /> : null}
    </details>
  );
}

function Incidents({ field, words }: Props) {
  const { t } = useI18n();
  const { data, error, refetch } = useAlike(field, words);
  if (error) return <Problem error={error} retry={() => void refetch()} />;
  if (!data) return <p className="loading">{t("common.loading")}</p>;
  const { items, incidents } = data;
  return (
    <>
      {items.length < incidents ? <p className="small muted">{t("project.ruleIncidentsOf", { shown: items.length, n: incidents })}</p> : null}
      <ul>{items.map((row) => <li key={row.id}><Row row={row} /></li>)}</ul>
    </>
  );
}

function Row({ row }: { row: IncidentRow }) {
  return (
    <>
      <Link href={`/incidents/${row.id}`} className="incident-link"><KindMark family={row.family} act={row.act} /></Link>
      <span className="small"><PlaceName row={row} /></span>
      <span className="small muted"><Days when={{ first: row.first, last: row.last, precision: row.date_precision ?? "unknown" }} /></span>
    </>
  );
}
