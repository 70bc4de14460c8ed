import { expect, test } from "vitest";
import type { IncidentRow } from "../api/types";
import { countMeetings, isNamed } from "./meets";

const M23 = ["M23: March 23 Movement"];
const row = (actors: string[], targets: string[], family: IncidentRow["family"] = "Battles", act: IncidentRow["act"] = "Armed clash") => ({ actors, targets, family, act });

test("the other side is counted, whoever acts", () => {
  const { met } = countMeetings(
    [
      row(["M23: March 23 Movement"], ["FARDC", "Civilians"]),
      row(["FARDC"], ["m23: march 23  movement"]),
      row(["FARDC", "M23: March 23 Movement"], ["Civilians"]),
    ],
    M23,
  );
  expect(met).toEqual([
    { label: "Civilians", incidents: 2, acts: 2, suffers: 0, unsaid: 0 },
    { label: "FARDC", incidents: 2, acts: 1, suffers: 1, unsaid: 0 },
  ]);
});

test("one incident counts once for a name that stands on both sides", () => {
  const { met } = countMeetings([row(["M23: March 23 Movement", "FARDC"], ["FARDC", "M23: March 23 Movement"])], M23);
  expect(met).toEqual([{ label: "FARDC", incidents: 1, acts: 1, suffers: 1, unsaid: 0 }]);
});

test("a fight or an agreement told of both together has two sides; a joint strike has one", () => {
  const clash = countMeetings([row(["FARDC", "M23: March 23 Movement"], [])], M23);
  expect(clash.met).toEqual([{ label: "FARDC", incidents: 1, acts: 0, suffers: 0, unsaid: 1 }]);
  const signed = countMeetings([row(["FARDC", "M23: March 23 Movement"], [], "Strategic developments", "Agreement")], M23);
  expect(signed.met).toEqual(clash.met);
  const strike = countMeetings([row(["FARDC", "M23: March 23 Movement"], [], "Explosions/Remote violence")], M23);
  expect([strike.met, strike.alone]).toEqual([[], 1]);
});

test("in another role it meets everybody, without doing or suffering it", () => {
  const { met } = countMeetings([row(["FARDC"], ["Civilians"])], M23);
  expect(met).toEqual([
    { label: "Civilians", incidents: 1, acts: 0, suffers: 0, unsaid: 1 },
    { label: "FARDC", incidents: 1, acts: 0, suffers: 0, unsaid: 1 },
  ]);
});

test("descriptions are counted together and never listed", () => {
  const found = countMeetings(
    [row(M23, ["hommes armés"]), row(M23, ["général n."]), row(M23, ["Civilians", "armed men"]), row(M23, [])],
    M23,
  );
  expect(found.met.map((meeting) => meeting.label)).toEqual(["Civilians"]);
  expect(found.described).toBe(2);
  expect(found.alone).toBe(1);
});

test("names begin with a capital, in any script that has them", () => {
  expect(["ELN", "Émirat", "Civilians"].every(isNamed)).toBe(true);
  expect(["armed men", "éléments", "", "23 hommes", " "].some(isNamed)).toBe(false);
});
