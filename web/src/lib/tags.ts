// The project's own words for incidents: how they are written, and which there are.

/** As the server keeps them. */
const LONGEST = 60;
const FITS = /^[\p{Alphabetic}\p{N} \-_.:/]+$/u;

/** A tag as it is kept: small letters, one space between words; null for what is none. */
export function asTag(typed: string): string | null {
  const tag = typed.trim().replaceAll(/\s+/g, " ").toLowerCase();
  return tag !== "" && [...tag].length <= LONGEST && FITS.test(tag) ? tag : null;
}

/** The tags of these incidents, each once, the commonest first. */
export function tagsOf(rows: readonly { tags: readonly string[] }[]): string[] {
  const counts = new Map<string, number>();
  for (const tag of rows.flatMap((row) => row.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([tag]) => tag);
}

/** Those that hold what is typed, and not these already. */
export function tagsLike(tags: readonly string[], typed: string, but: readonly string[] = []): string[] {
  const words = typed.trim().toLowerCase();
  return tags.filter((tag) => tag.includes(words) && !but.includes(tag));
}
