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

test("stages of a pipeline and parts of prompts have accelerators of their own", async () => {
  const reading = onlyReading(await read({ ...AGGREGATED, pp: 2, pcp_size: 3, dcp_size: 4 }));
  expect(canonicalValues(reading).it).toBe("4800 tokens/s");
  expect(reading.facts.environment?.count).toBe(48);
});

test("where prompts are read elsewhere, generated tokens are those of the accelerators that generate", async () => {
  const { tp: _, ...rest } = AGGREGATED;
  const disaggregated = { ...rest, is_multinode: true, disagg: true, prefill_hw: "h200", decode_hw: "h200" };
  const reading = onlyReading(await read({ ...disaggregated, num_prefill_gpu: 8, num_decode_gpu: 4 }));
  expect(canonicalValues(reading).it).toBe("400 tokens/s");
  expect(reading.facts.environment).toEqual({ accelerator: "NVIDIA H200", count: 12 });
  const together = onlyReading(await read({ ...disaggregated, num_prefill_gpu: 8, num_decode_gpu: 0 }));
  expect(canonicalValues(together).it).toBe("800 tokens/s");
  const mixed = onlyReading(await read({ ...disaggregated, decode_hw: "b200" }));
  expect(mixed.facts.environment).toBeUndefined();
  expect(canonicalValues(mixed)).not.toHaveProperty("it");
});

test("over several nodes of unknown size the whole server's tokens are not worked out", async () => {
  for (const changes of [{ is_multinode: "true" }, { disagg: true }, { pp: "many" }]) {
    const reading = onlyReading(await read({ ...AGGREGATED, ...changes }));
    expect(canonicalValues(reading)).not.toHaveProperty("it");
    expect(reading.facts.environment).not.toHaveProperty("count");
  }
});

test("power is that of all accelerators, or of one in older files; what is not valid is left out", async () => {
  const energy = {
    joules_per_output_token: 4.5,
    joules_per_total_token: 0.9,
    joules_per_successful_query: 1152,
  };
  const newer = { ...AGGREGATED, ...energy, avg_power_w: 450, avg_total_gpu_power_w: 3600, power_valid: 1 };
  const { metrics } = onlyReading(await read(newer));
  expect(metrics.aec).toMatchObject({ value: 3600, unit: "W", scope: "total" });
  expect(metrics.energy_per_token).toMatchObject({ value: 4.5, unit: "J", scope: "total" });
  expect(metrics.energy_per_sample).toMatchObject({ value: 1152, unit: "J", scope: "total" });
  const older = onlyReading(await read({ ...AGGREGATED, avg_power_w: 450 }));
  expect(older.metrics.aec).toMatchObject({ value: 450, unit: "W", scope: "per_accelerator" });
  const invalid = onlyReading(await read({ ...newer, power_valid: 0 }));
  expect(invalid.metrics).not.toHaveProperty("aec");
  expect(invalid.notes).toEqual(["Its power was found not to be valid by the tool itself and is left out."]);
});

test("a run of agents has users and a time to the last token", async () => {
  const { conc: _, mean_e2el: __, ...rest } = AGGREGATED;
  const reading = onlyReading(await read({ ...rest, users: 12, mean_ttlt: 28.5, median_ttlt: 27 }));
  expect(canonicalValues(reading).al).toBe("28.5 s");
  expect(reading.facts.workload?.concurrency).toBe(12);
});

test("runs that stand in a list of all as well are read once", async () => {
  const other = { ...AGGREGATED, conc: 32, output_tput_per_gpu: 150 };
  const files = [
    textFile("agg_bmk.json", JSON.stringify([AGGREGATED, other])),
    textFile("run/agg_a.json", JSON.stringify(AGGREGATED, null, 2)),
  ];
  const { readings, skipped } = await inferencex.read(files, files);
  expect(readings.map(({ paths }) => paths)).toEqual([["run/agg_a.json"], ["agg_bmk.json"]]);
  expect(skipped).toEqual([
    { path: "agg_bmk.json", reason: "derived", why: "1 of 2 runs stands in run/agg_a.json, too" },
  ]);
});

test("an aggregated file names accelerator, count and precision, and of a runner no more", async () => {
  const { facts } = onlyReading(await read(AGGREGATED));
  expect(facts.environment).toEqual({ accelerator: "NVIDIA H200", count: 8 });
  expect(facts.technique).toEqual({ family: "quantization", name: "bfloat16" });
  expect(facts.workload).toMatchObject({ concurrency: 16, input_tokens: 1024, output_tokens: 256 });
  expect(JSON.stringify(facts)).not.toContain("rack7");
});

