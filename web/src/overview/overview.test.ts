// The state of the overview in the address, and the filters in words.
import { expect, it } from "vitest";
import { translate } from "../lib/i18n";
import { chips } from "./chips";
import { nextSort, readView, writeView } from "./state";

it("reads what the address says, and what is usual where it says nothing", () => {
  expect(readView("")).toEqual({ sort: "-day", mode: "map", at: null, id: null });
  expect(readView("sort=killed&view=table&at=13.5,2.1,5.25&id=1e3d")).toEqual({
    sort: "killed", mode: "table", at: { lat: 13.5, lon: 2.1, zoom: 5.25 }, id: "1e3d",
  });
  expect(readView("sort=secret&at=1,2&view=x")).toEqual({ sort: "-day", mode: "map", at: null, id: null });
  expect(readView("at=123,0,1").at).toBeNull();
});

it("writes only what is not as always, and leaves the filters alone", () => {
  expect(writeView("country=ML&id=a", { id: null, sort: "-day" })).toBe("country=ML");
  expect(writeView("country=ML", { at: { lat: 13.51234, lon: 2.1, zoom: 5.256 } })).toBe("country=ML&at=13.512,2.1,5.26");
  expect(writeView("", { mode: "table", sort: "-killed" })).toBe("sort=-killed&view=table");
});

it("sorts from the most to the least first, then the other way", () => {
  expect(nextSort("-day", "killed")).toBe("-killed");
  expect(nextSort("-killed", "killed")).toBe("killed");
  expect(nextSort("killed", "killed")).toBe("-killed");
});

it("says each filter in words", () => {
  const t = (key: string, vars?: Record<string, string | number>) => translate("en", key, vars);
  const said = chips({ country: "ML", since: "2024-01-01", min_killed: 10, disputed: false, kind: "Battles", tag: "urgent" }, "en", t);
  expect(said.map((chip) => chip.text)).toEqual(["since 1 Jan 2024", "Battles", "Mali", "tag: urgent", "at least 10 killed", "undisputed"]);
});
