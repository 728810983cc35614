import { expect, test } from "vitest";
import { importTree, lmEvalResults, monitorDump, performance } from "./run-builder";

const MMLU = "q/Imagined-7B_bfloat16_MMLU-Pro.json/made-up__Imagined-7B/results_2025-01-01.json";
const mmlu = (row: Record<string, unknown> = {}, extra = {}) =>
  lmEvalResults("leaderboard_mmlu_pro", { "acc,none": 0.4, "acc_stderr,none": 0.01, ...row }, extra);

async function readOne(tree: Record<string, string>) {
  const { readings } = await importTree(tree);
  const [reading] = readings;
  if (!reading || readings.length > 1) throw new Error(`${readings.length} readings`);
  return reading;
}

test("A results file gives its score, and of GPU 0 a share of memory, time busy and power; AL is unknown", async () => {
  const reading = await readOne({ [MMLU]: mmlu() });
  expect(reading.scores).toEqual([
    {
      task: "MMLU-Pro",
      metric: "accuracy",
      value: 0.4,
      better: "higher",
      stderr: 0.01,
      samples: 200,
      shots: 3,
      path: MMLU,
      note: "acc,none of leaderboard_mmlu_pro.",
    },
  ]);
  expect(reading.metrics).toMatchObject({
    amu: {
      value: 0.7,
      unit: "fraction",
      scope: "per_accelerator",
      doubt: expect.stringContaining("reserves"),
    },
    pcu: { value: 0.5, unit: "fraction" },
    aec: { value: 400, unit: "W", scope: "per_accelerator" },
    al: { missing: "not_measured" },
  });
  expect(reading.facts).toMatchObject({
    axis: "inference",
    model: { name: "Imagined-7B", hub_id: "made-up/Imagined-7B" },
    technique: { family: "quantization", name: "bfloat16" },
    environment: { accelerator: "NVIDIA H100 80GB HBM3" },
    workload: { tasks: ["MMLU-Pro"], dataset: "MMLU-Pro", seed: 5 },
  });
});

test("Tasks of one model and precision are one reading: power is weighted by time, and each task's is told", async () => {
  const ifeval = lmEvalResults("leaderboard_ifeval", {
    "prompt_level_strict_acc,none": 0.3,
    performance_metrics: performance({ AEC: 200, total_time: 300 }),
  });
  const reading = await readOne({ [MMLU]: mmlu(), "q/Imagined-7B_bfloat16_IFEval_2025.json": ifeval });
  expect(reading.scores.map(({ task, value }) => [task, value])).toEqual([
    ["IFEval", 0.3],
    ["MMLU-Pro", 0.4],
  ]);
  expect(reading.metrics.aec).toMatchObject({
    value: 250,
    note: expect.stringContaining("By task: IFEval 200; MMLU-Pro 400."),
  });
  expect(reading.facts.workload?.tasks).toEqual(["MMLU-Pro", "IFEval"]);
});

test("The same task twice is two readings", async () => {
  const { readings } = await importTree({
    [MMLU]: mmlu(),
    "q/later_results.json": mmlu({ "acc,none": 0.41 }),
  });
  expect(readings.map(({ label, scores }) => [label, scores[0]?.value])).toEqual([
    ["Imagined-7B bfloat16", 0.4],
    ["Imagined-7B bfloat16 (2)", 0.41],
  ]);
});

test("A group's score is taken once; a group without one is the mean of its sub-tasks by size", async () => {
  const group = (own: Record<string, unknown>) =>
    JSON.stringify({
      results: {
        leaderboard_gpqa: { alias: "leaderboard_gpqa", ...own, performance_metrics: performance() },
        leaderboard_gpqa_main: { "acc_norm,none": 0.2 },
        leaderboard_gpqa_diamond: { "acc_norm,none": 0.6 },
      },
      group_subtasks: { leaderboard_gpqa: ["leaderboard_gpqa_main", "leaderboard_gpqa_diamond"] },
      "n-samples": {
        leaderboard_gpqa_main: { original: 300, effective: 300 },
        leaderboard_gpqa_diamond: { original: 100, effective: 100 },
      },
      config: { model_args: "pretrained=a/B-1B,dtype=float16" },
    });
  const own = await readOne({ "q/a.json": group({ "acc_norm,none": 0.31 }) });
  const mean = await readOne({ "q/a.json": group({ " ": " " }) });
  expect(own.scores).toMatchObject([{ task: "GPQA", value: 0.31, samples: 400 }]);
  expect(mean.scores).toMatchObject([{ task: "GPQA", value: expect.closeTo(0.3, 12), samples: 400 }]);
});

