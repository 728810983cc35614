import { describe, expect, test } from "vitest";
import { textFile } from "../source-file";
import { lmEval } from "./lm-eval";
import { rangeOf, rangeText } from "./ranges";

async function readMetrics(task: string, row: Record<string, number>, higher = true) {
  const metrics = Object.keys(row).map((key) => key.split(",")[0] ?? "");
  const content = {
    results: { [task]: row, sound: { "acc,none": 0.5 } },
    "n-shot": { [task]: 0, sound: 0 },
    higher_is_better: {
      [task]: Object.fromEntries(metrics.map((metric) => [metric, higher])),
      sound: { acc: true },
    },
  };
  const { readings } = await lmEval.read([textFile("results.json", JSON.stringify(content))], []);
  const [reading] = readings;
  return {
    scores: reading?.scores
      .filter((score) => score.task === task)
      .map(({ metric, value }) => [metric, value]),
    notes: reading?.notes,
  };
}

describe("a score out of its range", () => {
  test.each([
    ["acc_norm,none", 55, "0 to 1"],
    ["exact_match,strict-match", 65.2, "0 to 1"],
    ["mcc,none", 45, "-1 to 1"],
    ["mcc,none", -1.5, "-1 to 1"],
    ["f1,none", 61, "0 to 1"],
    ["pct_stereotype,none", 63.5, "0 to 1"],
    ["brier_score,none", 2.5, "0 to 2"],
    ["prompt_level_strict_acc,none", 71, "0 to 1"],
    ["bleu,none", 101, "0 to 100"],
    ["word_perplexity,none", 0.5, "1 or more"],
    ["acc,none", 1.5, "0 to 1"],
  ])("%s of %d is left out, and it is told why", async (key, value, range) => {
    expect(await readMetrics("colours", { [key]: value })).toEqual({
      scores: [],
      notes: [
        `Left out, being out of the range that the harness gives the metric: colours ${key} is ${value}, not ${range}.`,
      ],
    });
  });

  test.each([
    ["acc_norm,none", 0.55],
    ["mcc,none", -0.45],
    ["brier_score,none", 1.25],
    ["bleu,none", 31.5],
    ["rouge1_max,none", 47.5],
    ["rouge1_diff,none", -4.5],
    ["word_perplexity,none", 12.5],
    ["charm,none", 4200],
  ])("%s of %d is in it, or nobody gives one", async (key, value) => {
    expect(await readMetrics("colours", { [key]: value })).toEqual({
      scores: [[key.replace(",none", ""), value]],
      notes: [],
    });
  });

  test("tasks that take another script's percent keep it, their accuracies stay fractions", async () => {
    expect((await readMetrics("squadv2", { "f1,none": 61.5, "HasAns_exact,none": 59 })).scores).toEqual([
      ["f1", 61.5],
      ["HasAns_exact", 59],
    ]);
    expect((await readMetrics("scrolls_quality", { "em,none": 41, "acc,none": 41 })).scores).toEqual([
      ["em", 41],
    ]);
    expect((await readMetrics("xquad_de", { "f1,none": 61.5 })).scores).toEqual([]);
  });
});

test("ranges are those of the whole name", () => {
  expect(rangeOf("colours", "accent")).toBe(null);
  expect(rangeOf("colours", "likelihood_diff")).toBe(null);
  expect(rangeText(rangeOf("colours", "ppl") ?? [0, 0])).toBe("1 or more");
});
