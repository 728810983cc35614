import { expect, test } from "vitest";
import { combineParts, decideVotes } from "./claim";

const votes = (...all: ("for" | "against" | "neither")[]) => all.map((says) => ({ says }));
const part = (verdict: Parameters<typeof combineParts>[0][number]["verdict"], beyond = false) => ({
  verdict,
  beyond,
});

test("votes that agree decide, votes on both sides are mixed, and what is unclear counts for neither side", () => {
  expect(decideVotes(votes("for", "for"))).toBe("supported");
  expect(decideVotes(votes("for", "neither"))).toBe("supported");
  expect(decideVotes(votes("against", "neither", "against"))).toBe("contradicted");
  expect(decideVotes(votes("for", "against"))).toBe("mixed");
  expect(decideVotes(votes("neither", "neither"))).toBe("not testable");
  expect(decideVotes([])).toBe("not testable");
});

test("a whole has the verdict that its testable parts share, and is mixed where they differ", () => {
  expect(combineParts([part("supported"), part("supported")])).toBe("supported");
  expect(combineParts([part("supported"), part("contradicted")])).toBe("mixed");
  expect(combineParts([part("supported"), part("mixed")])).toBe("mixed");
  expect(combineParts([part("not testable"), part("contradicted")])).toBe("contradicted");
  expect(combineParts([part("not testable")])).toBe("not testable");
});

test("a part beyond the claim does not count", () => {
  expect(combineParts([part("supported"), part("contradicted", true)])).toBe("supported");
  expect(combineParts([part("contradicted", true)])).toBe("not testable");
});
