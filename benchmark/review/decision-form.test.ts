import { expect, test } from "vitest";
import { readDecisionForm, readProblem } from "./decision-form";

test.each([
  ["decision=publish&revision=3", { decision: "publish", reason: "", revision: 3, problem: null }],
  [
    "decision=reject&revision=3&reason=+too+few+runs%0D%0Aand+no+files+",
    { decision: "reject", reason: "too few runs\nand no files", revision: 3, problem: null },
  ],
  ["decision=reject&revision=0", { decision: "reject", reason: "", revision: 0, problem: "reason-missing" }],
  [
    "decision=verify-rerun&revision=4&reason=+%0A+",
    { decision: "verify-rerun", reason: "", revision: 4, problem: "reason-missing" },
  ],
  [
    "decision=withdraw&revision=4&reason=a%00b",
    { decision: "withdraw", reason: "ab", revision: 4, problem: null },
  ],
])("%s is read as what the reviewer meant", (fields, sent) => {
  expect(readDecisionForm(new URLSearchParams(fields))).toEqual({ takesOver: [], ...sent });
});

test("the box says results of which bundles may be replaced, and nothing else", () => {
  const fields = { decision: "publish", revision: "3", takeover: "0123456789abcdef x fedcba9876543210" };
  expect(readDecisionForm(new URLSearchParams(fields))?.takesOver).toEqual([
    "0123456789abcdef",
    "fedcba9876543210",
  ]);
});

test("a reason may have 4,000 signs and no more, and is kept whole all the same", () => {
  const read = (length: number) =>
    readDecisionForm(new URLSearchParams({ decision: "reject", revision: "1", reason: "x".repeat(length) }));
  expect(read(4_000)?.problem).toBeNull();
  expect(read(4_001)).toMatchObject({ problem: "reason-long", reason: "x".repeat(4_001) });
});

test.each([
  "",
  "decision=publish",
  "decision=delete&revision=1",
  "decision=publish&revision=-1",
  "decision=publish&revision=1e3",
])("%j is no decision", (fields) => {
  expect(readDecisionForm(new URLSearchParams(fields))).toBeNull();
});

test("only a problem of the list is one", () => {
  expect(readProblem("conflict")).toBe("conflict");
  expect(readProblem("<b>")).toBeNull();
});
