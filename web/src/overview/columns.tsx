// The columns of the incident list: few where the map stands beside it, all of them in the table.
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { IncidentRow } from "../api/types";
import { Days } from "../components/Days";
import { KindMark } from "../components/KindMark";
import { PlaceName } from "../components/PlaceName";
import { StandingMark } from "../components/Standing";
import { Tags } from "../components/Tags";
import { Toll } from "../components/Toll";
import { number, percent } from "../lib/format";
import type { Lang } from "../lib/i18n";

type Translate = (key: string, vars?: Record<string, string | number>) => string;
export interface Column {
  key: string;
  /** Key of its heading below overview. */
  head: string;
  sort?: "day" | "killed" | "sources" | "confidence";
  numeric?: boolean;
  /** The cell that names the row. */
  names?: boolean;
  cell: (row: IncidentRow, t: Translate, lang: Lang) => ReactNode;
}

/** As many tags as a row has room for; the others are a number. */
const SHOWN_TAGS = 3;

const whenOf = (row: IncidentRow) => ({ first: row.first, last: row.last, precision: row.date_precision ?? "unknown" });
const kindLink = (row: IncidentRow) => (
  <Link href={`/incidents/${row.id}`} className="incident-link"><KindMark family={row.family} act={row.act} /></Link>
);
const toll = (row: IncidentRow) => <Toll low={row.killed_low} best={row.killed_best} high={row.killed_high} />;

function Marks({ row, t, passing }: { row: IncidentRow; t: Translate; passing: boolean }) {
  const marks = [
    row.review ? <span key="review" className="badge warn">{t("overview.markReview")}</span> : null,
    row.disputed && row.standing !== "disputed" ? <span key="disputed" className="badge warn">{t("overview.markDisputed")}</span> : null,
    row.released ? <span key="released" className="badge good">{t("overview.markReleased")}</span> : null,
    row.decisions > 0 ? <span key="decided" className="badge accent">{t("overview.markDecided", { n: row.decisions })}</span> : null,
    passing && !row.foreground ? <span key="passing" className="badge">{t("overview.markPassing")}</span> : null,
  ].filter(Boolean);
  return marks.length > 0 ? <span className="marks">{marks}</span> : null;
}

function Sides({ row, t }: { row: IncidentRow; t: Translate }) {
  if (row.actors.length + row.targets.length === 0) return <span className="muted">{t("overview.nobodyNamed")}</span>;
  return (
    <>
      {row.actors.length > 0 ? row.actors.join(", ") : "–"}
      {row.targets.length > 0 ? (
        <><span aria-hidden="true"> → </span><span className="visually-hidden"> {t("common.against")} </span>{row.targets.join(", ")}</>
      ) : null}
    </>
  );
}

const day: Column = { key: "day", head: "colDay", sort: "day", cell: (row) => <Days when={whenOf(row)} /> };
const killed: Column = { key: "killed", head: "colKilled", sort: "killed", numeric: true, cell: toll };
const sources: Column = { key: "sources", head: "colSources", sort: "sources", numeric: true, cell: (row, _, lang) => number(row.sources, lang) };
const names = (list: readonly string[]) => (list.length > 0 ? <div className="clamp" title={list.join(", ")}>{list.join(", ")}</div> : <span className="muted">–</span>);

const incident = (row: IncidentRow, t: Translate, before?: ReactNode) => (
  <div className="incident-cell">
    <div className="incident-lines">
      <div className="incident-first">{kindLink(row)}<Marks row={row} t={t} passing={false} /></div>
      <div className="incident-where truncate">{before}<PlaceName row={row} /></div>
      <div className="incident-sides"><StandingMark standing={row.standing} /><span className="truncate"><Sides row={row} t={t} /></span></div>
      <Tags tags={row.tags} most={SHOWN_TAGS} />
    </div>
  </div>
);

/** Beside the map. */
export const COMPACT: readonly Column[] = [
  day,
  { key: "incident", head: "colIncident", names: true, cell: (row, t) => incident(row, t) },
  killed,
  { ...sources, head: "colSourcesShort" },
];

/** On a telephone: the day stands with the place. */
export const NARROW: readonly Column[] = [
  { key: "incident", head: "colByDay", sort: "day", names: true, cell: (row, t) => incident(row, t, <><Days when={whenOf(row)} /> · </>) },
  killed,
];

export const FULL: readonly Column[] = [
  day,
  { key: "kind", head: "colKind", names: true, cell: kindLink },
  { key: "place", head: "colPlace", cell: (row) => <div className="clamp"><PlaceName row={row} /></div> },
  { key: "actors", head: "colActors", cell: (row) => names(row.actors) },
  { key: "targets", head: "colTargets", cell: (row) => names(row.targets) },
  killed,
  { key: "standing", head: "colStanding", cell: (row, t) => <><StandingMark standing={row.standing} /> <Marks row={row} t={t} passing /><Tags tags={row.tags} most={SHOWN_TAGS} /></> },
  sources,
  { key: "confidence", head: "colConfidence", sort: "confidence", numeric: true, cell: (row, _, lang) => percent(row.confidence, lang) },
];
