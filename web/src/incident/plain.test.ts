// Plain words in both languages: assertions, rules, headlines, quarrels, what stands in the address.
import { describe, expect, it } from "vitest";
import type { Participant, Where } from "../api/types";
import { type Lang, translate } from "../lib/i18n";
import { assertionWords } from "./assertion";
import { quarrels } from "./quarrel";
import { leftOutWords, ruleWords } from "./rules";
import { claim, counted, event, figure, incident, span } from "./sample";
import { settledLines } from "./settled";
import { headline, parties } from "./summary";
import { rulingKey, thread, undoable } from "./thread";
import { readShown } from "./words";

const t = (lang: Lang) => (key: string, vars?: Record<string, string | number>) => translate(lang, key, vars);
const en = t("en");
const fr = t("fr");

describe("assertions", () => {
  const both = (field: Parameters<typeof assertionWords>[0], words: string) => [assertionWords(field, words, en, "en"), assertionWords(field, words, fr, "fr")];
  it("are said in both languages", () => {
    expect(both("killed", "at least 14 killed")).toEqual(["at least 14 killed", "au moins 14 tués"]);
    expect(both("killed", "1 killed among them")).toEqual(["of whom 1 killed", "dont 1 tué"]);
    expect(both("killed", "none killed")).toEqual(["none killed", "pas de tués"]);
    expect(both("injured", "10 to 15 injured")).toEqual(["10–15 injured", "10–15 blessés"]);
    expect(both("displaced", "about 1200 displaced")[0]).toBe("about 1,200 displaced");
    expect(both("killed", "said to be unknown killed")[0]).toBe("number killed said to be unknown");
    expect(both("when", "2024-09-12")).toEqual(["12 Sept 2024", "12 sept. 2024"]);
    expect(both("when", "unknown")).toEqual(["day not known", "jour inconnu"]);
    expect(both("event", "denies")).toEqual(["denies", "dément"]);
  });
  it("stay as they are where they are names or unknown words", () => {
    expect(both("where", "Boni")).toEqual(["Boni", "Boni"]);
    expect(both("killed", "a dozen perhaps")).toEqual(["a dozen perhaps", "a dozen perhaps"]);
  });
});

describe("rules", () => {
  const range = "from the smallest to the largest of 17 killed, at least 14 killed, 17 killed; best is the number most sources give, and the latest of equals";
  it("are said in both languages, each number once", () => {
    expect(ruleWords("killed", range, 3, en, "en")).toContain("17 killed and at least 14 killed;");
    expect(ruleWords("killed", range, 3, fr, "fr")).toContain("17 tués et au moins 14 tués");
    expect(ruleWords("kind", "every report names this kind", 1, en, "en")).toBe("The only report names this kind.");
    expect(ruleWords("killed", "decided by Awa: count on the ground", 2, en, "en")).toBe("Decided by Awa: count on the ground");
    const everywhere = "decided by Awa for all written “Kidal”: the town";
    expect(ruleWords("where", everywhere, 2, en, "en")).toBe("Decided by Awa wherever a report writes “Kidal”: the town");
    expect(ruleWords("where", everywhere, 2, fr, "fr")).toBe("Décidé par Awa partout où un article écrit « Kidal » : the town");
    expect(ruleWords("kind", "named by 2 of 3 reports; between equals the gravest", 3, en, "en")).toContain("2 of 3");
  });
  it("stay as the record has them where they are new", () => {
    expect(ruleWords("kind", "by a rule of tomorrow", 2, fr, "fr")).toBe("by a rule of tomorrow");
    expect(leftOutWords("some other reason", en)).toBe("some other reason");
  });
  it("say why a form leaves an incident out", () => {
    expect(leftOutWords("UCDP's rules do not record this act", fr)).toContain("UCDP");
    expect(leftOutWords("no place: settle `where` at the desk for an ACLED row", en)).toContain("an ACLED row needs one");
  });
});

describe("the head", () => {
  const where: Where = { name: "Boni", place_id: null, country: "ML", admin1: "Mopti", admin2: null, lat: 15, lon: -2, precision: "settlement", radius_km: 5, span: span(0, "Boni") };
  it("says what happened where", () => {
    expect(headline({ act: "Attack", where }, en, "en")).toBe("Attack in Boni, Mali");
    expect(headline({ act: "Attack", where: { ...where, precision: "near" } }, fr, "fr")).toBe("Attaque près de Boni, Mali");
    expect(headline({ act: "Attack", where: null }, en, "en")).toBe("Attack, place not said");
  });
  it("says who against whom, or that nobody says", () => {
    const who = (role: "actor" | "target", label: string): Participant => ({ role, name: label, actor: null, label, kind: "other", groups: [], span: span(0, label) });
    expect(parties({ participants: [who("actor", "Army"), who("target", "Civilians")] }, en, "en")).toBe("Army against Civilians");
    expect(parties({ participants: [] }, en, "en")).toBe("Who did it is not said.");
  });
});

it("tells each quarrel by its ends", () => {
  const i = incident(2, {
    claims: [
      claim(1, "killed", "17 killed", span(0, "17"), "nurse"), claim(2, "killed", "none killed", span(0, "0")),
      claim(2, "event", "denies", span(9, "rebels"), "rebels"), claim(1, "event", "asserts", span(9, "army"), "army"),
    ],
    disputes: [{ field: "killed", claims: [0, 1] }, { field: "event", claims: [2, 3] }],
  });
  const events = [event(1, { figures: [counted(17, 0)] }), event(2, { figures: [counted(0, 0)] })];
  expect(quarrels(i, events, en, "en").map((q) => q.words)).toEqual(["Killed: none killed (Paper 2) to 17 killed (nurse)", "Denied by rebels"]);
});

it("never shows 0 where nothing is said", () => {
  const lines = settledLines(incident(1), en, "en");
  expect(lines.find((l) => l.key === "killed")?.values).toEqual([]);
  const several = settledLines(incident(1, { figures: [figure({ basis: "several" })] }), en, "en");
  expect(several.find((l) => l.key === "killed")?.values[0]?.text).toBe("several");
});

it("reads which words are shown from the address", () => {
  const i = incident(2);
  expect(readShown("at=r2:3-9", i)).toEqual({ report: "r2", words: "3-9" });
  expect(readShown("at=r2", i)).toEqual({ report: "r2", words: null });
  expect(readShown("at=gone:3-9", i)).toEqual({ report: "r1", words: null });
  expect(readShown("at=r2:nonsense", i)).toEqual({ report: "r2", words: null });
});

it("puts decisions and comments in one thread", () => {
  const log = { seq: 7, at: "2026-01-02T00:00:00Z", by: "Awa", field: "killed" as const, ruling: "set" as const, value: "8", reason: "r", alike: null, undone: false };
  const comments = [{ seq: 3, at: "2026-01-01T00:00:00Z", by: "Bo", text: "?" }];
  expect(thread({ log: [log], comments }).map((e) => e.seq)).toEqual([3, 7]);
  expect([undoable(log), undoable({ ...log, undone: true }), undoable({ ...log, ruling: "undo" })]).toEqual([true, false, false]);
  expect([rulingKey(log), rulingKey({ ruling: "accept", field: "when" }), rulingKey({ ruling: "accept", field: "event" })]).toEqual(["ruling_set", "ruling_accept_field", "ruling_accept"]);
});
