import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Score } from "./score";
import { presetWeights } from "./score-presets";
import { type ScorableRow, scoreRows } from "./scoring";

const baseline: ScorableRow = {
  is_baseline: true,
  cells: { quality: { rank: 1 }, amu: { rank: 2 }, aec: { rank: 2 } },
};

function by(by: Score["by"], weights: Score["weights"]): Score {
  return { by, weights };
}

/** Made-up rows with these ratios to the baseline. */
function ratios(own: Partial<Record<"quality" | "amu" | "aec", number | null>>): ScorableRow {
  return {
    cells: Object.fromEntries(
      Object.entries(own).map(([column, ratio]) => [column, { rank: 1, delta: { ratio } }]),
    ),
  };
}

function ranks(own: Partial<Record<"quality" | "amu" | "aec", number | null>>): ScorableRow {
  return { cells: Object.fromEntries(Object.entries(own).map(([column, rank]) => [column, { rank }])) };
}

/** Scores to nine decimals: a cube root is no exact number. */
function rounded(rows: readonly ScorableRow[], score: Score) {
  return scoreRows(rows, score, "architecture").scores.map((own) =>
    "why" in own ? own.why : [Number(own.value.toFixed(9)), own.rank],
  );
}

describe("by ratios", () => {
  test("a score is the weighted geometric mean of how many times better than the baseline, which is 1", () => {
    // Twice as good in quality, half as good in memory: with equal weights that cancels out.
    const twiceAndHalf = ratios({ quality: 2, amu: 0.5 });
    // With a third for quality 8^(1/3) = 2 and 2^(1/3) × 0.5^(2/3) = 2^(-1/3) = 0.793700526; with three quarters
    // 8^(3/4) = 4.756828460.
    const eight = ratios({ quality: 8, amu: 1 });
    expect(rounded([baseline, twiceAndHalf, eight], by("ratios", { quality: 1, amu: 1 }))).toEqual([
      [1, 2],
      [1, 2],
      [2.828427125, 1],
    ]);
    expect(rounded([baseline, twiceAndHalf, eight], by("ratios", { quality: 1, amu: 2 }))).toEqual([
      [1, 2],
      [0.793700526, 3],
      [2, 1],
    ]);
    expect(rounded([baseline, eight], by("ratios", { quality: 75, amu: 25 }))).toEqual([
      [1, 2],
      [4.75682846, 1],
    ]);
  });

  test("equal scores share a rank, and the next one counts them", () => {
    const rows = [ratios({ amu: 3 }), ratios({ amu: 2 }), ratios({ amu: 2 }), ratios({ amu: 1 })];
    expect(rounded(rows, by("ratios", { amu: 5 }))).toEqual([
      [3, 1],
      [2, 2],
      [2, 2],
      [1, 4],
    ]);
  });

  test("a row that lacks what a column needs has no score, names it and takes no rank", () => {
    const rows = [
      baseline,
      ratios({ quality: 2, amu: 2, aec: 2 }),
      ratios({ quality: 9 }),
      ratios({ quality: 9, amu: null, aec: 9 }),
      { cells: { quality: { rank: 1, delta: { why: "another measure" } }, amu: { missing: "failed" } } },
    ];
    expect(rounded(rows, by("ratios", { quality: 1, amu: 1, aec: 1 }))).toEqual([
      [1, 2],
      [2, 1],
      "no value for AMU, AEC",
      "no ratio, for which both values must be above 0, for AMU",
      "no value for AMU, AEC; nothing to compare with for quality",
    ]);
  });

  test("zero, negative and infinite ratios are none", () => {
    const rows = [
      baseline,
      ratios({ amu: 2 }),
      ...[0, -1, Number.POSITIVE_INFINITY, Number.NaN].map((amu) => ratios({ amu })),
    ];
    const none = "no ratio, for which both values must be above 0, for AMU";
    expect(rounded(rows, by("ratios", { amu: 1 }))).toEqual([[1, 2], [2, 1], none, none, none, none]);
  });
});

describe("by ranks", () => {
  test("a score is the weighted mean rank, and the lowest is first", () => {
    // (3 × 1 + 1 × 2) / 4 = 1.25 and (3 × 2 + 1 × 1) / 4 = 1.75.
    const rows = [
      ranks({ quality: 1, amu: 2 }),
      ranks({ quality: 2, amu: 1 }),
      ranks({ quality: 3, amu: 3 }),
    ];
    expect(rounded(rows, by("ranks", { quality: 3, amu: 1 }))).toEqual([
      [1.25, 1],
      [1.75, 2],
      [3, 3],
    ]);
    expect(rounded(rows, by("ranks", { quality: 1, amu: 1 }))).toEqual([
      [1.5, 1],
      [1.5, 1],
      [3, 3],
    ]);
  });

  test("a value that is not ranked gives no score", () => {
    const rows = [ranks({ amu: 1 }), ranks({ amu: 2 }), ranks({ amu: null })];
    expect(rounded(rows, by("ranks", { amu: 1 }))).toEqual([[1, 1], [2, 2], "no rank for AMU"]);
  });
});

