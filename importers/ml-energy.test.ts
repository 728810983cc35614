import { expect, test } from "vitest";
import { mlEnergy } from "./ml-energy";
import {
  MADE_UP_FIRST_TABLE,
  MADE_UP_RECORD,
  madeUpConfiguration,
  madeUpModel,
  madeUpRun,
  madeUpTask,
  madeUpVideos,
} from "./ml-energy/made-up-data";
import { textFile } from "./source-file";

async function readFiles(...documents: (object | string)[]) {
  const files = documents.map((document, index) =>
    textFile(`${index}.json`, typeof document === "string" ? document : JSON.stringify(document)),
  );
  for (const file of files) expect(mlEnergy.recognises(file), file.path).toBe(true);
  return await mlEnergy.read(files, files);
}

test("a configuration of a language model has the power of all accelerators and energy per token and request", async () => {
  const { readings } = await readFiles(madeUpTask());
  expect(readings).toHaveLength(1);
  expect(readings[0]?.metrics).toEqual({
    it: { value: 200, unit: "tokens/s", path: "0.json" },
    tpot: expect.objectContaining({ value: 30, unit: "ms", doubt: expect.stringContaining("median") }),
    aec: expect.objectContaining({ value: 1200, unit: "W", scope: "total" }),
    energy_per_token: { value: 6, unit: "J", scope: "total", path: "0.json" },
    energy_per_sample: expect.objectContaining({ value: 1503, unit: "J", scope: "total" }),
  });
  expect(readings[0]?.facts).toMatchObject({
    axis: "inference",
    modality: "language",
    model: {
      name: "Invented-30B",
      hub_id: "made-up-org/Invented-30B",
      parameters_b: 30,
      active_parameters_b: 3,
    },
    technique: { family: "quantization", name: "fp8" },
    environment: { accelerator: "Invented GPU", count: 4 },
    workload: { task: "gpqa", concurrency: 16, output_tokens: 250.5, settings: { tensor_parallel: 4 } },
  });
});

test("the task is what is asked, never a score", async () => {
  const { readings } = await readFiles(madeUpTask());
  expect(readings[0]?.scores).toEqual([]);
});

test("a configuration that stands in the file of its model and in that of its task is taken once", async () => {
  const { readings, skipped } = await readFiles(madeUpModel(), madeUpTask());
  expect(readings).toHaveLength(1);
  expect(skipped).toEqual([expect.objectContaining({ path: "1.json", reason: "derived" })]);
});

test("diffusion has the latency of a batch and videos per second", async () => {
  const { readings } = await readFiles(madeUpVideos());
  expect(readings[0]?.facts.modality).toBe("vision");
  expect(readings[0]?.metrics).toMatchObject({
    al: { value: 40, unit: "s" },
    it: { value: 0.05, unit: "videos/s" },
    aec: { value: 1000, unit: "W", scope: "total" },
    energy_per_sample: { value: 20_000, unit: "J" },
  });
});

test("a run's own file gives power in its steady state, in watts, and generated tokens, not all tokens", async () => {
  const { readings } = await readFiles(madeUpRun());
  expect(readings[0]?.metrics).toMatchObject({
    al: { value: 2500, unit: "ms" },
    ttft: { value: 80, unit: "ms" },
    tpot: { value: 12, unit: "ms" },
    it: { value: 1200, unit: "tokens/s" },
    aec: { value: 600, unit: "W", scope: "total" },
    energy_per_token: { value: 0.5, unit: "J" },
  });
  expect(JSON.stringify(readings)).not.toContain("secret");
});

test("a run whose requests all failed is refused, one that lost some says so", async () => {
  const { readings, skipped } = await readFiles(madeUpRun({ completed: 0 }), madeUpRun({ completed: 98 }));
  expect(skipped).toEqual([expect.objectContaining({ path: "0.json", reason: "failed" })]);
  expect(readings[0]?.notes).toEqual(["2 of 100 requests did not complete."]);
});

test("the second version's units stand in its keys, the first version's are documented", async () => {
  const { readings } = await readFiles(MADE_UP_RECORD, MADE_UP_FIRST_TABLE);
  expect(readings[0]?.metrics).toMatchObject({
    al: { value: 4, unit: "s" },
    aec: { value: 250, unit: "W" },
    energy_per_sample: { value: 500, unit: "J" },
  });
  expect(readings[1]?.metrics).toMatchObject({
    al: { value: 8, unit: "s" },
    it: { value: 25.5, unit: "tokens/s" },
    aec: { value: 200, unit: "W" },
    energy_per_sample: { value: 1600, unit: "J" },
  });
});

test("an index and a file without configurations are told, and zeros are not measured", async () => {
  const index = {
    last_updated: "2025-01-01",
    models: { "a/b": { weight_precision: "fp8" } },
    architectures: {},
  };
  const zero = madeUpTask([madeUpConfiguration({ avg_power_watts: 0 })]);
  const { readings, skipped } = await readFiles(index, zero);
  expect(skipped).toEqual([expect.objectContaining({ path: "0.json", reason: "empty" })]);
  expect(readings[0]?.metrics.aec).toEqual({ missing: "not_measured", note: "The file says 0." });
});
