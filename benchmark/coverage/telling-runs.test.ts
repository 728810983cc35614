import { describe, expect, test } from "vitest";
import type { Result } from "../result";
import { aStoredResult } from "../result-builder";
import { buildCoverage } from "./coverage";
import { defaultCoverage } from "./coverage-question";
import { tellingRuns } from "./telling-runs";

/** Made-up runs of an open family: "A on M1" has memory, "A on M1+al" latency as well. */
function runs(...texts: string[]): Result[] {
  return texts.map((text) => {
    const [setup = "", latency] = text.split("+");
    const [technique = "", model = ""] = setup.split(" on ");
    return aStoredResult({ amu: 1, ...(latency ? { al: 1 } : {}) }, { technique, model, family: "made-up" });
  });
}

function list(results: readonly Result[]) {
  const matrices = buildCoverage(defaultCoverage("fine-tuning"), results);
  return tellingRuns(matrices, ["amu", "al"], 10).map(({ techniques, model, means, gains, isPartial }) => ({
    run: `${techniques.map(({ technique }) => technique).join(" or ")} on ${model}`,
    means,
    gains: gains.map(
      ({ column, before, after }) =>
        `${column}: ${before.techniques} x ${before.models} -> ${after.techniques} x ${after.models}`,
    ),
    isPartial,
  }));
}

describe("a run that tells much", () => {
  test("is the only one that keeps a model out of the means: all of them widen", () => {
    // A and B meet on M1 alone; M2 waits for B.
    expect(list(runs("A on M1", "B on M1", "A on M2"))).toEqual([
      { run: "B on M2", means: 2, gains: ["amu: 2 x 1 -> 2 x 2"], isPartial: false },
    ]);
  });

  test("is the only one that keeps a technique out of the ranks: one mean is new", () => {
    // No model has all three. Of those on fewest models C comes last by name and is set aside; it lacks M1 alone.
    expect(list(runs("A on M1", "B on M1", "C on M2"))).toEqual([
      { run: "C on M1", means: 1, gains: ["amu: 2 x 1 -> 3 x 1"], isPartial: false },
    ]);
  });

  test("may be one that the board has without a metric", () => {
    expect(list(runs("A on M1+al", "B on M1+al", "A on M2+al", "B on M2"))).toEqual([
      { run: "B on M2", means: 2, gains: ["al: 2 x 1 -> 2 x 2"], isPartial: true },
    ]);
  });

  test("counts all columns together, so that a whole run comes before a metric", () => {
    const results = runs(...["A on M1+al", "B on M1+al", "A on M2+al", "B on M2"], ...["A on M3+al"]);
    // M3 waits for B in memory and in latency; M2 in latency alone.
    expect(list(results).map(({ run, means }) => [run, means])).toEqual([
      ["B on M3", 4],
      ["B on M2", 2],
    ]);
  });
});

describe("a run that tells nothing", () => {
  test("is not listed: it would let fewer models be compared", () => {
    // A and B meet on M1 and M2. With M3, C would be ranked, but over M3 alone no more than over none.
    expect(list(runs("A on M1", "B on M1", "A on M2", "B on M2", "C on M3"))).toEqual([]);
  });

  test("is not listed: two runs are lacking, or one technique alone was measured", () => {
    expect(list(runs("A on M1", "B on M1", "C on M1", "A on M2"))).toEqual([]);
    expect(list(runs("A on M1", "A on M2"))).toEqual([]);
    expect(list([])).toEqual([]);
  });
});

test("a setting that does not say on what it ran can't be joined, and has none", () => {
  const unknown = runs("A on M1", "B on M1", "A on M2").map((result) => ({ ...result, environment: {} }));
  expect(list(unknown)).toEqual([]);
});

test("runs that would let as much be compared are one, whichever technique is taken", () => {
  // C and D were measured on other data alone; either would be ranked with A and B by a run on theirs.
  const elsewhere = runs("C on M1", "D on M1").map((result) => ({
    ...result,
    workload: { dataset: "Another" },
  }));
  expect(list([...runs("A on M1", "B on M1"), ...elsewhere]).map(({ run, means }) => [run, means])).toEqual([
    // Of two settings with as many results "Another" comes before "OpenO1-SFT".
    ["A or B on M1", 1],
    ["C or D on M1", 1],
  ]);
});

test("of equals the first by model and technique comes first, and no more are listed than asked for", () => {
  const results = runs("A on M1", "B on M1", "A on M3", "A on M2");
  expect(list(results).map(({ run }) => run)).toEqual(["B on M2", "B on M3"]);
  const matrices = buildCoverage(defaultCoverage("fine-tuning"), results);
  expect(tellingRuns(matrices, ["amu"], 1)).toHaveLength(1);
});