describe("columns that do not count", () => {
  test("a column that fewer than two rows have is left out, and the others share its weight", () => {
    const rows = [
      baseline,
      { cells: { quality: { rank: 1, delta: { ratio: 4 } }, amu: { rank: 1, delta: { why: "no" } } } },
    ];
    const scored = scoreRows(rows, by("ratios", { quality: 1, amu: 1, tt: 8, al: 0 }), "architecture");
    expect(scored.shares).toEqual([{ column: "quality", share: 1 }]);
    expect(scored.left_out).toEqual([
      { column: "amu", why: "only one row has a ratio to the baseline" },
      { column: "tt", why: "no values here" },
    ]);
    expect(scored.scores).toEqual([
      { value: 1, rank: 2 },
      { value: 4, rank: 1 },
    ]);
  });

  test("without a baseline nothing can be scored by ratios, and by ranks it can", () => {
    const rows = [ranks({ amu: 1 }), ranks({ amu: 2 })];
    const scored = scoreRows(rows, by("ratios", { amu: 1 }), "architecture");
    expect(scored.left_out).toEqual([{ column: "amu", why: "nothing here has a ratio to the baseline" }]);
    expect(scored.scores).toEqual([
      { why: "no metric with a weight can be scored here" },
      { why: "no metric with a weight can be scored here" },
    ]);
    expect(scored.shares).toEqual([]);
    expect(scoreRows(rows, by("ranks", { amu: 1 }), "architecture").left_out).toEqual([]);
  });

  test("a row alone has no score, and no rows give no scores", () => {
    expect(rounded([baseline], by("ratios", { amu: 1 }))).toEqual([
      "no metric with a weight can be scored here",
    ]);
    expect(rounded([], by("ratios", { amu: 1 }))).toEqual([]);
  });

  test("shares are weights over their sum, in the order of the board", () => {
    const rows = [baseline, ratios({ quality: 1, amu: 1, aec: 1 })];
    const { shares } = scoreRows(rows, by("ratios", { aec: 5, amu: 2, quality: 1 }), "architecture");
    expect(shares).toEqual([
      { column: "quality", share: 0.125 },
      { column: "amu", share: 0.25 },
      { column: "aec", share: 0.625 },
    ]);
  });
});

test("scores do not depend on the order of rows, nor on the size of all weights together", () => {
  const positive = fc.double({ min: 0.01, max: 100, noNaN: true });
  const some = fc.array(fc.tuple(positive, positive), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(some, (pairs) => {
      const rows = pairs.map(([quality, amu]) => ratios({ quality, amu }));
      const { scores } = scoreRows(rows, by("ratios", { quality: 2, amu: 3 }), "architecture");
      const turned = scoreRows(rows.toReversed(), by("ratios", { quality: 2, amu: 3 }), "architecture");
      expect(turned.scores.toReversed()).toEqual(scores);
      const larger = scoreRows(rows, by("ratios", { quality: 20, amu: 30 }), "architecture");
      expect(larger.scores).toEqual(scores);
    }),
  );
});

describe("a preset", () => {
  const row = (amu: number, al: number | null, aec: number) => ({
    cells: {
      amu: { rank: 1, delta: { ratio: amu } },
      al: al === null ? { missing: "not_reported" } : { rank: 1, delta: { ratio: al } },
      aec: { rank: 1, delta: { ratio: aec } },
    },
  });
  const rows = [row(1, 1, 1), row(4, null, 1), row(2, 2, 2)];

  test("does not count a column that alone would cost a row its score, and says so", () => {
    const { shares, left_out, scores } = scoreRows(
      rows,
      { by: "ratios", weights: presetWeights("balanced", "architecture") },
      "architecture",
    );
    // Quality and TT have no values here; of AMU, AL and AEC the second row lacks AL alone: (4 x 1)^(1/2) = 2.
    expect(shares.map(({ column }) => column)).toEqual(["amu", "aec"]);
    expect(left_out.find(({ column }) => column === "al")?.why).toBe(
      "it alone would cost a row its score; weights of your own count it",
    );
    expect(scores[1]).toMatchObject({ value: expect.closeTo(2, 12) });
  });

  test("keeps the column that it is named for", () => {
    const weights = presetWeights("smallest-memory", "architecture");
    const { shares, scores } = scoreRows(
      [row(1, 1, 1), row(2, 2, 2), { cells: { ...row(1, 1, 1).cells, amu: { missing: "failed" } } }],
      { by: "ratios", weights },
      "architecture",
    );
    expect(shares.map(({ column }) => column)).toEqual(["amu", "al", "aec"]);
    expect(scores[2]).toEqual({ why: "no value for AMU" });
  });

  test("is left for weights of one's own, which count what they name", () => {
    const { shares, scores } = scoreRows(rows, { by: "ratios", weights: { amu: 2, al: 1 } }, "architecture");
    expect(shares.map(({ column }) => column)).toEqual(["amu", "al"]);
    expect(scores[1]).toEqual({ why: "no value for AL" });
  });
});

describe("uncertainty", () => {
  const row = (ratio: number, value: number, uncertainty: number): ScorableRow => ({
    cells: { amu: { rank: 1, value, uncertainty, delta: { ratio } } },
  });
  const amu: Score = { by: "ratios", weights: { amu: 1 } };

  test("makes scores share a rank where the intervals of their logarithms overlap", () => {
    // 10, 9.9 and 5 against 10, of which the first two are known to 5% and the last to 1%.
    const { scores } = scoreRows(
      [row(1, 10, 0.5), row(10 / 9.9, 9.9, 0.495), row(2, 5, 0.05)],
      amu,
      "architecture",
    );
    expect(scores).toMatchObject([{ rank: 2, rank_to: 3 }, { rank: 2, rank_to: 3 }, { rank: 1 }]);
    expect(scores[2]).not.toHaveProperty("rank_to");
  });

  test("what a board does not rank has no score by ratios either", () => {
    const unranked: ScorableRow = { cells: { amu: { rank: null, value: 5, delta: { ratio: 2 } } } };
    const { scores } = scoreRows([row(1, 10, 0), row(1.1, 9, 0), unranked], amu, "architecture");
    expect(scores[2]).toEqual({ why: "no rank for AMU" });
  });
});
