import { expect, test } from "vitest";
import { accuracyScores } from "./accuracy";
import { MADE_UP_ACCURACY, madeUpSummary } from "./made-up-submission";
import { readSummary, summaryMetrics } from "./summary";

test("a log that does not say its scenario, or says another word, gives no latency and does not repeat it", () => {
  for (const scenario of ["", "/home/somebody/x", "N/A"]) {
    const summary = readSummary(madeUpSummary({ scenario }));
    expect(summary.scenario).toBeNull();
    expect(Object.keys(summaryMetrics(summary, "log.txt"))).toEqual(["it", "throughput"]);
  }
  const timed = readSummary(madeUpSummary({ scenario: "SingleStream" }));
  expect(Object.keys(summaryMetrics(timed, "log.txt"))).toContain("al");
});

test("a number with a word behind it is no score, one that NumPy prints is", () => {
  const text = MADE_UP_ACCURACY.replace("45.5", "12.5 furlongs").replace("70.0", "np.float64(70.0)");
  const scores = accuracyScores(text, "made-up", "accuracy.txt");
  expect(scores.map(({ task, metric, value }) => [task, metric, value])).toEqual([
    ["made-up", "rougeL", 0.3025],
    ["gsm8k", "accuracy", 0.7],
  ]);
});
