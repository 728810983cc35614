import { expect, test } from "vitest";
import { inferencex } from "./inferencex";
import { canonicalValues, onlyReading } from "./serving/canonical-values";
import { textFile } from "./source-file";
import { vllmServe } from "./vllm-serve";

/** Made up. */
const RUN = {
  date: "20260102-030405",
  model_id: "example-org/Tiny-1B-FP8",
  tokenizer_id: "example-org/Tiny-1B-FP8",
  num_prompts: 20,
  request_rate: "inf",
  burstiness: 1.0,
  max_concurrency: 8,
  duration: 10,
  completed: 20,
  good_completed: null,
  total_input_tokens: 20_000,
  total_output_tokens: 2_000,
  request_throughput: 2,
  input_throughput: 2000,
  output_throughput: 200,
  mean_ttft: 0.5,
  median_ttft: 0.4,
  mean_e2el: 3.5,
  mean_tpot: 0.03,
};
const AGGREGATED = {
  hw: "h200-rack7_3",
  tp: 8,
  ep: 1,
  dp_attention: "false",
  conc: 16,
  model: "example-org/Tiny-1B",
  framework: "vllm",
  precision: "bf16",
  isl: 1024,
  osl: 256,
  tput_per_gpu: 500,
  output_tput_per_gpu: 100,
  input_tput_per_gpu: 400,
  mean_ttft: 0.25,
  mean_intvty: 50,
  mean_tpot: 0.02,
  mean_e2el: 5.5,
};

const file = (content: unknown) => textFile("result.json", JSON.stringify(content));
const read = (content: unknown) => inferencex.read([file(content)], []);

test("names without _ms are seconds", async () => {
  expect(canonicalValues(onlyReading(await read(RUN)))).toEqual({
    al: "3.5 s",
    it: "200 tokens/s",
    throughput: "2 samples/s",
    ttft: "0.5 s",
    tpot: "0.03 s",
  });
});

test("it is told from vLLM's files by its spelling alone", () => {
  expect(inferencex.recognises(file(RUN))).toBe(true);
  expect(vllmServe.recognises(file({ ...RUN, backend: "vllm", total_token_throughput: 2200 }))).toBe(false);
  const inMilliseconds = Object.fromEntries(
    Object.entries(RUN).map(([key, value]) => [/_(ttft|e2el|tpot)$/.test(key) ? `${key}_ms` : key, value]),
  );
  expect(inferencex.recognises(file(inMilliseconds))).toBe(false);
  expect(vllmServe.recognises(file(inMilliseconds))).toBe(true);
});

test("a median is no mean: it is told and left out", async () => {
  const { mean_e2el: _, mean_tpot: __, ...medians } = { ...RUN, median_e2el: 3.25 };
  const reading = onlyReading(await read(medians));
  expect(reading.metrics).not.toHaveProperty("al");
  expect(reading.notes).toEqual([
    "median_e2el = 3.25 s: left out, a mean is asked for and the file has none.",
  ]);
});

test("per-accelerator tokens are multiplied by what they were divided by, or stay per accelerator", async () => {
  const reading = onlyReading(await read(AGGREGATED));
  expect(canonicalValues(reading)).toEqual({
    al: "5.5 s",
    ttft: "0.25 s",
    tpot: "0.02 s",
    it: "800 tokens/s",
    throughput: "500 tokens/s",
  });
  expect(reading.metrics.throughput).toMatchObject({ scope: "per_accelerator" });
});

test("over several nodes the whole server's tokens are not worked out", async () => {
  const values = canonicalValues(onlyReading(await read({ ...AGGREGATED, is_multinode: "true" })));
  expect(values).not.toHaveProperty("it");
});

test("an aggregated file names accelerator, count and precision, and of a runner no more", async () => {
  const { facts } = onlyReading(await read(AGGREGATED));
  expect(facts.environment).toEqual({ accelerator: "NVIDIA H200", count: 8 });
  expect(facts.technique).toEqual({ family: "quantization", name: "bfloat16" });
  expect(facts.workload).toMatchObject({ concurrency: 16, input_tokens: 1024, output_tokens: 256 });
  expect(JSON.stringify(facts)).not.toContain("rack7");
});
