import { describe, expect, test } from "vitest";
import type { Score } from "@/benchmark/score/score";
import { type ScorableRow, scoreRows } from "@/benchmark/score/scoring";
import { stabilityOf } from "@/benchmark/score/stability";
import { scoreSummary } from "./score-content";

type Row = ScorableRow & { technique: string; model?: string };

/** A made-up row with these ratios to the baseline, and ranks where they are given. */
function row(technique: string, ratios: Partial<Record<"quality" | "amu", number>>, rank = 1): Row {
  return {
    technique,
    cells: Object.fromEntries(
      Object.entries(ratios).map(([column, ratio]) => [column, { rank, delta: { ratio } }]),
    ),
  };
}

const baseline: Row = { ...row("MHA", { quality: 1, amu: 1 }), is_baseline: true };

function summary(rows: readonly Row[], weights: Score["weights"], by: Score["by"] = "ratios") {
  const scored = scoreRows(rows, { by, weights }, "architecture");
  return scoreSummary(rows, scored, stabilityOf(scored), "MHA");
}

describe("summary of a cohort", () => {
  test("says who is first by how much, how often, and what would change it", () => {
    // Level with the baseline where t ln 4 = (1 − t) ln 2: at a third of the weight for quality.
    const { winner, stability, counted, scoreTitle } = summary(
      [baseline, row("GQA", { quality: 4, amu: 0.5 })],
      { quality: 1, amu: 1, tt: 3 },
    );
    expect(winner).toBe("By these weights GQA is first: 1.41× MHA.");
    expect(stability[0]).toMatch(/^It is first under 6[0-9]% of all weightings\.$/);
    expect(stability[1]).toBe(
      "Nearest change: if quality counted less than 33% instead of 50%, MHA would be first.",
    );
    expect(counted).toEqual(["Counted: quality 50%, AMU 50%.", "Not counted: TT (no values here)."]);
    expect(scoreTitle).toBe("Score, times MHA");
  });

  test("says so where the baseline is first, where first place is shared, and where nothing can change it", () => {
    expect(summary([baseline, row("GQA", { amu: 0.5 })], { amu: 1 }).winner).toBe(
      "By these weights MHA is first: it is the baseline, and every other scores below 1×.",
    );
    const shared = summary(
      [baseline, row("GQA", { quality: 2, amu: 3 }), row("MQA", { quality: 3, amu: 2 })],
      { quality: 1, amu: 1 },
    );
    expect(shared.winner).toBe("By these weights GQA and MQA share first place: 2.45× MHA.");
    expect(shared.stability).toEqual(["The smallest change of the weights may decide between them."]);
    const dominant = summary([baseline, row("GQA", { quality: 2, amu: 2 })], { quality: 1, amu: 1 });
    expect(dominant.stability).toEqual([
      "It is first under every weighting that was tried.",
      "No change of a single weight makes another one first.",
    ]);
    expect(
      dominant.rows.map(({ name, score, first, firstThree }) => [name, score, first, firstThree]),
    ).toEqual([
      ["GQA", "2×", "100%", "100%"],
      ["MHA", "1×", "0%", "100%"],
    ]);
  });

  test("a row without a score is named with its reason, rows of one reason together", () => {
    const rows = [
      baseline,
      row("GQA", { quality: 1, amu: 2 }),
      row("MQA", { quality: 9 }),
      { ...row("NSA", { quality: 9 }), model: "Qwen2.5-7B" },
    ];
    expect(summary(rows, { quality: 1, amu: 1 }).counted).toEqual([
      "Counted: quality 50%, AMU 50%.",
      "No score: MQA and NSA on Qwen2.5-7B (no value for AMU).",
    ]);
  });

  test("one metric alone has no weights to vary, and one row alone nothing to be first of", () => {
    const single = summary([baseline, row("GQA", { amu: 2 })], { amu: 7 });
    expect(single.stability).toEqual(["Only AMU counts, so there are no weights to vary."]);
    expect(single.rows).toEqual([]);
    const alone = summary([baseline], { amu: 7 });
    expect(alone.winner).toBe("By these weights nothing here has a score.");
    expect(alone.counted).toEqual(["Not counted: AMU (only one row has a ratio to the baseline)."]);
  });

  test("more than sixty rows are scored without stability, and it says so", () => {
    const rows = Array.from({ length: 61 }, (_, at) => row(`T${at}`, { quality: 1 + at, amu: 1 }));
    const { winner, stability } = summary(rows, { quality: 1, amu: 1 });
    expect(winner).toBe("By these weights T60 is first: 7.81× MHA.");
    expect(stability).toEqual(["How stable that is, is worked out for at most 60 rows; here are 61."]);
  });

  test("by ranks the mean rank is told, and what it does not know", () => {
    const rows = [row("GQA", { quality: 1, amu: 1 }, 1), row("MQA", { quality: 1, amu: 1 }, 2)];
    const { winner, counted, scoreTitle } = summary(rows, { quality: 1, amu: 1 }, "ranks");
    expect(winner).toBe("By these weights GQA is first: mean rank 1.");
    expect(counted.at(-1)).toBe("A mean of ranks knows the order alone, not by how much.");
    expect(scoreTitle).toBe("Score, mean rank");
  });
});
