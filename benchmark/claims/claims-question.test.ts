import fc from "fast-check";
import { expect, test } from "vitest";
import { CLAIM_VERDICTS } from "./claim";
import { parseClaimsQuestion, printClaimsUrl } from "./claims-question";

test("what is printed is read as it was", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...CLAIM_VERDICTS)), (verdict) => {
      const params = Object.fromEntries(new URL(printClaimsUrl({ verdict }), "http://x").searchParams);
      expect(parseClaimsQuestion(params)).toEqual({ question: { verdict }, notices: [] });
    }),
  );
});

test("all claims are the plain address", () => {
  expect(printClaimsUrl({ verdict: [] })).toBe("/claims");
  expect(printClaimsUrl({ verdict: ["mixed", "not testable"] })).toBe("/claims?verdict=mixed,not-testable");
});

test("what cannot be used is said, and the rest is shown", () => {
  const { question, notices } = parseClaimsQuestion({ verdict: "wrong,mixed", axis: "inference" });
  expect(question).toEqual({ verdict: ["mixed"] });
  expect(notices.map(({ parameter }) => parameter)).toEqual(["axis", "verdict"]);
});
