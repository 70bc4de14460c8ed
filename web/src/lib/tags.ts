// The project's own words for incidents: how they are written, and which of them fit what is typed.

/** As the server keeps them. */
const LONGEST = 60;
const FITS = /^[\p{Alphabetic}\p{N} \-_.:/]+$/u;

/** A tag as it is kept: small letters, one space between words; null for what is none. */
export function asTag(typed: string): string | null {
  const tag = typed.trim().replaceAll(/\s+/g, " ").toLowerCase();
  return tag !== "" && [...tag].length <= LONGEST && FITS.test(tag) ? tag : null;
}

/** Those that hold what is typed, and not these already. */
export function tagsLike(tags: readonly string[], typed: string, but: readonly string[] = []): string[] {
  const words = typed.trim().toLowerCase();
  return tags.filter((tag) => tag.includes(words) && !but.includes(tag));
}
