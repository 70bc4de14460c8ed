// What the pages ask of the server, as hooks; lists keep what they show while the next answer is under way.
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { get, post, ProblemError } from "./client";
import type { Parameters } from "./paths";
import type { AddInput, Decided, DecisionInput, Filters, ProjectInput } from "./types";

const keep = { placeholderData: keepPreviousData } as const;

export function useIncidents(f: Filters, sort: Parameters<"get", "/incidents">["sort"], limit = 60) {
  return useInfiniteQuery({
    queryKey: ["incidents", f, sort, limit],
    queryFn: ({ pageParam, signal }) => get("/incidents", { ...f, sort, limit, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    ...keep,
  });
}

export function useMapView(f: Filters, zoom: number) {
  const whole = Math.round(zoom);
  return useQuery({
    queryKey: ["map", f, whole],
    queryFn: ({ signal }) => get("/map", { ...f, zoom: whole }, signal),
    ...keep,
  });
}

export function useSeries(f: Filters) {
  return useQuery({
    queryKey: ["series", f],
    queryFn: ({ signal }) => get("/series", { ...f, step: "auto" }, signal),
    ...keep,
  });
}

export function useFacets(f: Filters) {
  return useQuery({ queryKey: ["facets", f], queryFn: ({ signal }) => get("/facets", f, signal), ...keep });
}

/** The project's tags in all its incidents, the commonest first. */
export function useTags(): string[] {
  const { data } = useFacets({});
  return useMemo(() => data?.tags.map(({ tag }) => tag) ?? [], [data]);
}

export function useIncident(id: string) {
  return useQuery({
    queryKey: ["incident", id],
    queryFn: ({ signal }) => get("/incidents/{id}", { id }, signal),
    enabled: id !== "",
  });
}

export function useRows(id: string) {
  return useQuery({
    queryKey: ["rows", id],
    queryFn: ({ signal }) => get("/incidents/{id}/rows", { id }, signal),
    enabled: id !== "",
  });
}

export function useReport(id: string) {
  return useQuery({
    queryKey: ["report", id],
    queryFn: ({ signal }) => get("/reports/{id}", { id }, signal),
    enabled: id !== "",
  });
}

export function useReports(limit = 50) {
  return useInfiniteQuery({
    queryKey: ["reports", limit],
    queryFn: ({ pageParam, signal }) => get("/reports", { limit, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

export function useSearch(q: string, limit = 50) {
  return useQuery({
    queryKey: ["search", q, limit],
    queryFn: ({ signal }) => get("/search", { q, limit }, signal),
    enabled: q.trim() !== "",
    ...keep,
  });
}

export function useQueue(f: Filters, limit = 100) {
  return useQuery({
    queryKey: ["queue", f, limit],
    queryFn: ({ signal }) => get("/queue", { ...f, limit }, signal),
    ...keep,
  });
}

export function useVocabulary() {
  return useQuery({
    queryKey: ["vocabulary"],
    queryFn: ({ signal }) => get("/vocabulary", {}, signal),
    staleTime: Infinity,
  });
}

/** How the desk was started: it stays so while it runs. */
export const settingsQuery = {
  queryKey: ["settings"],
  queryFn: ({ signal }: { signal: AbortSignal }) => get("/settings", {}, signal),
  staleTime: Infinity,
};

export function useSettings() {
  return useQuery(settingsQuery);
}

export function useHealth() {
  return useQuery({ queryKey: ["health"], queryFn: ({ signal }) => get("/health", {}, signal) });
}

export function useSources() {
  return useQuery({ queryKey: ["sources"], queryFn: ({ signal }) => get("/sources", {}, signal) });
}

export function usePlaces(q: string) {
  return useQuery({
    queryKey: ["places", q],
    queryFn: ({ signal }) => get("/places", { q }, signal),
    enabled: q.trim() !== "",
    ...keep,
  });
}

/** Without words: the best known. */
export function useActors(q: string, enabled = true) {
  return useQuery({
    enabled,
    queryKey: ["actors", q],
    queryFn: ({ signal }) => get("/actors", { q }, signal),
    ...keep,
  });
}

/** An organisation or a group by its id, with its names and ties. */
export function useActor(id: string) {
  return useQuery({
    queryKey: ["actors", "one", id],
    queryFn: ({ signal }) => get("/actors/{id}", { id }, signal),
    enabled: id !== "",
  });
}

export function useQuality() {
  return useQuery({ queryKey: ["quality"], queryFn: ({ signal }) => get("/quality", {}, signal) });
}

export function useRules() {
  return useQuery({
    queryKey: ["rules"],
    queryFn: ({ signal }) => get("/rules", {}, signal),
    select: ({ items }) => items,
  });
}

/** What the project asks of all its incidents. */
export function useProject() {
  return useQuery({ queryKey: ["project"], queryFn: ({ signal }) => get("/project", {}, signal) });
}

export function useAsk() {
  const client = useQueryClient();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (input: ProjectInput) => post("/project", {}, input),
    onSuccess: (project) => {
      refresh(null);
      client.setQueryData(["project"], project);
    },
  });
}

/** What a decision on these words would touch, if it held wherever reports write them. */
export function useAlike(field: "where" | "actor" | "target", words: string) {
  return useQuery({
    queryKey: ["alike", field, words],
    queryFn: ({ signal }) => get("/alike", { field, words }, signal),
    enabled: words !== "",
  });
}

/** What a decision may change: all but the vocabulary, the gazetteer and the search. */
const CHANGED = ["incidents", "map", "series", "facets", "incident", "rows", "queue", "health", "sources", "actors", "report", "quality", "rules", "alike", "project"];

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
    mutationFn: (input: DecisionInput) => post("/decisions", {}, input),
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

/** An event that the reader missed. */
export function useAddEvent() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (input: AddInput) => post("/events", {}, input),
    onSuccess: (decided) => refresh(decided.incident, decided),
  });
}

export function useUndo() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ seq, by, reason }: { seq: number; by: string; reason: string }) =>
      post("/decisions/{seq}/undo", { seq }, { by, reason }),
    onSuccess: (decided) => refresh(decided.incident, decided),
  });
}

export function useComment() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, by, text }: { id: string; by: string; text: string }) =>
      post("/incidents/{id}/comments", { id }, { by, text }),
    onSuccess: () => refresh(null),
  });
}
