import { expect, test } from "vitest";
import { translate } from "../lib/i18n";
import { countWell, orderWatched, readState, STATES } from "./watched";

const row = (name: string, state: string) => ({
  name, state, host: null, answered: null, next: null, failures: 0, error: null, stories: 0, waiting: 0, given_up: 0,
});

test("failing and stopped sources come first, then by name", () => {
  const rows = [row("Echo", "well"), row("Dune", "not yet asked"), row("Élan", "failing"), row("Calm", "stopped"), row("Atlas", "well"), row("Bell", "failing")];
  const given = rows.map(({ name }) => name);
  expect(orderWatched(rows).map(({ name }) => name)).toEqual(["Bell", "Élan", "Calm", "Dune", "Atlas", "Echo"]);
  expect(rows.map(({ name }) => name)).toEqual(given);
});

test("a source that was not yet asked is not counted as well", () => {
  expect(countWell([row("A", "well"), row("B", "not yet asked"), row("C", "failing"), row("D", "stopped")])).toBe(1);
  expect(countWell([])).toBe(0);
});

test("every state has a word in French, and a state nobody knows stands for itself", () => {
  for (const state of STATES) expect(translate("fr", `word.${state}`)).not.toBe(state);
  expect(readState("not yet asked")).toBe("not yet asked");
  expect(readState("asleep")).toBeUndefined();
  expect(translate("fr", "word.asleep")).toBe("asleep");
});
