import { describe, expect, test } from "vitest";
import { checkBundle } from "@/benchmark/checks";
import { makeBundle } from "./draft";
import { findingPlace, resultRuns } from "./finding-places";
import { draftOf } from "./import-draft";
import { ANSWERS, aValue, scores, speed } from "./made-up-readings";

const RUNS = [
  { number: 2, label: "a.json", scores: [] },
  { number: 5, label: "b.csv, row 3", scores: ["accuracy of gsm8k", "f1 of squad"] },
];

describe("a finding of a bundle that was imported", () => {
  test.each([
    ["/results/1/metrics/amu/value", 5, "b.csv, row 3", "Average Memory Utilization (AMU)"],
    ["/results/0/metrics/peak_memory", 2, "a.json", "Peak memory"],
    ["/results/1/quality/1/value", 5, "b.csv, row 3", "f1 of squad"],
    ["/results/1/quality", 5, "b.csv, row 3", "its scores"],
    ["/results/1/quality/7", 5, "b.csv, row 3", "its scores"],
    ["/results/0/model/parameters_b", 2, "a.json", "model.parameters_b"],
    ["/results/0/workload/settings/a~1b~0c", 2, "a.json", "workload.settings.a/b~c"],
    ["/results/0", 2, "a.json", ""],
  ])("at %s is told by run %i", (pointer, run, label, field) => {
    expect(findingPlace({ pointer }, RUNS)).toEqual({ run, label, field });
  });

  test.each(["", "/title", "/results", "/results/2/metrics/amu", "/results/x", "/environments/h100"])(
    "at “%s” is of no one run",
    (pointer) => expect(findingPlace({ pointer }, RUNS)).toBeNull(),
  );

  test("leads to the run of its file, also where earlier runs are left out", () => {
    const impossible = {
      metrics: { it: aValue(100, "tokens/s", "c.json"), pcu: aValue(140, "%", "c.json") },
    };
    const readings = [
      speed("a.json", "M-1B", { metrics: { tt: aValue(1, "tokens/param/s", "a.json") } }),
      speed("b.json", "M-1B"),
      speed("c.json", "M-1B", impossible),
    ];
    const draft = draftOf(readings, { ...ANSWERS, "runs.2.take": "no" });
    const made = makeBundle(draft);
    expect(made.runs).toEqual([3]);
    const { findings } = checkBundle(made.bundle);
    expect(findings.map((one) => [one.code, findingPlace(one, resultRuns(draft, made))])).toEqual([
      ["metric.range", { run: 3, label: "c.json", field: "Peak Compute Utilization (PCU)" }],
    ]);
  });

  test("names the scores that the result has", () => {
    const draft = draftOf([scores("results.json", "M-1B", ["gsm8k", "squad"])], ANSWERS);
    expect(resultRuns(draft, makeBundle(draft))).toEqual([
      { number: 1, label: "results.json", scores: ["accuracy of gsm8k", "accuracy of squad"] },
    ]);
  });
});
