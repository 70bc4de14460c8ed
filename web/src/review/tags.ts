// The tags in use, as far as what the pages have at hand shows them: the server keeps no list of all.
import type { QueryClient } from "@tanstack/react-query";
import { tagsOf } from "../lib/tags";

interface Tagged { tags: readonly string[] }
const isTagged = (value: object): value is Tagged =>
  "tags" in value && Array.isArray(value.tags) && value.tags.every((tag) => typeof tag === "string");

/** Deep enough for a row in a list on a page of a query. */
const DEEPEST = 6;

/** Everything with tags in what the server gave, however it is wrapped. */
export function taggedIn(value: unknown, depth = 0): Tagged[] {
  if (typeof value !== "object" || value === null || depth > DEEPEST) return [];
  if (isTagged(value)) return [value];
  return Object.values(value).flatMap((inner) => taggedIn(inner, depth + 1));
}

/** The tags of the lists and incidents at hand, the commonest first. */
export function knownTags(client: QueryClient): string[] {
  const held = ["queue", "incidents", "incident"].flatMap((name) => client.getQueriesData({ queryKey: [name] }));
  return tagsOf(held.flatMap(([, data]) => taggedIn(data)));
}
