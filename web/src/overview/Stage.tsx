// Map and timeline of what the filters leave; both come after the list, as their libraries are large.
import { lazy, type RefObject, Suspense, useCallback, useEffect, useRef } from "react";
import type { Filters } from "../api/types";
import { useI18n } from "../lib/i18n";
import { type Position, positionText, type ViewState } from "./state";

const IncidentMap = lazy(() => import("../map/IncidentMap").then((module) => ({ default: module.IncidentMap })));
const Timeline = lazy(() => import("../timeline/Timeline").then((module) => ({ default: module.Timeline })));

interface Props {
  filters: Filters;
  change: (part: Partial<Filters>, replace?: boolean) => void;
  state: ViewState;
  onState: (part: Partial<ViewState>) => void;
  /** What the map shows now, for the filter that keeps to it. */
  seen: RefObject<string | undefined>;
}

/** Rests before the address is changed: browsers count how often that is done. */
const REST = 250;

export function Stage({ filters, change, state, onState, seen }: Props) {
  const { t } = useI18n();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const written = useRef<string | null>(null);
  const limited = filters.bbox !== undefined;
  useEffect(() => () => clearTimeout(timer.current), []);

  const onView = useCallback(
    (at: Position, bbox: string) => {
      seen.current = bbox;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        written.current = positionText(at);
        onState({ at });
        if (limited) change({ bbox }, true);
      }, REST);
    },
    [onState, change, limited, seen],
  );
  const onSelect = useCallback((id: string) => onState({ id }), [onState]);
  const onArea = useCallback((country: string, admin1: string | undefined) => change({ country, admin1 }), [change]);
  const onBrush = useCallback((since: string | undefined, until: string | undefined) => change({ since, until }), [change]);

  // What the map itself had written is not told to it again: it may have moved on since.
  const own = state.at !== null && positionText(state.at) === written.current;
  return (
    <div className="stage">
      <section className="stage-map" aria-label={t("overview.map")}>
        <Suspense fallback={<p className="stage-wait muted">{t("common.loading")}</p>}>
          <IncidentMap filters={filters} view={own ? null : state.at} onView={onView} selected={state.id} onSelect={onSelect} onArea={onArea} />
        </Suspense>
      </section>
      <div className="stage-time">
        <Suspense fallback={<p className="stage-wait muted">{t("common.loading")}</p>}>
          <Timeline filters={filters} onBrush={onBrush} />
        </Suspense>
      </div>
    </div>
  );
}
