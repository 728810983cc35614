import { expect, test } from "vitest";
import { textFile } from "../source-file";
import { hfTrainer } from "./hf-trainer";
import { madeUpAdapter, madeUpState, madeUpTraining } from "./made-up-run";

async function read(contents: Record<string, unknown>) {
  const files = Object.entries(contents).map(([path, value]) =>
    textFile(path, typeof value === "string" ? value : JSON.stringify(value)),
  );
  expect(files.filter(hfTrainer.recognises)).toHaveLength(files.length);
  return hfTrainer.read(files, files);
}

async function readOne(contents: Record<string, unknown>) {
  const { readings, skipped } = await read(contents);
  const [reading] = readings;
  if (!reading || readings.length > 1) throw new Error(`${readings.length} readings`);
  return { ...reading, skipped };
}

test("run time stays in seconds, and samples a second are the whole job's", async () => {
  const { metrics, scores, skipped } = await readOne({ "all_results.json": madeUpTraining() });
  expect(metrics).toEqual({
    train_time: {
      value: 7200.5,
      unit: "s",
      path: "all_results.json",
      note: "train_runtime: the whole training, with the evaluations and checkpoints during it.",
    },
    throughput: {
      value: 0.278,
      unit: "samples/s",
      scope: "total",
      path: "all_results.json",
      note: "train_samples_per_second: of the whole job.",
    },
  });
  expect(scores.map(({ metric, value, better }) => [metric, value, better])).toEqual([
    ["training loss", 1.25, "lower"],
  ]);
  expect(skipped).toEqual([]);
});

test("tokens that were counted make a throughput of tokens; none counted is 0, and does not", async () => {
  const counted = madeUpTraining({ num_input_tokens_seen: 14_401_000 });
  const { metrics, facts } = await readOne({ "all_results.json": counted });
  expect(metrics.throughput).toMatchObject({ value: 2000, unit: "tokens/s", scope: "total" });
  expect(facts.workload).toEqual({ tokens: 14_401_000 });
});

test("total_flos 0 is not measured, and no utilisation is made from another", async () => {
  expect((await readOne({ "a.json": madeUpTraining({ total_flos: 0.0 }) })).metrics.pcu).toEqual({
    missing: "not_measured",
    note: "total_flos is 0: operations were not counted.",
  });
  expect((await readOne({ "a.json": madeUpTraining() })).metrics.pcu).toBeUndefined();
});

test("zero samples a second are not measured", async () => {
  const { metrics } = await readOne({ "a.json": madeUpTraining({ train_samples_per_second: 0 }) });
  expect(metrics.throughput).toEqual({ missing: "not_measured", note: "train_samples_per_second is 0." });
});

test("a run of zeros throughout is refused as failed, so that its loss is nobody's best", async () => {
  const zeros = Object.fromEntries(Object.keys(madeUpTraining()).map((key) => [key, 0]));
  expect(await read({ "all_results.json": zeros })).toEqual({
    readings: [],
    skipped: [
      { path: "all_results.json", reason: "failed", why: "every value of it is 0: nothing was trained" },
    ],
  });
});

test("a loss of exactly 0 is doubted", async () => {
  const { scores } = await readOne({ "all_results.json": madeUpTraining({ train_loss: 0 }) });
  expect(scores[0]).toMatchObject({ value: 0, doubt: "A mean loss of exactly 0: it may stand for none." });
});

test("the files of a folder are one run, with the adapter beside them", async () => {
  const evaluation = { epoch: 2.0, eval_loss: 1.625, eval_runtime: 10, eval_samples: 40, perplexity: 5.0785 };
  const { paths, facts, scores, skipped } = await readOne({
    "run/adapter_config.json": madeUpAdapter(),
    "run/trainer_state.json": madeUpState(true),
    "run/eval_results.json": evaluation,
    "run/train_results.json": madeUpTraining(),
    "run/all_results.json": { ...madeUpTraining(), ...evaluation },
    "run/checkpoint-200/trainer_state.json": madeUpState(false),
    "run/checkpoint-200/adapter_config.json": madeUpAdapter(),
    "run/trainer_log.jsonl":
      '{"current_steps": 1, "total_steps": 2, "percentage": 50.0}\n{"current_steps": 2}\n',
  });
  expect(paths).toEqual([
    "run/train_results.json",
    "run/all_results.json",
    "run/eval_results.json",
    "run/trainer_state.json",
    "run/adapter_config.json",
  ]);
  expect(facts).toEqual({
    axis: "fine-tuning",
    modality: "language",
    model: { name: "Tiny-1B", hub_id: "made-up-org/Tiny-1B" },
    technique: {
      family: "peft",
      name: "LoRA",
      settings: { r: 24, alpha: 48, target_modules: "q_proj, v_proj" },
    },
    workload: { steps: 250 },
  });
  expect(scores.map(({ metric, value, samples }) => [metric, value, samples])).toEqual([
    ["training loss", 1.25, undefined],
    ["validation loss", 1.625, 40],
    ["perplexity", 5.0785, 40],
  ]);
  expect(skipped.map(({ path, reason }) => [path, reason])).toEqual([
    ["run/checkpoint-200/trainer_state.json", "beside"],
    ["run/checkpoint-200/adapter_config.json", "beside"],
    ["run/trainer_log.jsonl", "derived"],
  ]);
});

