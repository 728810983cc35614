import { expect, test } from "vitest";
import { optimumBenchmark } from "./optimum-benchmark";
import {
  MADE_UP_FLAT_TABLE,
  MADE_UP_TABLE,
  madeUpConfig,
  madeUpEnergyReport,
  madeUpReport,
} from "./optimum-benchmark/made-up-run";
import { textFile } from "./source-file";

const json = (path: string, document: unknown) => textFile(path, JSON.stringify(document));

async function readFiles(...files: ReturnType<typeof textFile>[]) {
  for (const file of files) expect(optimumBenchmark.recognises(file), file.path).toBe(true);
  return await optimumBenchmark.read(files, files);
}

async function readOne(...files: ReturnType<typeof textFile>[]) {
  const { readings } = await readFiles(...files);
  expect(readings).toHaveLength(1);
  return readings[0];
}

test("a report and the configuration of its folder are one run", async () => {
  const run = await readOne(
    json("runs/a/benchmark_report.json", madeUpReport()),
    json("runs/a/benchmark_config.json", madeUpConfig()),
  );
  expect(run).toMatchObject({
    producer: "optimum-benchmark",
    version: "0.5.0",
    paths: ["runs/a/benchmark_report.json", "runs/a/benchmark_config.json"],
    facts: {
      axis: "inference",
      modality: "language",
      model: { name: "Invented-3B", hub_id: "made-up-org/Invented-3B" },
      technique: { family: "quantization", name: "bfloat16" },
      environment: { accelerator: "Invented GPU 40GB", count: 2, host: "Invented CPU 64-Core" },
      workload: { batch_size: 4, input_tokens: 32, output_tokens: 64, dtype: "bfloat16" },
    },
  });
  expect(JSON.stringify(run)).not.toMatch(/somebody|Display/);
});

test("latency is prefill and decode, throughput is decode's alone, prefill's samples are not taken", async () => {
  const run = await readOne(json("benchmark_report.json", madeUpReport()));
  expect(run?.metrics).toMatchObject({
    al: { value: 2.75, unit: "s" },
    ttft: { value: 0.25, unit: "s" },
    tpot: { value: 0.04, unit: "s" },
    it: { value: 100.5, unit: "tokens/s" },
  });
  expect(run?.metrics.throughput).toBeUndefined();
});

test("memory is what the run itself allocated, in decimal megabytes over all devices, never that of others", async () => {
  const run = await readOne(json("benchmark_report.json", madeUpReport()));
  expect(run?.metrics).toMatchObject({
    amu: { value: 21_000, unit: "MB", scope: "total", doubt: expect.stringContaining("no mean") },
    peak_memory: { value: 21_000, unit: "MB", scope: "total" },
  });
});

test("energy is that of the accelerators for a generated token and for a sample, with the whole in the note", async () => {
  const run = await readOne(json("benchmark_report.json", madeUpEnergyReport()));
  // 0.01 kWh x 500,000 tokens/kWh = 5,000 tokens; 0.008 kWh = 28,800 J; 0.005 kWh x 20,000 = 100 samples.
  expect(run?.metrics.energy_per_token).toMatchObject({
    unit: "J",
    scope: "total",
    note: expect.stringContaining("7.2 J"),
  });
  expect(run?.metrics.energy_per_token).toHaveProperty("value", expect.closeTo(5.76, 10));
  expect(run?.metrics.energy_per_sample).toHaveProperty("value", expect.closeTo(432, 8));
  expect(run?.metrics.aec).toBeUndefined();
});

test("prefill's tokens are never taken for generated ones", async () => {
  const prefill = {
    energy: { unit: "kWh", cpu: 0, ram: 0, gpu: 0.004, total: 0.004 },
    efficiency: { unit: "tokens/kWh", value: 1e6 },
  };
  const run = await readOne(json("benchmark_report.json", madeUpEnergyReport({ prefill })));
  expect(run?.metrics.energy_per_token).toHaveProperty("value", expect.closeTo(5.76, 10));
  expect(run?.metrics.energy_per_sample).toBeUndefined();
});

test("a repeat that the meter lost puts the mean in doubt", async () => {
  const decode = {
    energy: { unit: "kWh", cpu: 0.001, ram: 0.001, gpu: 0.008, total: 0.01 },
    efficiency: { unit: "tokens/kWh", value: 500_000 },
    measures: [
      { unit: "kWh", total: 0.02 },
      { unit: "kWh", total: 0 },
      { unit: "kWh", total: -0.001 },
    ],
  };
  const run = await readOne(json("benchmark_report.json", madeUpEnergyReport({ decode })));
  expect(run?.metrics.energy_per_token).toMatchObject({ doubt: expect.stringContaining("lost 2") });
});

test("a zero is not measured, and a unit that nobody knows is left out", async () => {
  const decode = {
    latency: { unit: "s", mean: 0 },
    throughput: { unit: "tokens/fortnight", value: 5 },
    memory: { unit: "MB", max_allocated: 0, max_process_vram: 5000 },
  };
  const run = await readOne(json("benchmark_report.json", madeUpReport({ decode })));
  expect(run?.metrics.al).toEqual({ missing: "not_measured", note: "The file says 0." });
  expect(run?.metrics.it).toBeUndefined();
  expect(run?.metrics.amu).toMatchObject({ value: 5000, unit: "MB" });
});

