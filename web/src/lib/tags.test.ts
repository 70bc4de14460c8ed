// Tags as they are kept and offered.
import { expect, it } from "vitest";
import { asTag, tagsLike } from "./tags";

it("writes a tag as the server does", () => {
  expect(asTag("  Aid   Convoy ")).toBe("aid convoy");
  expect(asTag("À vérifier: 2024/05")).toBe("à vérifier: 2024/05");
  expect(asTag("قافلة")).toBe("قافلة");
  expect(asTag("a".repeat(60))).toHaveLength(60);
});

it("refuses what is none", () => {
  for (const typed of ["", "  ", "a,b", "l’aide", "#urgent", "a".repeat(61)]) expect(asTag(typed)).toBeNull();
});

it("offers only what fits, in the order given", () => {
  const tags = ["urgent", "aid", "check"];
  expect(tagsLike(tags, "C")).toEqual(["check"]);
  expect(tagsLike(tags, "", ["aid"])).toEqual(["urgent", "check"]);
});
