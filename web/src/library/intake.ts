// What may be dropped on the import page, and why something may not.
export const FORMS = [".html", ".htm", ".txt", ".md", ".jsonl"] as const;
export const MOST_BYTES = 5_000_000;

export type Refusal = "form" | "size" | "empty";
/** What the giver knows of a report and the report may not say of itself. */
export interface About { published: string; publisher: string; language: string }
export interface Pasted extends About { headline: string; text: string }

export const NO_ABOUT: About = { published: "", publisher: "", language: "" };

/** Why a file is not sent; null when it may be. */
export function refuses(file: { name: string; size: number }): Refusal | null {
  const name = file.name.toLowerCase();
  if (!FORMS.some((form) => name.endsWith(form))) return "form";
  if (file.size > MOST_BYTES) return "size";
  return file.size === 0 ? "empty" : null;
}

/** What was left empty is not said. */
export function said<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => String(value).trim() !== "")) as Partial<T>;
}
