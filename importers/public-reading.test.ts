import { expect, test } from "vitest";
import { madeUpEmissions } from "./made-up-energy-logs";
import { publicReading } from "./public-reading";
import type { Reading } from "./reading";
import { importFiles } from "./registry";
import { RUNS } from "./serving/made-up-runs";
import { sglang } from "./sglang";
import { textFile } from "./source-file";

const READING: Reading = {
  producer: "made-up",
  version: "1.2.3",
  label: "qps 4",
  paths: ["home/x.json"],
  facts: { axis: "inference", model: { name: "Tiny-1B" }, workload: { dataset: "sharegpt" } },
  metrics: { al: { value: 1, unit: "s", path: "x.json", note: "Mean over requests." } },
  scores: [{ task: "humaneval", metric: "pass@1", value: 0.5, better: "higher", path: "x.json" }],
  notes: ["4 requests completed."],
};

test("a reading that tells nothing stays as it is", () => {
  expect(publicReading(READING)).toEqual(READING);
});

test("whatever an importer let through is hidden or left out", () => {
  const told = publicReading({
    ...READING,
    version: "192.168.7.7",
    label: "qps 4, hf_madeUpmadeUpmadeUp",
    facts: {
      axis: "inference",
      model: { name: "Tiny-1B" },
      workload: { dataset: "gpu01.cs.example-college.edu", settings: { backend: "192.168.7.7", qps: 4 } },
    },
    metrics: {
      al: { value: 1, unit: "s", path: "x.json", note: "Measured on 10.1.2.3.", doubt: "See /ceph/me/log." },
      ttft: { missing: "not_measured", note: "Of me@example-lab.edu." },
    },
    scores: [
      { task: "/ceph/me/tasks/mine.yaml", metric: "acc", value: 0.5, better: "higher", path: "x.json" },
      { task: "mmlu", metric: "acc", value: 0.5, better: "higher", path: "x.json", note: "From ~/mmlu." },
    ],
    notes: ["Ran in /ceph/me/run."],
    notComparable: "Limited by /ceph/me/limit.",
  });
  expect(told).toEqual({
    producer: "made-up",
    label: "qps 4, _",
    paths: ["home/x.json"],
    facts: { axis: "inference", model: { name: "Tiny-1B" }, workload: { settings: { qps: 4 } } },
    metrics: {
      al: { value: 1, unit: "s", path: "x.json", note: "Measured on _.", doubt: "See _" },
      ttft: { missing: "not_measured", note: "Of _." },
    },
    scores: [{ task: "mmlu", metric: "acc", value: 0.5, better: "higher", path: "x.json", note: "From _" }],
    notes: ["Ran in _", "Scores left out, as their names tell of a machine: 1."],
    notComparable: "Limited by _",
  });
});

test("what stands in names of a raw file comes into no document", async () => {
  const [, run] = RUNS.find(([importer]) => importer === sglang) ?? [];
  const load = { ...run, dataset_name: "hf_madeUpmadeUpmadeUp", backend: "192.168.7.7" };
  const emissions = madeUpEmissions([{}, {}]).replaceAll(
    "codecarbon,",
    "me at gpu01.cs.example-college.edu,",
  );
  const files = [textFile("sglang.jsonl", JSON.stringify(load)), textFile("emissions.csv", emissions)];
  const { readings } = await importFiles(files);
  expect(readings.map(({ producer }) => producer).toSorted()).toEqual([
    "codecarbon",
    "codecarbon",
    "sglang-bench",
  ]);
  const told = JSON.stringify(readings);
  expect(told).not.toMatch(/hf_|192\.168|example-college/);
  expect(told).toContain("example-org/Tiny-1B");
});
