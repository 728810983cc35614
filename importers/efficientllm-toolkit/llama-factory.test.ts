import { expect, test } from "vitest";
import { block, fineTuningLog, importTree } from "./run-builder";

const NAME = "qwen2_5_14b_medical_o1_lora_plus";
const LOG = `b/results/peft_benchmark/logs/${NAME}.log`;
const SAVES = `b/saves/peft_benchmark/${NAME}`;
const TRAINED = JSON.stringify({
  train_loss: 1.5,
  train_runtime: 100.5,
  train_samples_per_second: 6.4,
  eval_loss: 1.4,
});

async function readOne(tree: Record<string, string>) {
  const { readings } = await importTree(tree);
  const [reading] = readings;
  if (!reading || readings.length > 1) throw new Error(`${readings.length} readings`);
  return reading;
}

test("The dictionary line comes before the block, the trainer's files before the log's last lines", async () => {
  const reading = await readOne({ [LOG]: fineTuningLog(), [`${SAVES}/all_results.json`]: TRAINED });
  expect(reading.paths).toEqual([LOG, `${SAVES}/all_results.json`]);
  expect(reading.metrics).toMatchObject({
    amu: { value: 12.345678, unit: "GiB", scope: "per_accelerator", path: LOG },
    pcu: { value: 0.8765, unit: "fraction" },
    al: { value: 2, unit: "s" },
    tt: { value: 1.6384e-5, unit: "tokens/param/s", doubt: expect.stringMatching(/^Nominal tokens: 2048/) },
    st: { value: 8e-9, unit: "samples/param/s" },
    aec: { value: 321.0987, unit: "W", scope: "total" },
    train_time: { value: 100.5, unit: "s", path: `${SAVES}/all_results.json` },
    throughput: { value: 6.4, unit: "samples/s", scope: "total" },
  });
  expect(reading.metrics.st).not.toHaveProperty("doubt");
  expect(reading.scores.map(({ task, metric, value }) => [task, metric, value])).toEqual([
    ["Medical-o1-reasoning-SFT", "training loss", 1.5],
    ["Medical-o1-reasoning-SFT", "validation loss", 1.4],
  ]);
  expect(reading.facts).toEqual({
    axis: "fine-tuning",
    modality: "language",
    technique: {
      family: "peft",
      name: "LoRA-plus",
      settings: { trainable_params: 20_000_000, total_params: 1_020_000_000, trainable_percent: 1.9608 },
    },
    model: { name: "Qwen-2.5-14B", parameters_b: 1 },
    environment: { count: 1 },
    workload: { dataset: "Medical-o1-reasoning-SFT", dtype: "bfloat16", batch_size: 16, steps: 40 },
  });
});

test("Without dictionary lines the block behind a progress bar is read", async () => {
  const { metrics } = await readOne({ [LOG]: fineTuningLog({ dict: "" }) });
  expect(metrics).toMatchObject({
    amu: { value: 12.35 },
    tt: { value: 1.64e-5 },
    train_time: { value: 100.5 },
  });
});

test("Of blocks that several processes print the one with the most memory counts", async () => {
  const blocks = [
    block("[EfficientLLM Metrics] Step 40:", { amu: "0.01" }),
    block("[EfficientLLM Metrics] Step 40:", { amu: "33.00" }),
    block("[EfficientLLM Metrics] Step 40:", { amu: "0.02" }),
  ].join("\n");
  const { metrics } = await readOne({ [LOG]: fineTuningLog({ dict: "", blocks }) });
  expect(metrics.amu).toMatchObject({ value: 33 });
});

test("A correction after 1000 steps that the tokens of a step confirm is not in doubt for it", async () => {
  const dict =
    "{'efficientllm/al_seconds': 2.0, 'efficientllm/tt_tokens_per_param_per_sec': 4.096e-05, 'efficientllm/st_samples_per_param_per_sec': 2e-08}";
  const { metrics } = await readOne({ [LOG]: fineTuningLog({ step: 2500, dict }) });
  expect(metrics.tt).toHaveProperty("value", expect.closeTo(1.6384e-5, 12));
  expect(metrics.st).toHaveProperty("value", expect.closeTo(8e-9, 15));
  expect(metrics.st).not.toHaveProperty("doubt");
});

test("A tool without the defect is not corrected: tokens per step show it", async () => {
  const { metrics } = await readOne({ [LOG]: fineTuningLog({ step: 2500 }) });
  expect(metrics.tt).toMatchObject({ value: 1.6384e-5, note: expect.stringContaining("confirm") });
});

test("Packed weights put TT and ST in doubt by their ratio, and their width is told", async () => {
  const { metrics, facts } = await readOne({ [LOG]: fineTuningLog({ packed: true }) });
  expect(metrics.st).toMatchObject({ value: 8e-9, doubt: expect.stringContaining("too high by 2.00") });
  expect(facts.workload?.dtype).toBe("4-bit weights, bfloat16 computation");
});

