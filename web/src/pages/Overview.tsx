// The overview: filters, map, timeline and list of the same incidents; all of its state is in the address.
import { useCallback, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useFacets } from "../api/queries";
import { Dialog } from "../components/Dialog";
import { KeyHelp } from "../components/KeyHelp";
import { useFilters } from "../lib/filters";
import { useI18n } from "../lib/i18n";
import { useKeys } from "../lib/keys";
import { useMedia } from "../lib/media";
import { COMPACT, FULL, NARROW } from "../overview/columns";
import { FilterPanel } from "../overview/FilterPanel";
import { List } from "../overview/List";
import { Stage } from "../overview/Stage";
import { Summary } from "../overview/Summary";
import { useViewState } from "../overview/state";
import "../styles/overview.css";

/** From here on there is room for the filters beside the rest; the style sheet has the same widths. */
const ROOMY = "(min-width: 1180px)";
const NARROW_LIST = "(max-width: 1099px)";
const TABULAR = "(min-width: 900px)";

export default function Overview() {
  const { t } = useI18n();
  const [filters, change, clear] = useFilters();
  const [state, onState] = useViewState();
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState(false);
  const [help, setHelp] = useState(false);
  const ids = useRef<readonly string[]>([]);
  const seen = useRef<string | undefined>(filters.bbox);
  const panel = useRef<HTMLElement>(null);
  const roomy = useMedia(ROOMY);
  const tabular = useMedia(TABULAR);
  const narrow = useMedia(NARROW_LIST);
  const total = useFacets(filters).data?.total;
  const onIds = useCallback((now: readonly string[]) => {
    ids.current = now;
  }, []);

  const step = (by: 1 | -1) => {
    const at = state.id ? ids.current.indexOf(state.id) : -1;
    const next = at < 0 ? ids.current[0] : ids.current[at + by];
    if (next) onState({ id: next });
  };
  const open = () => {
    if (state.id) navigate(`/incidents/${state.id}`);
  };
  const toFilters = () => (roomy ? panel.current?.querySelector<HTMLElement>("input, button")?.focus() : setAsking(true));
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: open,
    o: open,
    Escape: () => onState({ id: null }),
    v: () => onState({ mode: state.mode === "map" ? "table" : "map" }),
    f: toFilters,
    "?": () => setHelp(true),
  });

  return (
    <div className={`overview overview-${state.mode}`}>
      <h1 className="visually-hidden">{t("overview.title")}</h1>
      <Summary filters={filters} change={change} clear={clear} state={state} onMode={(mode) => onState({ mode })} onFilters={roomy ? undefined : () => setAsking(true)} />
      {roomy ? (
        <section className="panel" ref={panel} aria-label={t("overview.filters")}>
          <FilterPanel filters={filters} change={change} seen={state.mode === "map" ? seen : null} />
        </section>
      ) : (
        <Dialog
          open={asking}
          onClose={() => setAsking(false)}
          title={t("overview.filters")}
          foot={
            <div className="actions">
              <button type="button" className="button" onClick={clear}>{t("overview.clearAll")}</button>
              <button type="button" className="button primary" onClick={() => setAsking(false)}>
                {t("overview.showResults", { what: t("common.incidents", { n: total ?? 0 }) })}
              </button>
            </div>
          }
        >
          <FilterPanel filters={filters} change={change} seen={state.mode === "map" ? seen : null} />
        </Dialog>
      )}
      {state.mode === "map" ? <Stage filters={filters} change={change} state={state} onState={onState} seen={seen} /> : null}
      <List filters={filters} state={state} onState={onState} clear={clear} columns={state.mode === "table" && tabular ? FULL : narrow ? NARROW : COMPACT} onIds={onIds} />
      <KeyHelp
        open={help}
        onClose={() => setHelp(false)}
        keys={[
          ["j", t("overview.keyNext")], ["k", t("overview.keyPrevious")], ["Enter o", t("overview.keyOpen")], ["Esc", t("overview.keyDeselect")],
          ["v", t("overview.keyView")], ["f", t("overview.keyFilters")], ["c", t("overview.keyLink")],
        ]}
      />
    </div>
  );
}