test("A power of 0 tells that the GPU was not read: memory and utilisation are the host's and left out", async () => {
  const { metrics } = await readOne({ [MMLU]: mmlu({ performance_metrics: performance({ AEC: 0 }) }) });
  for (const key of ["amu", "pcu", "aec"] as const)
    expect(metrics[key]).toMatchObject({ missing: "not_measured" });
});

test("AWQ is int4; a local folder becomes no model; a limited run is not comparable", async () => {
  const awq = await readOne({
    "q/x.json": mmlu(
      {},
      {
        config: { model_args: "pretrained=/home/somebody/stuff,quantization=awq,dtype=auto", limit: 20 },
        model_name: "/home/somebody/stuff",
      },
    ),
  });
  expect(awq.facts.technique).toMatchObject({ family: "quantization", name: "int4" });
  expect(awq.facts.model).toBeUndefined();
  expect(awq.notComparable).toContain("limit");
  expect(JSON.stringify(awq)).not.toContain("somebody");
});

test("Scores typed in by the demonstration are refused", async () => {
  const mock = JSON.stringify({
    results: { leaderboard_gpqa: { "acc,none": 0.3, "acc_stderr,none": 0.015 } },
    versions: {},
    "n-shot": {},
    config: { model: "vllm", model_args: "pretrained=./model/X,dtype=int4", tasks: ["leaderboard_gpqa"] },
  });
  const { readings, skipped } = await importTree({ "sample_results/X_int4_GPQA.json": mock });
  expect(readings).toEqual([]);
  expect(skipped.map(({ reason }) => reason)).toEqual(["mock"]);
});

test("A dump of the monitor gives generated tokens per second and no model", async () => {
  const reading = await readOne({ "any/perf.json": monitorDump({ MCR: 2.5 }) });
  expect(reading.facts).toEqual({ axis: "inference", modality: "language" });
  expect(reading.metrics).toMatchObject({
    amu: { value: 0.25, unit: "fraction", scope: "per_accelerator" },
    pcu: { value: 0.75, unit: "fraction" },
    al: { value: 1.5, unit: "s" },
    it: { value: 120.5, unit: "tokens/s" },
    aec: { value: 350.5, unit: "W", scope: "per_accelerator" },
    mcr: { value: 2.5, unit: "x" },
  });
});

test("Which throughput a dump has tells its axis", async () => {
  const tuning = await readOne({ "p.json": monitorDump({ IT: undefined, ST: 3e-9 }) });
  const training = await readOne({ "p.json": monitorDump({ IT: undefined, TT: 3e-6 }) });
  expect([tuning.facts.axis, tuning.metrics.st]).toMatchObject(["fine-tuning", { unit: "samples/param/s" }]);
  expect([training.facts.axis, training.metrics.tt]).toMatchObject([
    "architecture",
    { unit: "tokens/param/s" },
  ]);
});

test("A dump that holds an earlier run, too, is in doubt and not comparable", async () => {
  const { metrics, notComparable } = await readOne({ "p.json": monitorDump({ total_time: 2 }) });
  expect(metrics.it).toHaveProperty("doubt", expect.stringContaining("never reset"));
  expect(notComparable).toContain("earlier run");
});

test.each([
  ["failed", "p.json", monitorDump({ num_requests: 0 })],
  ["test", "quantization/test_finetuning_metrics.json", monitorDump()],
  [
    "empty",
    "p.json",
    '{"time_series": {"timestamps": [1]}, "request_level": {"latencies": [], "computation_times": []}}',
  ],
])("A dump without a run is skipped: %s", async (reason, path, text) => {
  const { readings, skipped } = await importTree({ [path]: text });
  expect(readings).toEqual([]);
  expect(skipped.map((one) => one.reason)).toEqual([reason]);
});
