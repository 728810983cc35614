import { describe, expect, test } from "vitest";
import type { Axis } from "./axes";
import type { Bundle } from "./bundle";
import { aBundle, aResult, inCanonicalUnits } from "./bundle-builder";
import { buildChoice } from "./chooser/choice";
import { defaultChoice } from "./chooser/choose-question";
import { CLAIMS } from "./claims/claims";
import { MOST_COMPARED, parseCompareQuestion } from "./compare/compare-question";
import { compareStored } from "./compare/comparison";
import { buildCoverage, MOST_CELLS } from "./coverage/coverage";
import { defaultCoverage } from "./coverage/coverage-question";
import { findDisagreements } from "./coverage/disagreements";
import { tellingRuns } from "./coverage/telling-runs";
import { insights } from "./insights";
import { answerQuestion } from "./leaderboard";
import { firstResults } from "./preview/first-results";
import { previewBundle } from "./preview/preview";
import { comparePublished } from "./published/published-ranks";
import { defaultQuestion } from "./question";
import type { Result } from "./result";
import { aMeasurement, aStoredResult } from "./result-builder";
import { defaultTradeOff } from "./trade-offs/trade-off-question";
import { buildTradeOffs } from "./trade-offs/trade-offs";

const MANY = 5_000;
/** Anything that looks at all pairs of results takes longer by far. */
const END_MS = 60_000;

/** Made-up results of two weight precisions on one model, one machine and one data set, that differ by the seed. */
function seeds(count: number): Result[] {
  return cohort(count, (index) => ({ workload: { dataset: "Made-up QA", seed: Math.floor(index / 2) } }));
}

function cohort(count: number, changes: (index: number) => Parameters<typeof aStoredResult>[1]): Result[] {
  return Array.from({ length: count }, (_, index) =>
    aStoredResult(
      { amu: 20 + ((index * 7919) % 1000) / 100, al: 2 + ((index * 31) % 100) / 100, aec: 300, it: 40 },
      {
        id: `r${index}`,
        technique: index % 2 === 0 ? "int4" : "bfloat16",
        axis: "inference",
        family: "quantization",
        environment: { accelerator: "NVIDIA H100", count: 1 },
        quality: [
          {
            task: "t",
            metric: "accuracy",
            value: 0.5 + (index % 7) / 100,
            better: "higher",
            origin: "measured",
          },
        ],
        ...changes(index),
      },
    ),
  );
}

const idOf = (index: number) => index.toString(16).padStart(16, "0");

describe("5,000 results in one cohort are answered at all", { timeout: END_MS }, () => {
  const results = seeds(MANY);

  test("by every claim, in a bounded number of rows", () => {
    const parts = CLAIMS.flatMap((claim) => claim.test(results).parts);
    expect(Math.max(...parts.map(({ rows }) => rows.length))).toBeLessThanOrEqual(50);
    expect(Math.max(...parts.map(({ votes }) => votes.length))).toBeLessThanOrEqual(50);
  });

  test("by coverage, with the runs that would tell most", () => {
    const [matrix] = buildCoverage(defaultCoverage("inference"), results);
    expect(matrix?.settings[0]?.results).toHaveLength(MANY);
    const [telling] = tellingRuns(matrix ? [matrix] : [], ["amu"], 10);
    // Beside int4 and bfloat16 any other technique would be compared on the one model.
    expect(telling?.model).toBe("Qwen2.5-7B");
  });

  test.each([
    ["points", "values"],
    ["points", "change"],
    ["bands", "values"],
    ["bands", "change"],
    ["lines", "values"],
    ["lines", "change"],
  ] as const)("by trade-offs: %s of %s", (view, as) => {
    const { panels, lines, leftOut } = buildTradeOffs(
      { ...defaultTradeOff("inference"), view, as, frontier: "global" },
      results,
    );
    const drawn = [...panels, ...lines].flatMap(({ points }) => points).length;
    const left = leftOut.flatMap((group) => group.results).length;
    expect(drawn + left).toBe(MANY);
  });

  test("by the chooser", () => {
    const { groups } = buildChoice({ ...defaultChoice("inference"), limits: { memory: 25 } }, results);
    const techniques = groups.flatMap((group) => group.techniques);
    expect(techniques.reduce((sum, { evidence }) => sum + evidence.length, 0)).toBe(MANY);
  });

  test("by what the first page says", () => {
    expect(insights(results).length).toBeGreaterThanOrEqual(0);
  });

  test.each(["runs", "techniques"] as const)("by the board of %s with its changes", (level) => {
    const board = answerQuestion({ ...defaultQuestion("inference"), level, show: "deltas" }, results);
    expect(board.cohorts).toHaveLength(1);
  });

  test("by the published ranks", () => {
    const none: Record<Axis, readonly Result[]> = { architecture: [], "fine-tuning": [], inference: results };
    expect(() => comparePublished(none)).not.toThrow();
  });

  test("by a comparison of as many of them as an address may name", () => {
    const { question } = parseCompareQuestion({ results: results.map((_, index) => idOf(index)).join(",") });
    const named = results.slice(0, question.results.length);
    expect(question.results).toHaveLength(MOST_COMPARED);
    const stored = named.map((result) => ({
      result,
      standing: "current" as const,
      current: null,
      reason: null,
    }));
    expect(compareStored(question, stored).columns).toHaveLength(MOST_COMPARED);
  });
});

test("the preview of 5,000 results is answered, and of the first 500 of them", { timeout: END_MS }, () => {
  const results = Array.from({ length: MANY }, (_, index) =>
    aResult({
      id: `r${index}`,
      workload: { dataset: "Made-up QA", seed: index },
      // The last is the best.
      metrics: inCanonicalUnits({ al: MANY - index }),
    }),
  );
  const identity = { bundle: "b1", resultId: (localId: string) => localId };
  const alOf = (bundle: Bundle) =>
    previewBundle(bundle, new Map(), identity)[0]?.values.find(({ column }) => column === "al");
  const whole = aBundle({ results });
  expect([alOf(whole)?.cell.rank, alOf(whole)?.among]).toEqual([MANY, MANY]);
  const first = alOf(firstResults(whole, 500).bundle);
  expect([first?.cell.rank, first?.among]).toEqual([500, 500]);
});

describe("what is kept of very many results", () => {
  test("of a thousand repeats that exclude each other, 50 disagreements", () => {
    const repeats = Array.from({ length: 1_000 }, (_, seed) =>
      aStoredResult(
        { amu: aMeasurement(seed, { uncertainty: { kind: "stdev", value: 0.1 } }) },
        { id: `r${seed}`, workload: { dataset: "Made-up QA", seed } },
      ),
    );
    const found = findDisagreements(repeats, ["amu"]);
    expect(found).toHaveLength(50);
    expect(new Set(found.map(({ sides }) => sides.map(({ result }) => result).join())).size).toBe(50);
  });

  test("of a thousand techniques on a model each, a matrix of 20,000 cells, and how many columns are left out", () => {
    const own = cohort(1_000, (index) => ({
      technique: `technique ${index}`,
      model: `Model ${index}`,
      pairedModel: `Model ${index}`,
      workload: { dataset: "Made-up QA" },
    }));
    const [matrix] = buildCoverage(defaultCoverage("inference"), own);
    const cells = matrix?.rows.flatMap((row) => row.cells).length ?? 0;
    expect(cells).toBeGreaterThan(10_000);
    expect(cells).toBeLessThanOrEqual(MOST_CELLS);
    const columns = matrix?.settings.flatMap((setting) => setting.columns).length ?? 0;
    expect(columns + (matrix?.left ?? 0)).toBe(1_000);
  });
});