test("folders are runs of their own, and so is what stands before the Trainer's names", async () => {
  const { readings } = await read({
    "a/all_results.json": madeUpTraining(),
    "b/all_results.json": madeUpTraining(),
    "b/second_all_results.json": madeUpTraining(),
    "b/second_adapter_config.json": madeUpAdapter({ use_dora: true }),
    "b/renamed (1).json": madeUpTraining(),
  });
  expect(readings.map(({ paths }) => paths)).toEqual([
    ["a/all_results.json"],
    ["b/all_results.json"],
    ["b/second_all_results.json", "b/second_adapter_config.json"],
    ["b/renamed (1).json"],
  ]);
});

test("a state whose log closes training is enough; that of a checkpoint holds nothing", async () => {
  const { metrics, scores, facts } = await readOne({ "trainer_state.json": madeUpState(true) });
  expect(metrics).toMatchObject({ train_time: { value: 7200.5, unit: "s" }, throughput: { value: 0.278 } });
  expect(scores.map(({ metric, value }) => [metric, value])).toEqual([
    ["training loss", 1.25],
    ["validation loss", 1.625],
  ]);
  expect(facts).toEqual({ workload: { steps: 250 } });
  expect(await read({ "checkpoint-200/trainer_state.json": madeUpState(false) })).toMatchObject({
    readings: [],
    skipped: [{ path: "checkpoint-200/trainer_state.json", reason: "empty" }],
  });
});

test("two run times in one folder are told", async () => {
  const { metrics, notes } = await readOne({
    "train_results.json": madeUpTraining(),
    "all_results.json": madeUpTraining({ train_runtime: 3600 }),
  });
  expect(metrics.train_time).toMatchObject({ value: 7200.5 });
  expect(notes).toEqual([
    "The files of this folder give 2 different run times, so they may be of several runs; 7200.5 s is taken.",
  ]);
});

test("a loss that is no number is left out and told", async () => {
  const { scores, notes } = await readOne({
    "all_results.json": JSON.stringify(madeUpTraining({ train_loss: "X" })).replace('"X"', "NaN"),
  });
  expect(scores).toEqual([]);
  expect(notes).toEqual(["A value of the files is no number (NaN or infinite) and was left out."]);
});

test("an accuracy is a fraction, and scores whose size nobody says are not taken", async () => {
  const scores = async (changes: Record<string, unknown>) =>
    (await readOne({ "eval_results.json": { eval_runtime: 10, ...changes } })).scores.map(
      ({ task, metric, value }) => [task, metric, value],
    );
  expect(await scores({ eval_loss: 1.5, eval_accuracy: 0.75, "eval_rouge-1": 46.5 })).toEqual([
    ["validation", "validation loss", 1.5],
    ["validation", "accuracy", 0.75],
  ]);
  expect(await scores({ eval_loss: 1.5, eval_accuracy: 75 })).toEqual([
    ["validation", "validation loss", 1.5],
  ]);
  expect(await scores({ eval_news_loss: 1.5 })).toEqual([["news", "validation loss", 1.5]]);
});

test("LoRA's variants are told by their flags, which old files lack", async () => {
  const technique = async (changes: Record<string, unknown>) =>
    (await readOne({ "adapter_config.json": madeUpAdapter(changes) })).facts.technique?.name;
  expect(await technique({ use_dora: undefined, use_rslora: undefined })).toBe("LoRA");
  expect(await technique({ use_dora: true })).toBe("DoRA");
  expect(await technique({ use_rslora: true })).toBe("RSLoRA");
  expect(await technique({ init_lora_weights: "pissa_niter_16" })).toBe("PiSSA");
  expect(await technique({ init_lora_weights: "gaussian" })).toBe("LoRA");
  expect(await technique({ use_bdlora: { block: 2 } })).toBe("BD-LoRA");
  expect(await technique({ peft_type: "IA3", r: undefined, lora_alpha: undefined })).toBe("IA3");
  expect(await technique({ peft_type: "SOMETHING_NEW" })).toBe("SOMETHING_NEW");
});

test("a rank-stabilised DoRA says both", async () => {
  const both = madeUpAdapter({ use_dora: true, use_rslora: true });
  expect((await readOne({ "adapter_config.json": both })).facts.technique).toMatchObject({
    name: "DoRA",
    settings: { use_rslora: true },
  });
});

test("an adapter alone names the technique and holds no value", async () => {
  const { metrics, scores, notes } = await readOne({ "adapter_config.json": madeUpAdapter() });
  expect({ metrics, scores, notes }).toEqual({
    metrics: {},
    scores: [],
    notes: ["An adapter's configuration alone: it names the technique and holds no value."],
  });
});

test("a base model in a local folder is told by its last part or not at all", async () => {
  const facts = async (base_model_name_or_path: unknown) =>
    (await readOne({ "adapter_config.json": madeUpAdapter({ base_model_name_or_path }) })).facts;
  expect((await facts("/home/somebody/private")).model).toBeUndefined();
  expect((await facts(null)).model).toBeUndefined();
  expect((await facts("/data/models/Tiny-1B")).model).toEqual({ name: "Tiny-1B" });
  expect((await facts("made-up-org/tiny-1b-bnb-4bit")).technique?.settings).toMatchObject({
    base_weights: "bnb-4bit",
  });
});

test("files that are cut off are skipped as unreadable", async () => {
  const cut = JSON.stringify(madeUpTraining()).slice(0, -20);
  expect(await read({ "all_results.json": cut })).toMatchObject({
    readings: [],
    skipped: [{ path: "all_results.json", reason: "unreadable" }],
  });
});

test("nothing is recognised by its name alone", () => {
  for (const other of ["", "[]", '{"a": 1}', '{"results": {}, "train_runtime": 1}', "epoch,train_loss"]) {
    expect(hfTrainer.recognises(textFile("all_results.json", other))).toBe(false);
  }
});
