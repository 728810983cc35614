import { expect, test } from "vitest";
import { openDecisions, readDecision } from "./decision";
import { mayActAs, readRole } from "./role";

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
  expect(openDecisions({ state, verification })).toEqual(decisions);
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
