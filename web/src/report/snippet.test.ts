// Snippets of search results fall into plain and matching pieces.
import { describe, expect, it } from "vitest";
import { pieces } from "./snippet";

const drawn = (snippet: string) => pieces(snippet).map((p) => (p.match ? `<${p.text}>` : p.text));

describe("pieces", () => {
  it("takes what stands between brackets as a match", () => {
    expect(drawn("…un [drone] de loisir, un [Drone]")).toEqual(["…un ", "<drone>", " de loisir, un ", "<Drone>"]);
  });
  it("leaves brackets without their fellow in the text", () => {
    expect(drawn("a ] b [ c")).toEqual(["a ] b [ c"]);
    expect(drawn("[sic [drone]")).toEqual(["[sic ", "<drone>"]);
    expect(drawn("[]")).toEqual(["[]"]);
  });
  it("joins matches that touch, and has nothing for nothing", () => {
    expect(drawn("[dix][-sept]")).toEqual(["<dix-sept>"]);
    expect(drawn("")).toEqual([]);
  });
});
