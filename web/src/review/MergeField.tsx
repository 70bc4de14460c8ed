// Merges with another incident: likely ones at once, others by looking further; the two side by side before deciding.
import { useDeferredValue, useState, type KeyboardEvent } from "react";
import { useIncident, useIncidents } from "../api/queries";
import type { IncidentRow } from "../api/types";
import { Days } from "../components/Days";
import { KindMark } from "../components/KindMark";
import { Toll } from "../components/Toll";
import { useI18n } from "../lib/i18n";
import { PartBox, wrongProps, type FieldProps } from "./FieldParts";
import { likelyFilters, rank, REACH, type Reach } from "./likeness";
import { matching } from "./matching";
import { SideBySide } from "./SideBySide";

const SHOWN = 8;

export function MergeField({ view, draft, wrongs, change, next }: FieldProps) {
  const { t } = useI18n();
  const [typed, setTyped] = useState("");
  const [reach, setReach] = useState<Reach>(3);
  const pages = useIncidents(likelyFilters(view.incident, reach), "-day", 200).data?.pages ?? [];
  const ranked = rank(view.incident, pages.flatMap((p) => p.items));
  const named = ranked.map((row) => ({ key: row.id, label: nameOf(row, t), hint: row.id, row }));
  const found = matching(named, useDeferredValue(typed)).map((n) => n.row);
  const rows = typed.trim() ? found : ranked;
  const shown = rows.slice(0, SHOWN);
  const at = shown.findIndex((row) => row.id === draft.other);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1) }[event.key];
    if (to !== undefined && shown[to]) change({ other: shown[to].id });
    else if (event.key === "Enter") {
      if (at < 0 && shown[0]) change({ other: shown[0].id });
      else if (at >= 0) next();
    } else return;
    event.preventDefault();
  };

  return (
    <PartBox part="other" wrongs={wrongs}>
      <label htmlFor="decide-merge">{t("review.mergeWith")}</label>
      <div className="decide-row">
        <input
          id="decide-merge" value={typed} autoComplete="off" placeholder={t("review.mergeHint")}
          {...wrongProps("other", wrongs, "decide-merge-n")}
          onChange={(event) => setTyped(event.target.value)} onKeyDown={onKeyDown}
        />
        <select
          aria-label={t("review.reach")} value={String(reach)}
          onChange={(event) => setReach(REACH.find((r) => String(r) === event.target.value) ?? null)}
        >
          {REACH.map((r) => <option key={String(r)} value={String(r)}>{t(`review.reach${r ?? "All"}`)}</option>)}
        </select>
      </div>
      <p id="decide-merge-n" className="hint" role="status">
        {rows.length === 0 ? t("review.likelyNone") : t("review.likely", { n: rows.length })}
      </p>
      <div role="radiogroup" aria-label={t("review.mergeWith")} className="candidates">
        {shown.map((row) => <Candidate key={row.id} row={row} checked={row.id === draft.other} onPick={() => change({ other: row.id })} />)}
      </div>
      {draft.other ? <Compared view={view} other={draft.other} /> : null}
    </PartBox>
  );
}

type T = ReturnType<typeof useI18n>["t"];
const nameOf = (row: IncidentRow, t: T) =>
  [t(`word.${row.act}`), row.place ?? "", row.admin1 ?? "", row.first ?? "", ...row.actors, ...row.targets].join(" ");

function Candidate({ row, checked, onPick }: { row: IncidentRow; checked: boolean; onPick: () => void }) {
  const { t } = useI18n();
  const { first, last, date_precision } = row;
  return (
    <label className="option">
      <input type="radio" name="decide-merge-other" checked={checked} onChange={onPick} />
      <span>
        <KindMark family={row.family} act={row.act} />
        <small className="muted">
          <Days when={{ first, last, precision: date_precision ?? "unknown" }} />, {row.place ?? t("common.noPlace")},{" "}
          {t("word.killed")} <Toll low={row.killed_low} best={row.killed_best} high={row.killed_high} />,{" "}
          {t("common.reportsN", { n: row.reports })}
        </small>
      </span>
    </label>
  );
}

function Compared({ view, other }: { view: FieldProps["view"]; other: string }) {
  const { t } = useI18n();
  const found = useIncident(other).data;
  if (!found) return <p className="hint">{t("common.loading")}</p>;
  return <SideBySide caption={t("review.compare")} names={[t("review.thisOne"), t("review.otherOne")]} versions={[view.incident, found.incident]} />;
}