test("what a file contradicts itself is in doubt, in seconds as well", async () => {
  const { metrics } = onlyReading(await read({ ...RUN, output_throughput: 2, mean_ttft: 0.0005 }));
  expect(metrics.it).toMatchObject({
    doubt: "It is not total_output_tokens divided by duration, which is 200.",
  });
  expect(metrics.ttft).toMatchObject({ doubt: "No request is answered within 1 ms." });
  expect(metrics.al).not.toHaveProperty("doubt");
});

test("a power that no accelerator draws is in doubt", async () => {
  const { metrics } = onlyReading(await read({ ...AGGREGATED, avg_power_w: 450_000 }));
  expect(metrics.aec).toMatchObject({ value: 450_000, doubt: "No accelerator draws more than 3,000 W." });
  const all = onlyReading(await read({ ...AGGREGATED, avg_total_gpu_power_w: 25_000, power_valid: 1 }));
  expect(all.metrics.aec).toMatchObject({
    doubt: "Its 8 accelerators would draw more than 3,000 W each, which none does.",
  });
});

test("a run that lost half of its requests is not compared", async () => {
  const reading = onlyReading(await read({ ...RUN, num_prompts: 40 }));
  expect(reading.notComparable).toBe(
    "50 % of its requests did not complete: the load was not the one that it was set to.",
  );
  expect(reading.facts.workload?.samples).toBe(20);
});

/** What its scripts make of RUN: the same latencies, rates by accelerator. */
const OF_RUN = {
  ...AGGREGATED,
  model: "example-org/Tiny-1B-FP8",
  precision: "fp8",
  conc: 8,
  tput_per_gpu: 275,
  output_tput_per_gpu: 25,
  mean_ttft: 0.5,
  mean_tpot: 0.03,
  mean_e2el: 3.5,
};
const readBoth = (raw: unknown, aggregated: unknown) => {
  const files = [
    textFile("raw/run.json", JSON.stringify(raw)),
    textFile("agg_run.json", JSON.stringify(aggregated)),
  ];
  return inferencex.read(files, files);
};

test("a run and what the tool's scripts made of it are one result, with what either says", async () => {
  const { readings, skipped } = await readBoth({ ...RUN, num_prompts: 40 }, OF_RUN);
  expect(skipped).toEqual([]);
  expect(readings).toHaveLength(1);
  const [reading] = readings;
  expect(reading?.paths).toEqual(["agg_run.json", "raw/run.json"]);
  expect(reading && canonicalValues(reading)).toEqual({
    al: "3.5 s",
    ttft: "0.5 s",
    tpot: "0.03 s",
    it: "200 tokens/s",
    throughput: "275 tokens/s",
  });
  expect(reading?.facts).toMatchObject({
    model: { name: "Tiny-1B-FP8", hub_id: "example-org/Tiny-1B-FP8" },
    technique: { family: "quantization", name: "fp8" },
    environment: { accelerator: "NVIDIA H200", count: 8 },
    workload: { samples: 20, concurrency: 8, input_tokens: 1000, output_tokens: 100 },
  });
  // What only the run itself tells: half of its requests were lost.
  expect(reading?.notComparable).toContain("50 % of its requests did not complete");
  expect(reading?.metrics.al).toMatchObject({
    doubt: "50 % of its requests did not complete and are not in it.",
  });
});

test("rounded in one of them it is still the same run", async () => {
  const rounded = { ...OF_RUN, mean_ttft: 0.500_000_2, output_tput_per_gpu: 25.000_01 };
  expect((await readBoth(RUN, rounded)).readings).toHaveLength(1);
});

test("another model, load or latency is another run", async () => {
  for (const changes of [
    { model: "example-org/Other-1B" },
    { conc: 16 },
    { mean_ttft: 0.501 },
    { mean_e2el: undefined },
    { output_tput_per_gpu: 26 },
  ]) {
    expect((await readBoth(RUN, { ...OF_RUN, ...changes })).readings).toHaveLength(2);
  }
});

test("of two runs that an aggregated one could be of, neither is", async () => {
  const files = ["a.json", "b.json"].map((path, index) =>
    textFile(path, JSON.stringify({ ...RUN, date: `2026010${index}-000000` })),
  );
  const all = [...files, textFile("agg.json", JSON.stringify(OF_RUN))];
  expect((await inferencex.read(all, all)).readings).toHaveLength(3);
});
