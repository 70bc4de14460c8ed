// Places and people named by events; options found by what is typed; which keys the bar shows.
import { describe, expect, it } from "vitest";
import type { EventRecord } from "../api/types";
import { peopleIn, placesIn } from "./found";
import { barKeys, KEYS } from "./keymap";
import { matching } from "./matching";
import { incident, view } from "./sample";

const told = { ...incident(), type: "event", report: {}, coded_by: "" } as unknown as EventRecord;

describe("what the events name", () => {
  const origin = { ...told.where!, name: "Hombori", place_id: "g2", role: "origin" as const };
  const whole = { ...view(), events: [told, { ...told, other_places: [origin] }] };
  it("is each place once, other roles too", () => expect(placesIn(whole).map((p) => p.name)).toEqual(["Boni", "Hombori"]));
  it("is everybody once, whatever their role", () => expect(peopleIn(whole).map((p) => p.label)).toEqual(["gunmen", "Civilians (Mali)"]));
});

describe("matching", () => {
  const options = [
    { key: "Attack", label: "Attaque", hint: "Violences contre des civils" },
    { key: "Shelling/artillery/missile attack", label: "Bombardement, artillerie ou missiles" },
    { key: "Excessive force against protesters", label: "Force excessive contre des manifestants" },
    { key: "Arrests", label: "Arrestations" },
  ];
  const keys = (typed: string) => matching(options, typed).map((o) => o.key);
  it("finds by the start of any word, in either language, without accents", () => {
    expect(keys("excéss")).toEqual(["Excessive force against protesters"]);
    expect(keys("art mis")).toEqual(["Shelling/artillery/missile attack"]);
    expect(keys("zzz")).toEqual([]);
    expect(keys("")).toHaveLength(4);
  });
  it("puts names that begin so first", () => expect(keys("att")).toEqual(["Attack", "Shelling/artillery/missile attack"]));
});

it("the bar leaves out what the buttons show, the help leaves out nothing", () => {
  expect(barKeys("queue").map(([key]) => key)).toEqual(["j", "k", "u", "w", "1 – 9", "Enter", "/", "?"]);
  expect(KEYS.queue.map(([key]) => key)).toContain("a");
});
