import { expect, test } from "vitest";
import { rowTrust, trustSentence } from "./trust-content";

const counts = { results: 5, verified: 0, first_party: 0, checks_hold: 0, checks_contradict: 0 };

test("a table says who stands for its values", () => {
  expect(trustSentence(counts)).toBe(
    "5 results, self-reported, submitted by third parties; cross-checks between their values: 5 can't be made.",
  );
  expect(
    trustSentence({ results: 5, verified: 2, first_party: 3, checks_hold: 3, checks_contradict: 1 }),
  ).toBe(
    "5 results, 2 of them verified ✓, 3 of them submitted by who made the technique or the model ◇; " +
      "cross-checks between their values: 3 hold, 1 fail, 1 can't be made.",
  );
  expect(
    trustSentence({ results: 1, verified: 1, first_party: 1, checks_hold: 1, checks_contradict: 0 }),
  ).toBe(
    "1 result, verified ✓, submitted by who made the technique or the model ◇; cross-checks between their values: 1 hold.",
  );
});

test("a row says only what not every row has", () => {
  expect(rowTrust(counts)).toEqual({});
  expect(rowTrust({ ...counts, verified: 2, checks_contradict: 1 })).toEqual({
    verified: "2 of 5 results verified",
    contradiction:
      "Of 1 of its 5 results the values contradict each other or the hardware: see the checks on their pages",
  });
  expect(rowTrust({ ...counts, results: 1, verified: 1 })).toEqual({ verified: "verified" });
});

test("a row says where who submits it made the technique or the model", () => {
  expect(rowTrust({ ...counts, results: 1, first_party: 1 })).toEqual({
    firstParty: "first party: who submits it made the technique or the model",
  });
  expect(rowTrust({ ...counts, first_party: 3 })).toEqual({
    firstParty: "3 of 5 results first party: who submits it made the technique or the model",
  });
});
