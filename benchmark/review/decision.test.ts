import { expect, test } from "vitest";
import { type Decidable, openDecisions, readDecision } from "./decision";
import { mayActAs, readRole } from "./role";

const aDecidable = (changes: Partial<Decidable>): Decidable => ({
  state: "pending",
  verification: null,
  artifactCount: 1,
  publishedAt: "2026-01-02T03:04:05Z",
  isOwn: false,
  ...changes,
});
const VERIFY = ["verify-rerun", "verify-artifacts"];

test.each([
  ["pending", null, ["publish", "request-changes", "reject", "withdraw", ...VERIFY]],
  ["changes_requested", null, ["withdraw"]],
  ["published", null, ["withdraw", ...VERIFY]],
  ["published", "rerun", ["withdraw", ...VERIFY, "unverify"]],
  ["superseded", null, ["withdraw", ...VERIFY]],
  ["rejected", null, []],
  ["withdrawn", "rerun", []],
  ["received", null, []],
])("what can be decided on a bundle that is %s and verified by %s", (state, verification, decisions) => {
  expect(openDecisions(aDecidable({ state, verification }))).toEqual(decisions);
});

test("artefacts can't have been checked where there are none, and nobody verifies what they sent themselves", () => {
  const published = { state: "published", verification: "rerun" };
  expect(openDecisions(aDecidable({ ...published, artifactCount: 0 }))).toEqual([
    "withdraw",
    "verify-rerun",
    "unverify",
  ]);
  expect(openDecisions(aDecidable({ ...published, isOwn: true }))).toEqual(["withdraw", "unverify"]);
});

test("on what was superseded before it was published nothing is left to decide", () => {
  expect(openDecisions(aDecidable({ state: "superseded", publishedAt: null }))).toEqual([]);
});

test("only a decision of the list is one", () => {
  expect(readDecision("reject")).toBe("reject");
  expect(readDecision("delete")).toBeNull();
  expect(readDecision("toString")).toBeNull();
  expect(readDecision(null)).toBeNull();
});

test("an admin may do what a reviewer may, and a submitter may not", () => {
  expect(mayActAs("admin", "reviewer")).toBe(true);
  expect(mayActAs("reviewer", "reviewer")).toBe(true);
  expect(mayActAs("reviewer", "admin")).toBe(false);
  expect(mayActAs("submitter", "reviewer")).toBe(false);
  expect(readRole("root")).toBeNull();
});
