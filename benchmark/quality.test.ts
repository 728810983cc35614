import { expect, test } from "vitest";
import type { QualityScore } from "./bundle";
import { boardQuality } from "./quality";

const PAPER_TASKS = ["MMLU-Pro", "BBH", "GPQA", "IFEval", "MATH", "MuSR"];

function aScore(metric: string, value: number, changes: Partial<QualityScore> = {}): QualityScore {
  return { task: "t", metric, value, better: "higher", origin: "reported", ...changes };
}

test("architecture boards show perplexity, fine-tuning boards the training loss, lower is better", () => {
  const perplexity = aScore("perplexity", 8.09, { better: "lower" });
  const loss = aScore("training loss", 0.71, { better: "lower" });
  const accuracy = aScore("accuracy", 0.5);
  expect(boardQuality("architecture", [accuracy, perplexity], null)).toEqual({
    value: 8.09,
    unit: "perplexity",
    better: "lower",
    measure: "perplexity",
    scores: [perplexity],
  });
  expect(boardQuality("fine-tuning", [accuracy, loss], null)).toMatchObject({ value: 0.71, unit: "loss" });
});

test("vision boards show FID", () => {
  const fid = aScore("FID", 9.4, { better: "lower" });
  expect(boardQuality("architecture", [fid], null)).toMatchObject({ value: 9.4, better: "lower" });
  expect(boardQuality("inference", [fid], null)).toMatchObject({ value: 9.4, measure: "FID" });
});

test("a published mean score stands as it is, and says over which tasks it is one", () => {
  const mean = aScore("mean score", 0.4, { over: ["MuSR", "BBH"] });
  const accuracy = aScore("accuracy", 0.9, { task: "BBH" });
  expect(boardQuality("inference", [accuracy, mean], ["BBH"])).toEqual({
    value: 0.4,
    unit: "score",
    better: "higher",
    measure: "mean score over BBH, MuSR",
    scores: [mean],
  });
});

test("without a published mean it is taken over all tasks of the workload, unweighted and in any order", () => {
  const scores = [
    aScore("accuracy", 0.2, { task: "MATH", samples: 1 }),
    aScore("accuracy", 0.6, { task: "BBH", samples: 1_000 }),
    aScore("accuracy", 0.9, { task: "HumanEval" }),
  ];
  const quality = boardQuality("inference", scores, ["BBH", "MATH"]);
  expect(quality).toMatchObject({ value: 0.4, unit: "score", measure: "mean score over BBH, MATH" });
});

test("Qwen2.5-14B with MATH alone of six tasks has no mean score", () => {
  const scores = [aScore("accuracy", 0.53, { task: "MATH" })];
  expect(boardQuality("inference", scores, PAPER_TASKS)).toBe("only 1 of 6 task scores");
});

test("a workload that names no tasks has the mean over the tasks there are, and the measure says which", () => {
  const scores = [aScore("accuracy", 0.5, { task: "MATH" })];
  expect(boardQuality("inference", scores, null)).toMatchObject({
    value: 0.5,
    measure: "mean score over MATH",
  });
});

test("a task that a workload names twice counts once", () => {
  const scores = [aScore("accuracy", 0.2, { task: "MATH" }), aScore("accuracy", 0.6, { task: "BBH" })];
  expect(boardQuality("inference", scores, ["MATH", "MATH", "BBH"])).toMatchObject({
    value: 0.4,
    measure: "mean score over BBH, MATH",
  });
});

test("other measures are no board quality", () => {
  expect(boardQuality("architecture", [aScore("accuracy", 0.5)], null)).toBe("not_reported");
  expect(boardQuality("inference", [aScore("DINO similarity", 0.5)], null)).toBe("not_reported");
  expect(boardQuality("inference", [], ["MATH"])).toBe("not_reported");
});
