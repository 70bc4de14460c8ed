// The colours of canvas and map, read from the custom properties of the stylesheets; anew when light turns dark.
import { useMemo, useSyncExternalStore } from "react";
import { FAMILIES, familyColour, familyKey, type FamilyKey } from "../lib/families";

const NAMES = {
  surface: "--surface", ink: "--ink", ink2: "--ink-2", ink3: "--ink-3", hairline: "--hairline", accent: "--accent",
  accentInk: "--accent-ink", sea: "--map-sea", shallows: "--map-shallows", land: "--map-land", coast: "--map-coast",
  border: "--map-border", name: "--map-name", grid: "--map-grid", area: "--map-area", silence: "--chart-silence",
  coverage: "--chart-coverage",
} as const;

export type Palette = Record<keyof typeof NAMES, string> & { family: Record<FamilyKey, string>; dark: boolean; font: string };

function readPalette(dark: boolean): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim() || (dark ? "#fff" : "#000");
  const colours = Object.fromEntries(Object.entries(NAMES).map(([key, name]) => [key, read(name)])) as Record<keyof typeof NAMES, string>;
  const family = Object.fromEntries([...FAMILIES, null].map((one) => [familyKey(one), read(familyColour(one))])) as Record<FamilyKey, string>;
  return { ...colours, family, dark, font: read("--font") };
}

const DARK = "(prefers-color-scheme: dark)";

function watch(changed: () => void): () => void {
  const query = matchMedia(DARK);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

export function usePalette(): Palette {
  const dark = useSyncExternalStore(watch, () => matchMedia(DARK).matches);
  return useMemo(() => readPalette(dark), [dark]);
}
