import { expect, test } from "vitest";
import { checkBundle } from "@/benchmark/checks";
import { makeBundle } from "../draft";
import { draftOf } from "../import-draft";
import { textFile } from "../source-file";
import { madeUpComparison } from "./made-up-comparison";
import { peftComparison } from "./peft-comparison";

const PATH = "results/lora--tiny-rank8.json";

async function read(value: unknown) {
  const files = [textFile(PATH, JSON.stringify(value))];
  expect(files.every(peftComparison.recognises)).toBe(true);
  return peftComparison.read(files, files);
}

async function readOne(value: unknown) {
  const { readings, skipped } = await read(value);
  const [reading] = readings;
  if (!reading || skipped.length > 0) throw new Error(JSON.stringify(skipped));
  return reading;
}

test("memory and size are bytes, time is seconds, of the training and of its test", async () => {
  const { metrics } = await readOne(madeUpComparison());
  expect(metrics).not.toHaveProperty("throughput");
  expect(metrics).toMatchObject({
    amu: { value: 15_000_000_000, unit: "B", scope: "total" },
    peak_memory: { value: 24_500_000_000, unit: "B", scope: "total" },
    train_time: { value: 1200.5, unit: "s" },
    size: { value: 36_000_000, unit: "B" },
  });
  expect(
    Object.keys(metrics).filter((key) => !peftComparison.fields.some(({ becomes }) => becomes === key)),
  ).toEqual([]);
});

test("the training's time has the test at its end in it, and says how long the steps alone took", async () => {
  const { metrics } = await readOne(madeUpComparison());
  // (3000 x 10 + 5000 x 30) / 40
  expect(metrics.train_time).toMatchObject({
    note: "Without the validations during training; the test at its end is included. The steps of the training alone took 40 s, at 4500 tokens/s.",
  });
});

test("loss and accuracy are those at the end; validations on the way are not taken", async () => {
  const { scores } = await readOne(madeUpComparison());
  expect(scores).toMatchObject([
    { task: "MetaMathQA", metric: "training loss", value: 0.625, better: "lower", path: PATH },
    { task: "GSM8K", metric: "accuracy", value: 0.4375, better: "higher", path: PATH },
  ]);
});

test("model, technique, environment and workload are told as in the bundles of the seed", async () => {
  expect((await readOne(madeUpComparison())).facts).toEqual({
    axis: "fine-tuning",
    modality: "language",
    model: {
      name: "Tiny-1B",
      hub_id: "made-up-org/Tiny-1B",
      parameters_b: 1.25,
      revision: "00112233445566778899aabbccddeeff00112233",
    },
    technique: {
      family: "peft",
      name: "LoRA",
      settings: {
        experiment: "lora--tiny-rank8",
        r: 8,
        trainable_params: 9_000_000,
        total_params: 1_259_000_000,
      },
    },
    environment: {
      accelerator: "NVIDIA Made-Up 40",
      count: 1,
      software: { peft: "0.19.2", torch: "2.13.0+cu130" },
    },
    workload: {
      dataset: "MetaMathQA",
      dtype: "bfloat16",
      batch_size: 4,
      steps: 500,
      samples: 2000,
      tokens: 180000,
      seed: 0,
    },
  });
});

test("no configuration of an adapter is full fine-tuning, whose parameters are all the model's own", async () => {
  const total = { num_trainable_params: 1_250_000_000, num_total_params: 1_250_000_000 };
  const { facts } = await readOne(madeUpComparison(total, { peft_config: null }));
  expect(facts.technique?.name).toBe("full");
  expect(facts.model?.parameters_b).toBe(1.25);
});

test("a configuration that can't be read is no full fine-tuning", async () => {
  const { facts } = await readOne(madeUpComparison({}, { peft_config: { r: 8 } }));
  expect(facts.technique?.name).toBeUndefined();
  expect(facts.model?.parameters_b).toBeUndefined();
});

test("where a method trains the model's own weights its parameters are not guessed", async () => {
  for (const peft_config of [
    { peft_type: "LN_TUNING" },
    { peft_type: "LORA", modules_to_save: ["lm_head"] },
  ]) {
    expect((await readOne(madeUpComparison({}, { peft_config }))).facts.model?.parameters_b).toBeUndefined();
  }
});

