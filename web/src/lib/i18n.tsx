// The words of the interface in the chosen language.
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { type Lang, loadWords, type Node, wordsOf } from "../i18n";

export type { Lang };
type Vars = Record<string, string | number>;
type Translate = (key: string, vars?: Vars) => string;

const LANG = "tidings.lang";

export function firstLang(stored: string | null, preferred: readonly string[]): Lang {
  if (stored === "en" || stored === "fr") return stored;
  const first = preferred.map((lang) => lang.slice(0, 2)).find((lang) => lang === "en" || lang === "fr");
  return first === "fr" ? "fr" : "en";
}

/** The language to start in; its words must be loaded before the first page is shown. */
export function startLang(): Lang {
  return firstLang(localStorage.getItem(LANG), navigator.languages);
}

/** Follows a key down; the keys of a level may hold dots and slashes themselves. */
function find(node: Node | undefined, key: string): string | undefined {
  if (node === undefined || typeof node === "string") return undefined;
  const here = Object.hasOwn(node, key) ? node[key] : undefined;
  if (typeof here === "string") return here;
  for (let dot = key.indexOf("."); dot > 0; dot = key.indexOf(".", dot + 1)) {
    const head = key.slice(0, dot);
    if (!Object.hasOwn(node, head)) continue;
    const found = find(node[head], key.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
}

const plurals: Record<Lang, Intl.PluralRules> = { en: new Intl.PluralRules("en"), fr: new Intl.PluralRules("fr") };
const numbers: Record<Lang, Intl.NumberFormat> = { en: new Intl.NumberFormat("en-GB"), fr: new Intl.NumberFormat("fr-FR") };

export function translate(lang: Lang, key: string, vars?: Vars): string {
  const words = wordsOf(lang);
  const n = vars?.["n"];
  const form = typeof n === "number" ? plurals[lang].select(n) : null;
  const pattern = (form && (find(words, `${key}.${form}`) ?? find(words, `${key}.other`))) ?? find(words, key);
  // A word of the data that has no translation stands for itself.
  if (pattern === undefined) return key.startsWith("word.") ? key.slice(5).replaceAll("_", " ") : key;
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = vars?.[name];
    return value === undefined ? whole : typeof value === "number" ? numbers[lang].format(value) : value;
  });
}

const Context = createContext<{ lang: Lang; setLang: (lang: Lang) => void; t: Translate } | null>(null);

export function I18nProvider({ children }: { children: ReactNode }) {
  const [lang, set] = useState(startLang);
  const setLang = useCallback((next: Lang) => {
    localStorage.setItem(LANG, next);
    void loadWords(next).then(() => set(next));
  }, []);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  const value = useMemo(
    () => ({ lang, setLang, t: (key: string, vars?: Vars) => translate(lang, key, vars) }),
    [lang, setLang],
  );
  return <Context value={value}>{children}</Context>;
}

export function useI18n() {
  const value = useContext(Context);
  if (!value) throw new Error("useI18n outside of I18nProvider");
  return value;
}
