import { expect, test } from "vitest";
import { block, importTree, megatronLog } from "./run-builder";

const PATH = "r/attention_variants_results/mla_1.5B.log";

async function readOne(text: string, path = PATH) {
  const { readings } = await importTree({ [path]: text });
  const [reading] = readings;
  if (!reading) throw new Error("no reading");
  return reading;
}

test("The last full block gives the values, the last validation the perplexity", async () => {
  const body = [
    block("[EfficientLLM Metrics] Iteration 90:", { amu: "19.00" }),
    block("[EfficientLLM Metrics] Iteration 100:"),
    "[EfficientLLM Metrics] Iteration 110:\n  AMU (GB): 99.00",
  ].join("\n");
  const reading = await readOne(megatronLog({ body }));
  expect(reading.metrics).toMatchObject({
    amu: { value: 20.5, unit: "GiB" },
    pcu: { value: 0.8, unit: "fraction" },
    al: { value: 2, unit: "s" },
    tt: { value: 1e-5 },
    st: { value: 4e-9 },
    aec: { value: 500.25, unit: "W", scope: "total" },
  });
  expect(reading.scores.map(({ metric, value }) => [metric, value])).toEqual([
    ["perplexity", 20.08554],
    ["validation loss", 3],
  ]);
  expect(reading.facts).toEqual({
    axis: "architecture",
    modality: "language",
    technique: { family: "attention", name: "MLA" },
    model: { name: "Qwen2.5-style 1.5B decoder", parameters_b: 1.5 },
    environment: { count: 1 },
    workload: { dtype: "bfloat16", batch_size: 8, sequence_length: 1024, steps: 100, tokens: 819_200 },
  });
});

test("Nothing of the command line, its paths or its host is told", async () => {
  expect(JSON.stringify(await readOne(megatronLog()))).not.toMatch(/somebody|host-7|torchrun/);
});

test("Means over a dozen iterations are in doubt: the first one weighs on them", async () => {
  const text = megatronLog({ done: 12 }).replace("     100 |", "     12 |");
  const { metrics } = await readOne(text);
  expect(metrics.al).toHaveProperty("doubt", expect.stringContaining("12 iterations"));
  expect(metrics.amu).not.toHaveProperty("doubt");
});

test("A mixture of experts whose command asks for no experts is dense", async () => {
  const dense = await readOne(megatronLog({ name: "moe - 0.5Bx8" }));
  const sparse = await readOne(megatronLog({ name: "moe - 0.5Bx8", options: "--num-experts 8" }));
  expect(dense.facts.technique).toEqual({ family: "moe", name: "dense" });
  expect(dense.notes[0]).toContain("it is dense");
  expect(sparse.facts.technique).toEqual({ family: "moe", name: "MoE", settings: { experts: 8 } });
});

test("Zeros of a run with data parallelism are not measured, and AL stays", async () => {
  const body = block("[EfficientLLM Metrics] Iteration 100:", {
    amu: "0.00",
    pcu: "0.000",
    tt: "0.00e+00",
    st: "0.00e+00",
    aec: "0.00",
  });
  const text = megatronLog({ body }).replace("--nproc_per_node 1", "--nproc_per_node 8");
  const { metrics, facts } = await readOne(text);
  expect(facts.environment).toEqual({ count: 8 });
  for (const key of ["amu", "pcu", "tt", "st", "aec"] as const) {
    expect(metrics[key]).toMatchObject({ missing: "not_measured" });
  }
  expect(metrics.al).toMatchObject({ value: 2 });
});

test("The power of one of several nodes has no scope and is in doubt", async () => {
  const { metrics } = await readOne(megatronLog().replace("--nnodes 1", "--nnodes 2"));
  expect(metrics.aec).not.toHaveProperty("scope");
  expect(metrics.aec).toHaveProperty("doubt", expect.stringContaining("2 nodes"));
});

test("A log without a block keeps its perplexity and says that there are no values", async () => {
  const reading = await readOne(megatronLog({ body: "" }));
  expect(reading.metrics).toEqual({});
  expect(reading.scores[0]?.value).toBe(20.08554);
  expect(reading.notes[0]).toContain("no full block");
});

test("A log that ends on the way is not comparable, one that ends in an exception failed", async () => {
  expect((await readOne(megatronLog({ done: 60 }))).notComparable).toBe(
    "The log ends at iteration 60 of 100.",
  );
  const text = `${megatronLog()}\nTraceback (most recent call last):\n  File "/home/somebody/x.py"\ntorch.OutOfMemoryError: CUDA out of memory.`;
  expect(await importTree({ [PATH]: text })).toEqual({
    readings: [],
    skipped: [{ path: PATH, reason: "failed", why: "it ends in an exception: out of memory" }],
  });
});

const EXTRACT = [
  "=== EfficientLLM Metrics Summary ===",
  "AMU (GB): 20.50",
  "PCU (Ratio): 0.800",
  "AL (Seconds): 2.0000",
  "TT (Tokens/Param/Sec): 1.00e-05",
  "ST (Samples/Param/Sec): N/A",
  "AEC (Watts): 500.25",
  "PPL: 100",
  "GPU Hours: 100",
].join("\n");

test("An extract is read only where its log is gone, and its PPL and GPU hours never", async () => {
  const path = "r/attention_variants_results/mla_1.5B_metrics.txt";
  const both = await importTree({ [PATH]: megatronLog(), [path]: EXTRACT });
  expect(both.skipped).toEqual([{ path, reason: "derived", why: "an extract of a log that is there" }]);
  const alone = await importTree({ [path]: EXTRACT });
  expect(alone.readings).toMatchObject([{ scores: [], metrics: { amu: { value: 20.5, unit: "GiB" } } }]);
  expect(Object.keys(alone.readings[0]?.metrics ?? {})).toEqual(["amu", "pcu", "al", "tt", "aec"]);
});

test("A number with another unit behind it is none", async () => {
  const body = block("[EfficientLLM Metrics] Iteration 100:", { amu: "20.50 ms" });
  const { readings } = await importTree({ "m/attention_results/mla_1.5B.log": megatronLog({ body }) });
  expect(readings[0]?.metrics.amu).toBeUndefined();
});
