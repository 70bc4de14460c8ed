// The list beside the map, or the whole table: asks for it and shows what came, or why nothing did.
import { useEffect, useMemo } from "react";
import { Link } from "wouter";
import { useIncidents } from "../api/queries";
import type { Filters } from "../api/types";
import { Empty } from "../components/Empty";
import { Problem } from "../components/Problem";
import { countFilters } from "../lib/filters";
import { useI18n } from "../lib/i18n";
import type { Column } from "./columns";
import { IncidentTable } from "./IncidentTable";
import { Peek } from "./Peek";
import type { ViewState } from "./state";

interface Props {
  filters: Filters;
  state: ViewState;
  onState: (part: Partial<ViewState>) => void;
  clear: () => void;
  columns: readonly Column[];
  /** Tells the keys what there is to go through. */
  onIds: (ids: readonly string[]) => void;
}

export function List({ filters, state, onState, clear, columns, onIds }: Props) {
  const { t } = useI18n();
  const query = useIncidents(filters, state.sort);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  useEffect(() => onIds(rows.map((row) => row.id)), [rows, onIds]);
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <section className="list" aria-label={t("overview.list")}>
      <div className="list-rows" tabIndex={-1}>
        {query.error ? <Problem error={query.error} retry={() => void query.refetch()} /> : null}
        {query.data && total === 0 ? (
          <Empty title={t("overview.emptyTitle")}>
            {countFilters(filters) > 0 ? (
              <>
                <p>{t("overview.emptyFilters")}</p>
                <button type="button" className="button" onClick={clear}>{t("overview.clearAll")}</button>
              </>
            ) : (
              <>
                <p>{t("overview.emptyStore")}</p>
                <Link href="/import" className="button primary">{t("overview.toImport")}</Link>
              </>
            )}
          </Empty>
        ) : null}
        {total > 0 ? (
          <IncidentTable
            rows={rows}
            total={total}
            columns={columns}
            sort={state.sort}
            onSort={(sort) => onState({ sort })}
            selected={state.id}
            onSelect={(id) => onState({ id })}
            more={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
            loadingMore={query.isFetchingNextPage}
            waiting={query.isPlaceholderData}
          />
        ) : null}
        {query.isPending ? <p className="muted stage-wait">{t("common.loading")}</p> : null}
      </div>
      {state.id ? <Peek id={state.id} onClose={() => onState({ id: null })} /> : null}
    </section>
  );
}