test("A sampling thread that died makes zeros not measured, and the run is read all the same", async () => {
  const dead = [
    "Exception in thread Thread-3 (_collect_metrics):",
    "Traceback (most recent call last):",
    "AttributeError: module 'subprocess' has no attribute 'SubProcessError'",
  ].join("\n");
  const blocks = block("[EfficientLLM Metrics] Step 40:", { amu: "0.00", pcu: "0.000", aec: "0.00" });
  const { metrics } = await readOne({ [LOG]: `${dead}\n${fineTuningLog({ dict: "", blocks })}` });
  for (const key of ["amu", "pcu", "aec"] as const) {
    expect(metrics[key]).toMatchObject({
      missing: "not_measured",
      note: expect.stringContaining("had died"),
    });
  }
  expect(metrics.st).toMatchObject({ value: 4e-9 });
});

test("nan is no number, whatever metric it stands for", async () => {
  const dict = "{'loss': nan, 'efficientllm/amu_gb': nan, 'efficientllm/aec_watts': inf}";
  const { metrics } = await readOne({ [LOG]: fineTuningLog({ dict }) });
  expect(metrics.amu).toEqual({ missing: "not_measured", note: "The file gives no number." });
  expect(metrics.aec).toEqual({ missing: "not_measured", note: "The file gives no number." });
});

test("A copy of a log, the state of a checkpoint and a failed start are told apart from runs", async () => {
  const copy = `b/results/peft_benchmark/lora_results/${NAME}/${NAME}.log`;
  const checkpoint = `${SAVES}/checkpoint-20/trainer_state.json`;
  const failed = "b/llama3_2_3b_o1_sft_pissa.log";
  const { readings, skipped } = await importTree({
    [copy]: fineTuningLog(),
    [LOG]: fineTuningLog(),
    [checkpoint]: '{"log_history": [], "global_step": 20}',
    [failed]:
      'Traceback (most recent call last):\n  File "/home/somebody/x.py"\nRuntimeError: no such operator\n',
  });
  expect(readings.map(({ paths }) => paths)).toEqual([[LOG]]);
  expect(Object.fromEntries(skipped.map(({ path, reason }) => [path, reason]))).toEqual({
    [checkpoint]: "beside",
    [copy]: "copy",
    [failed]: "failed",
  });
});

test("Files of the trainer with another run time belong to another run", async () => {
  const other = TRAINED.replace("100.5", "777");
  const { readings } = await importTree({ [LOG]: fineTuningLog(), [`${SAVES}/train_results.json`]: other });
  expect(readings.map(({ metrics }) => metrics.train_time)).toMatchObject([{ value: 100.5 }, { value: 777 }]);
});

test("A log without its end is not comparable", async () => {
  expect(await readOne({ [LOG]: fineTuningLog({ end: "" }) })).toMatchObject({
    notComparable: "The log ends before the training does.",
  });
});

test("An extract gives no year for a parameter count, and no AL", async () => {
  const path = `b/logs/${NAME}_metrics.txt`;
  const text = [
    "=== EfficientLLM PEFT Metrics Summary ===",
    "Final Validation Loss: 1.4000",
    "AMU (Average Memory Utilization): 12.35 GB",
    "PCU (Peak Compute Utilization): 0.877",
    "TT (Token Throughput): 1.64e-05 tokens/param/sec",
    "ST (Sample Throughput): 8.00e-09 samples/param/sec",
    "AEC (Average Energy Consumption): 321.10 Watts",
    "Trainable Parameters: 2025",
    "Total Parameters: 2025",
  ].join("\n");
  const reading = await readOne({ [path]: text });
  expect(Object.keys(reading.metrics)).toEqual(["amu", "pcu", "tt", "st", "aec"]);
  expect(reading.metrics.amu).toMatchObject({ value: 12.35, unit: "GiB" });
  expect(reading.scores).toMatchObject([{ metric: "validation loss", value: 1.4 }]);
  expect(JSON.stringify(reading)).not.toContain("2025");
});

test("A line that was cut off gives no value, though it looks like one", async () => {
  const whole = fineTuningLog({ dict: "" });
  const cut = whole.slice(0, whole.indexOf("AEC (Watts): 321.10") + "AEC (Watts): 32".length);
  expect((await importTree({ [LOG]: cut })).skipped.map(({ reason }) => reason)).toEqual(["empty"]);
});

test("Of a log of progress the last validation loss counts, and one that is no number is not an earlier one", async () => {
  const lines = [
    { current_steps: 10, total_steps: 20, percentage: 50, eval_loss: 3 },
    { current_steps: 20, total_steps: 20, percentage: 100, eval_loss: 2 },
  ].map((line) => JSON.stringify(line));
  const path = "saves/peft_benchmark/qwen2_5_14b_medical_o1_lora_plus/trainer_log.jsonl";
  const { scores } = await readOne({ [path]: `${lines.join("\n")}\n` });
  expect(scores).toMatchObject([{ metric: "validation loss", value: 2 }]);
  const { skipped } = await importTree({ [path]: `${lines.join("\n").replace(":2}", ":NaN}")}\n` });
  expect(skipped.map(({ reason }) => reason)).toEqual(["empty"]);
});
