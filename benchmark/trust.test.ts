import { expect, test } from "vitest";
import { countTrust, standingOf, verificationText } from "./trust";

test("a result is its submitter's own word until the maintainers verified it in some way", () => {
  expect(standingOf({ verification: null })).toBe("self-reported");
  expect(standingOf({ verification: "rerun" })).toBe("verified");
  expect(standingOf({ verification: "artifacts" })).toBe("verified");
});

test("what was verified is told in words", () => {
  expect(verificationText({ verification: null })).toBe(
    "self-reported: nobody but the submitter stands for the values",
  );
  expect(verificationText({ verification: "rerun" })).toBe(
    "verified (re-run): the maintainers ran it again and found the same",
  );
});

test("of several results it is counted how many are verified, first-party and checked", () => {
  const trusted = [
    { trust: { verification: "rerun", party: "first-party", checks: "hold" } },
    { trust: { verification: null, party: "first-party", checks: "contradict" } },
    { trust: { verification: null, party: "third-party", checks: "none" } },
  ] as const;
  expect(countTrust(trusted)).toEqual({
    results: 3,
    verified: 1,
    first_party: 2,
    checks_hold: 1,
    checks_contradict: 1,
  });
});
