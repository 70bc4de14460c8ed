// What the pages ask of the server, as hooks; lists keep what they show while the next answer is under way.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { get, post, ProblemError } from "./client";
import type {
  ActorHits, Comment, Decided, DecisionInput, ExportRows, Facets, Filters, Health, IncidentPage, IncidentView, MapView,
  PlaceHits, Queue, ReportPage, ReportView, SearchHits, Series, Sort, Sources, Vocabulary,
} from "./types";

const keep = { placeholderData: keepPreviousData } as const;

export function useIncidents(f: Filters, sort: Sort, limit = 60) {
  return useInfiniteQuery({
    queryKey: ["incidents", f, sort, limit],
    queryFn: ({ pageParam, signal }) =>
      get<IncidentPage>("/incidents", { ...f, sort, limit, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    ...keep,
  });
}

export function useMapView(f: Filters, zoom: number) {
  const whole = Math.round(zoom);
  return useQuery({
    queryKey: ["map", f, whole],
    queryFn: ({ signal }) => get<MapView>("/map", { ...f, zoom: whole }, signal),
    ...keep,
  });
}

export function useSeries(f: Filters, step: "auto" | Series["step"] = "auto") {
  return useQuery({
    queryKey: ["series", f, step],
    queryFn: ({ signal }) => get<Series>("/series", { ...f, step }, signal),
    ...keep,
  });
}

export function useFacets(f: Filters) {
  return useQuery({ queryKey: ["facets", f], queryFn: ({ signal }) => get<Facets>("/facets", f, signal), ...keep });
}

export function useIncident(id: string) {
  return useQuery({
    queryKey: ["incident", id],
    queryFn: ({ signal }) => get<IncidentView>(`/incidents/${encodeURIComponent(id)}`, undefined, signal),
    enabled: id !== "",
  });
}

export function useRows(id: string) {
  return useQuery({
    queryKey: ["rows", id],
    queryFn: ({ signal }) => get<ExportRows>(`/incidents/${encodeURIComponent(id)}/rows`, undefined, signal),
    enabled: id !== "",
  });
}

export function useReport(id: string) {
  return useQuery({
    queryKey: ["report", id],
    queryFn: ({ signal }) => get<ReportView>(`/reports/${encodeURIComponent(id)}`, undefined, signal),
    enabled: id !== "",
  });
}

export function useReports(limit = 50) {
  return useInfiniteQuery({
    queryKey: ["reports", limit],
    queryFn: ({ pageParam, signal }) =>
      get<ReportPage>("/reports", { limit, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

export function useSearch(q: string, limit = 50) {
  return useQuery({
    queryKey: ["search", q, limit],
    queryFn: ({ signal }) => get<SearchHits>("/search", { q, limit }, signal),
    enabled: q.trim() !== "",
    ...keep,
  });
}

export function useQueue(f: Filters, limit = 100) {
  return useQuery({
    queryKey: ["queue", f, limit],
    queryFn: ({ signal }) => get<Queue>("/queue", { ...f, limit }, signal),
    ...keep,
  });
}

export function useVocabulary() {
  return useQuery({
    queryKey: ["vocabulary"],
    queryFn: ({ signal }) => get<Vocabulary>("/vocabulary", undefined, signal),
    staleTime: Infinity,
  });
}

export function useHealth() {
  return useQuery({ queryKey: ["health"], queryFn: ({ signal }) => get<Health>("/health", undefined, signal) });
}

export function useSources() {
  return useQuery({ queryKey: ["sources"], queryFn: ({ signal }) => get<Sources>("/sources", undefined, signal) });
}

export function usePlaces(q: string) {
  return useQuery({
    queryKey: ["places", q],
    queryFn: ({ signal }) => get<PlaceHits>("/places", { q }, signal),
    enabled: q.trim() !== "",
    ...keep,
  });
}

/** Without words: the best known. */
export function useActors(q: string, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ["actors", q],
    queryFn: ({ signal }) => get<ActorHits>("/actors", { q }, signal),
    ...keep,
  });
}

/** What a decision may change: all but the vocabulary, the gazetteer and the search. */
const CHANGED = ["incidents", "map", "series", "facets", "incident", "rows", "queue", "health", "sources", "actors", "report"];

function useRefresh() {
  const client = useQueryClient();
  return (id: string | null, decided?: Decided) => {
    if (id && decided?.view) client.setQueryData(["incident", id], decided.view);
    if (decided?.view) client.setQueryData(["incident", decided.view.incident.id], decided.view);
    for (const name of CHANGED) void client.invalidateQueries({ queryKey: [name] });
  };
}

export function useDecide() {
  const client = useQueryClient();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (input: DecisionInput) => post<Decided>("/decisions", input),
    onSuccess: (decided, input) => refresh(input.id, decided),
    onError: (error, input) => {
      // Somebody decided meanwhile: what is shown from now on is the incident as it stands.
      const current = error instanceof ProblemError ? error.problem.current : null;
      if (!current) return;
      for (const id of [input.id, current.incident.id]) client.setQueryData(["incident", id], current);
      void client.invalidateQueries({ queryKey: ["rows"] });
    },
  });
}

export function useUndo() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ seq, by, reason }: { seq: number; by: string; reason: string }) =>
      post<Decided>(`/decisions/${seq}/undo`, { by, reason }),
    onSuccess: (decided) => refresh(decided.incident, decided),
  });
}

export function useComment() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, by, text }: { id: string; by: string; text: string }) =>
      post<Comment>(`/incidents/${encodeURIComponent(id)}/comments`, { by, text }),
    onSuccess: () => refresh(null),
  });
}
