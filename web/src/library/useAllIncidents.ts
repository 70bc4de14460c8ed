// An actor's incidents, latest first, page after page up to a bound: enough to count whom it meets.
import { useEffect, useMemo } from "react";
import { useIncidents } from "../api/queries";
import type { Filters, IncidentRow } from "../api/types";

const MOST = 1000;
const PAGE = 200;

export interface Incidents {
  rows: IncidentRow[];
  /** null: not known yet. */
  total: number | null;
  error: unknown;
  retry: () => void;
}

export function useAllIncidents(filters: Filters): Incidents {
  const { data, error, refetch, hasNextPage, isFetching, isError, fetchNextPage } = useIncidents(filters, "-day", PAGE);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const more = hasNextPage && !isFetching && !isError && rows.length < MOST;
  useEffect(() => {
    if (more) void fetchNextPage();
  }, [more, fetchNextPage]);
  return { rows, total: data?.pages[0]?.total ?? null, error, retry: () => void refetch() };
}
