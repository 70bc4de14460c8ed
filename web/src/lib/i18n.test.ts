// Words and their forms, and that French has all that English has.
import { describe, expect, it } from "vitest";
import { english as allEnglish } from "../i18n/english";
import { french as allFrench } from "../i18n/french";
import { firstLang, translate } from "./i18n";

it("puts in names and numbers", () => {
  expect(translate("en", "common.remove", { what: "Mali" })).toBe("Remove Mali");
  expect(translate("en", "common.incidents", { n: 1 })).toBe("1 incident");
  expect(translate("en", "common.incidents", { n: 1251 })).toBe("1,251 incidents");
  expect(translate("fr", "common.incidents", { n: 0 })).toBe("0 incident");
});

it("translates words of the data, which may hold dots and slashes, and lets unknown ones stand", () => {
  expect(translate("fr", "word.Air/drone strike")).toBe("Frappe aérienne ou de drone");
  expect(translate("en", "word.night_raid")).toBe("night raid");
  expect(translate("en", "word.constructor")).toBe("constructor");
});

it("takes the language that was chosen, then the browser's first that it has", () => {
  expect(firstLang("fr", ["en"])).toBe("fr");
  expect(firstLang(null, ["de-DE", "fr-CA", "en"])).toBe("fr");
  expect(firstLang("xx", ["de"])).toBe("en");
});

describe("French", () => {
  const leaves = (node: object, path = ""): [string, string][] =>
    Object.entries(node).flatMap(([key, value]) =>
      typeof value === "string" ? [[`${path}${key}`, value] as [string, string]] : leaves(value as object, `${path}${key}.`),
    );
  const french = new Map(leaves(allFrench));
  const english = leaves(allEnglish);
  it("has every word", () => {
    expect(english.filter(([key]) => !french.get(key)?.trim()).map(([key]) => key)).toEqual([]);
  });
  it("has the same places for names and numbers", () => {
    const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort().join();
    // "one" may do without its number, in either language.
    const differing = english.filter(([key, text]) => !key.endsWith(".one") && places(text) !== places(french.get(key) ?? ""));
    expect(differing.map(([key]) => key)).toEqual([]);
  });
});
