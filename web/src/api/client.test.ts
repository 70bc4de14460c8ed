import { expect, test } from "vitest";
import { fileUrl } from "./client";

test("what stands in the path is filled in, the rest goes behind the question mark", () => {
  expect(fileUrl("/incidents/{id}", { id: "a/b?c", as_of: "2024-12-01" })).toBe("/api/v1/incidents/a%2Fb%3Fc?as_of=2024-12-01");
  expect(fileUrl("/captures/{digest}", { digest: "sha256:aa" })).toBe("/api/v1/captures/sha256%3Aaa");
});

test("what is not said stays out of the address, a no and a nought do not", () => {
  expect(fileUrl("/incidents.csv", { country: "", kind: undefined, review: false, min_killed: 0 })).toBe("/api/v1/incidents.csv?review=false&min_killed=0");
  expect(fileUrl("/health", {})).toBe("/api/v1/health");
});
