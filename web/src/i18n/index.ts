// The words of the interface by language; a language is loaded when it is first wanted.
export type Lang = "en" | "fr";
export type Node = string | { readonly [key: string]: Node };

const loaded: Partial<Record<Lang, Node>> = {};

export async function loadWords(lang: Lang): Promise<void> {
  loaded[lang] ??= lang === "fr" ? (await import("./french")).french : (await import("./english")).english;
}

/** What was loaded of a language; its words stand for themselves until then. */
export function wordsOf(lang: Lang): Node {
  return loaded[lang] ?? {};
}