test("older files call the same memory cuda_memory", async () => {
  const { metrics } = await readOne(
    madeUpComparison({
      accelerator_memory_reserved_avg: undefined,
      accelerator_memory_max: undefined,
      cuda_memory_reserved_avg: 12_000_000_000,
      cuda_memory_max: 20_000_000_000,
    }),
  );
  expect(metrics).toMatchObject({
    amu: { value: 12_000_000_000, unit: "B" },
    peak_memory: { value: 20_000_000_000, unit: "B" },
  });
});

test("memory of 0 was not measured", async () => {
  const { metrics } = await readOne(madeUpComparison({ accelerator_memory_max: 0 }));
  expect(metrics.peak_memory).toEqual({ missing: "not_measured", note: "It is 0 in the file." });
});

test("the comparison on images scores by similarity", async () => {
  const metrics = [{ "test dino_similarity": 0.6875, "train loss": 0.75, "train samples": 1500 }];
  const train_config = {
    model_id: "made-up-org/Paint-2B",
    dataset_id: "made-up-org/cats",
    dtype: "bfloat16",
  };
  const { facts, scores } = await readOne(madeUpComparison({ metrics }, { train_config }));
  expect(facts).toMatchObject({
    modality: "vision",
    workload: { task: "image-gen", dataset: "made-up-org/cats", samples: 1500 },
  });
  expect(scores).toMatchObject([
    { task: "made-up-org/cats", metric: "training loss", value: 0.75 },
    { task: "made-up-org/cats", metric: "DINO similarity", value: 0.6875, better: "higher" },
  ]);
});

test("a run that did not succeed is skipped, and its message is not repeated", async () => {
  const failed = madeUpComparison(
    { status: "failed" },
    { error_msg: "CUDA out of memory in /home/somebody/run.py" },
  );
  expect(await read(failed)).toEqual({
    readings: [],
    skipped: [{ path: PATH, reason: "failed", why: 'its status is "failed"; it ran out of memory' }],
  });
  expect((await read(madeUpComparison({ status: undefined }))).skipped).toMatchObject([{ reason: "failed" }]);
});

test("paths of models and data sets are dropped", async () => {
  const train_config = {
    model_id: "/home/somebody/private",
    dataset_id: "/home/somebody/data",
    dtype: "/home/somebody/b",
  };
  const reading = await readOne(madeUpComparison({}, { train_config, experiment_name: "/home/somebody/x" }));
  expect(JSON.stringify(reading)).not.toContain("somebody");
  expect(JSON.stringify(reading)).not.toContain("made-up-host");
});

test("what is not whole is unreadable, and other files are not recognised", async () => {
  expect((await read({ run_info: {}, train_info: [] })).skipped).toMatchObject([{ reason: "unreadable" }]);
  expect(peftComparison.recognises(textFile(PATH, '{"run_info": {}}'))).toBe(false);
});

test("an interval without its rate leaves no rate of all, and a last loss that is none is not an earlier one", async () => {
  const [first, second, end] = [
    { step: 250, "train loss": 0.75, "train time": 10 },
    { step: 500, "train loss": 0.625, "train time": 30, "tokens / sec": 5000 },
    { step: 500, "train loss": null, "test accuracy": 0.4375 },
  ];
  const { metrics, scores } = await readOne(madeUpComparison({ metrics: [first, second, end] }));
  expect(metrics.throughput).toBeUndefined();
  expect(scores.map(({ metric }) => metric)).toEqual(["accuracy"]);
});

test("a run makes a bundle without a warning, as those of the seed", async () => {
  const reading = await readOne(madeUpComparison());
  const made = makeBundle(
    draftOf([reading], {
      "submitter.name": "A. Researcher",
      "submitter.relationship": "third-party",
      source: "own run",
    }),
  );
  expect(made.bundle?.results[0]?.workload.tokens).toBe(180_000);
  expect(checkBundle(made.bundle).findings).toEqual([]);
});