test("a run on the processor claims none of the machine's accelerators", async () => {
  const forward = { latency: { unit: "s", mean: 3 }, throughput: { unit: "samples/s", value: 20 } };
  const run = await readOne(
    json("x/benchmark_report.json", { forward }),
    json(
      "x/benchmark_config.json",
      madeUpConfig({ device: "cpu", device_ids: null, task: "feature-extraction" }),
    ),
  );
  expect(run?.facts.environment).not.toHaveProperty("accelerator");
  expect(run?.metrics).toMatchObject({
    al: { value: 3, unit: "s" },
    throughput: { value: 20, unit: "samples/s", scope: "total" },
  });
});

test("bits come from the quantisation's configuration, and a quantised model's dtype is not its precision", async () => {
  const of = async (backend: Record<string, unknown>) =>
    (
      await readOne(
        json("x/benchmark_report.json", madeUpReport()),
        json("x/benchmark_config.json", madeUpConfig(backend)),
      )
    )?.facts.technique;
  expect(await of({ quantization_scheme: "bnb", quantization_config: { load_in_4bit: true } })).toEqual({
    family: "quantization",
    name: "int4",
    settings: { scheme: "bnb" },
  });
  expect(await of({ model: "made-up-org/Invented-3B-GPTQ", torch_dtype: "float16" })).toEqual({
    family: "quantization",
  });
});

test("runs whose files lie together are told by what their names begin with", async () => {
  const { readings } = await readFiles(
    json("a__benchmark_report.json", madeUpReport()),
    json("b__benchmark_report.json", madeUpReport()),
    json("b__benchmark_config.json", madeUpConfig()),
  );
  expect(readings.map(({ paths }) => paths)).toEqual([
    ["a__benchmark_report.json"],
    ["b__benchmark_report.json", "b__benchmark_config.json"],
  ]);
});

test("the report of a run that stands in two files is taken once", async () => {
  const { readings, skipped } = await readFiles(
    json("x/benchmark.json", { config: madeUpConfig(), report: madeUpReport() }),
    json("x/benchmark_report.json", madeUpReport()),
    json("x/benchmark_config.json", madeUpConfig()),
  );
  expect(readings).toHaveLength(1);
  expect(skipped).toEqual([expect.objectContaining({ path: "x/benchmark.json", reason: "beside" })]);
});

test("tables of 0.0.x are read by the units in their header, flattened ones by their paths", async () => {
  expect((await readOne(textFile("inference_results.csv", MADE_UP_TABLE)))?.metrics).toMatchObject({
    al: { value: 12.5, unit: "s" },
    it: { value: 80, unit: "tokens/s" },
    peak_memory: { value: 16_500, unit: "MB" },
  });
  const flat = await readOne(textFile("perf.csv", MADE_UP_FLAT_TABLE));
  expect(flat?.facts.model).toEqual({ name: "Invented-3B", hub_id: "made-up-org/Invented-3B" });
  expect(flat?.metrics).toMatchObject({
    al: { value: 2 },
    it: { value: 30 },
    amu: { value: 9000, unit: "MB" },
  });
});

test("a configuration alone, a report without a run and a report that breaks off are told", async () => {
  const config = json("a/benchmark_config.json", madeUpConfig());
  const empty = json("b/benchmark_report.json", {
    load_model: { memory: { unit: "MB" }, latency: { unit: "s", mean: 3 }, throughput: null },
  });
  const broken = textFile("c/benchmark_report.json", JSON.stringify(madeUpReport()).slice(0, -20));
  const { readings, skipped } = await readFiles(config, empty, broken);
  expect(readings).toEqual([]);
  expect(skipped.map(({ path, reason }) => [path, reason])).toEqual([
    ["c/benchmark_report.json", "unreadable"],
    ["a/benchmark_config.json", "beside"],
    ["b/benchmark_report.json", "empty"],
  ]);
});

test("a latency without a unit is in seconds where it is spelled as here, and left out elsewhere", async () => {
  const parts = { memory: null, throughput: { unit: "tokens/s", value: 80 } };
  const report = (latency: object) => json("benchmark_report.json", { generate: { ...parts, latency } });
  expect((await readOne(report({ mean: 12.5, stdev: 0.5, values: [12, 13] })))?.metrics.al).toMatchObject({
    value: 12.5,
    unit: "s",
  });
  expect((await readOne(report({ mean: 12.5, p50: 12, p99: 14 })))?.metrics).toEqual({
    it: expect.objectContaining({ value: 80, unit: "tokens/s" }),
  });
});

test("where the stage itself has no memory, that of the prompt's stage is not taken for it", async () => {
  const { decode, ...others } = madeUpReport();
  const report = { ...others, decode: { ...Object(decode), memory: null } };
  const run = await readOne(json("benchmark_report.json", report));
  expect(run?.metrics).not.toHaveProperty("peak_memory");
  expect(run?.metrics).not.toHaveProperty("amu");
});

test("a version is a short word and no path", async () => {
  for (const optimum_benchmark_version of ["x".repeat(1_000), "/home/somebody/x", 5]) {
    const config = { ...madeUpConfig(), environment: { optimum_benchmark_version } };
    const run = await readOne(
      json("a/benchmark_report.json", madeUpReport()),
      json("a/benchmark_config.json", config),
    );
    expect(run).not.toHaveProperty("version");
  }
});
