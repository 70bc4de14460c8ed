// Where an actor's incidents are: the overview's map with its filter, opened on all of them.
import { lazy, Suspense, useMemo } from "react";
import type { Filters, IncidentRow } from "../api/types";
import { useI18n } from "../lib/i18n";
import { frame } from "./frame";

const IncidentMap = lazy(() => import("../map/IncidentMap").then((it) => ({ default: it.IncidentMap })));

/** The map is this page's alone: nothing else follows it. */
const keepNothing = () => undefined;

interface Props {
  filters: Filters;
  /** null: not known yet. */
  rows: readonly IncidentRow[] | null;
  onSelect: (id: string) => void;
  onArea: (country: string, admin1: string | undefined) => void;
}

export function ActorMap({ filters, rows, onSelect, onArea }: Props) {
  const { t } = useI18n();
  const view = useMemo(() => frame(rows ?? []), [rows]);
  if (!rows) return <p className="loading">{t("common.loading")}</p>;
  return (
    <div className="lib-map">
      <Suspense fallback={<p className="loading">{t("common.loading")}</p>}>
        <IncidentMap
          filters={filters} view={view} onView={keepNothing} selected={null}
          onSelect={(id) => {
            if (id) onSelect(id);
          }}
          onArea={onArea}
        />
      </Suspense>
    </div>
  );
}
