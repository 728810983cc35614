import { expect, test } from "vitest";
import { canonicalValues, onlyReading } from "../serving/canonical-values";
import { textFile } from "../source-file";
import { aiperf } from "./importer";

const of = (unit: string, avg: number) => ({ unit, avg, p50: avg * 2, p99: avg * 9 });

/** Made up, in the shape of AIPerf 0.11. */
const RUN = {
  schema_version: "1.3",
  aiperf_version: "0.11.0",
  request_throughput: of("requests/sec", 4),
  request_latency: of("ms", 2500),
  request_count: of("requests", 200),
  time_to_first_token: of("ms", 40),
  inter_token_latency: of("ms", 8),
  output_token_throughput: of("tokens/sec", 1000),
  output_token_throughput_per_user: of("tokens/sec/user", 125),
  input_sequence_length: of("tokens", 512),
  output_sequence_length: of("tokens", 250),
  total_output_tokens: of("tokens", 50_000),
  benchmark_duration: of("sec", 50),
  input_config: {
    models: { items: [{ name: "tiny-1b" }] },
    endpoint: { urls: ["http://inner-host:8000"], api_key: "sk-secret", streaming: true },
    phases: [
      { name: "warmup", concurrency: 1, exclude_from_results: true },
      { name: "profiling", concurrency: 16, exclude_from_results: false },
    ],
  },
  run_info: { cli_command: "aiperf profile --api-key sk-secret --url http://inner-host:8000" },
  was_cancelled: false,
  error_summary: [],
};
const gpu = (index: number, power: number) => ({
  gpu_index: index,
  gpu_name: "NVIDIA H100 80GB HBM3",
  gpu_uuid: `GPU-${index}-private`,
  hostname: "inner-host",
  metrics: {
    gpu_power_usage: of("W", power),
    gpu_memory_used: of("GB", 60),
    gpu_utilization: of("%", 80 + index * 10),
    energy_consumption: { unit: "MJ", avg: (power * 50) / 1e6 },
  },
});
const WATCHED = {
  ...RUN,
  telemetry_data: { endpoints: { "inner-host:9400": { gpus: { gpu_0: gpu(0, 300), gpu_1: gpu(1, 500) } } } },
};

const read = (content: unknown) =>
  aiperf.read([textFile("profile_export_aiperf.json", JSON.stringify(content))], []);

test("means are read in the unit that stands beside them", async () => {
  const expected = {
    al: "2.5 s",
    it: "1000 tokens/s",
    throughput: "4 samples/s",
    ttft: "0.04 s",
    tpot: "0.008 s",
  };
  expect(canonicalValues(onlyReading(await read(RUN)))).toEqual(expected);
  const inOthers = { ...RUN, request_latency: of("sec", 2.5), time_to_first_token: of("ns", 40_000_000) };
  expect(canonicalValues(onlyReading(await read(inOthers)))).toEqual(expected);
});

test("a unit that is not known leaves its value out, and says so", async () => {
  const reading = onlyReading(await read({ ...RUN, request_latency: of("fortnights", 2500) }));
  expect(reading.metrics).not.toHaveProperty("al");
  expect(reading.notes).toEqual(["request_latency has no mean in a unit that is known and was left out."]);
  const perUser = onlyReading(await read({ ...RUN, output_token_throughput: of("tokens/sec/user", 125) }));
  expect(perUser.metrics).not.toHaveProperty("it");
});

test("the load is that of what was measured, not of the warm-up", async () => {
  expect(onlyReading(await read(RUN)).facts).toEqual({
    axis: "inference",
    modality: "language",
    model: { name: "tiny-1b" },
    workload: {
      samples: 200,
      concurrency: 16,
      input_tokens: 512,
      output_tokens: 250,
      settings: { streaming: true },
    },
  });
});

test("power, memory and energy of all accelerators are summed, utilisation is averaged", async () => {
  const reading = onlyReading(await read(WATCHED));
  expect(canonicalValues(reading)).toMatchObject({
    aec: "800 W",
    amu: "120 GB",
    pcu: "85 %",
    // 800 W for 50 s are 40,000 J, over 50,000 tokens.
    energy_per_token: "0.8 J",
  });
  expect(reading.metrics.aec).toMatchObject({ scope: "total" });
  expect(reading.facts.environment).toEqual({ accelerator: "NVIDIA H100 80GB HBM3", count: 2 });
});

test("an energy that is not the run's power over the run's time is left out", async () => {
  const sinceBoot = gpu(0, 300);
  sinceBoot.metrics.energy_consumption.avg = 900;
  const telemetry_data = { endpoints: { a: { gpus: { gpu_0: sinceBoot } } } };
  const reading = onlyReading(await read({ ...RUN, telemetry_data }));
  expect(reading.metrics).not.toHaveProperty("energy_per_token");
  expect(reading.notes[0]).toMatch(/^energy_consumption is not mean power times duration/);
});

test("a sum lacks no accelerator: where one has no power there is none", async () => {
  const { gpu_power_usage: _, ...others } = gpu(1, 1).metrics;
  const gpus = { gpu_0: gpu(0, 300), gpu_1: { ...gpu(1, 1), metrics: others } };
  const reading = onlyReading(await read({ ...RUN, telemetry_data: { endpoints: { a: { gpus } } } }));
  expect(reading.metrics).not.toHaveProperty("aec");
  expect(canonicalValues(reading)).toMatchObject({ amu: "120 GB" });
});

test("GenAI-Perf names accelerators inside of metrics", async () => {
  const genai = {
    request_throughput: of("requests/sec", 2),
    request_latency: of("ms", 1000),
    output_token_throughput: of("tokens/sec", 300),
    input_config: { model_names: ["tiny-1b"], perf_analyzer: { stimulus: { concurrency: 4 } } },
    telemetry_stats: {
      gpu_power_usage: { unit: "W", gpu0: { avg: 100 }, gpu1: { avg: 150 } },
      gpu_memory_used: { unit: "GB", gpu0: { avg: 20 }, gpu1: { avg: 30 } },
    },
  };
  const reading = onlyReading(await read(genai));
  expect(canonicalValues(reading)).toEqual({
    al: "1 s",
    it: "300 tokens/s",
    throughput: "2 samples/s",
    aec: "250 W",
    amu: "50 GB",
  });
  expect(reading.facts.workload).toEqual({ concurrency: 4 });
});

test("the first versions keep metrics in an object of their own", async () => {
  const {
    schema_version: _,
    aiperf_version: __,
    run_info: ___,
    input_config,
    was_cancelled,
    error_summary,
    ...records
  } = RUN;
  const old = { input_config, records, was_cancelled, error_summary };
  expect(aiperf.recognises(textFile("x.json", JSON.stringify(old)))).toBe(true);
  const reading = onlyReading(await read(old));
  expect(canonicalValues(reading)).toEqual(canonicalValues(onlyReading(await read(RUN))));
  expect(reading.facts).toEqual(onlyReading(await read(RUN)).facts);
});

test("power and energy that the tool has summed itself are taken where no single accelerator is told", async () => {
  const summed = { ...RUN, nvidia_total_gpu_power: of("W", 800), nvidia_total_gpu_energy: of("J", 40_000) };
  const { metrics } = onlyReading(await read(summed));
  expect(metrics.aec).toMatchObject({ value: 800, unit: "W", scope: "total" });
  expect(metrics.energy_per_token).toMatchObject({ value: 0.8, unit: "J", scope: "total" });
  const twoMakers = onlyReading(await read({ ...summed, amd_total_gpu_power: of("W", 700) }));
  expect(twoMakers.metrics).not.toHaveProperty("aec");
  const average = onlyReading(await read({ ...RUN, nvidia_average_gpu_power: of("W", 400) }));
  expect(average.metrics).not.toHaveProperty("aec");
});

test("a cancelled run is flagged, failed requests are told, a run without any is refused", async () => {
  expect(onlyReading(await read({ ...RUN, was_cancelled: true })).notComparable).toBe(
    "The run was cancelled before its end.",
  );
  const failing = onlyReading(await read({ ...RUN, error_request_count: of("requests", 7) }));
  expect(failing.notes).toEqual(["7 requests failed; the values are of those that completed."]);
  expect((await read({ ...RUN, request_count: of("requests", 0) })).skipped).toMatchObject([
    { reason: "failed" },
  ]);
});

test("with several models the values are of none of them", async () => {
  const config = { ...RUN.input_config, models: { items: [{ name: "a" }, { name: "b" }] } };
  expect(onlyReading(await read({ ...RUN, input_config: config })).facts).not.toHaveProperty("model");
});

test("hosts, keys, ids and commands stay where they are", async () => {
  const text = JSON.stringify(await read(WATCHED));
  for (const part of ["inner-host", "sk-secret", "GPU-0", "--url"]) expect(text).not.toContain(part);
});

test("it is recognised by its metrics and what stands around them", () => {
  expect(aiperf.recognises(textFile("x", JSON.stringify(RUN)))).toBe(true);
  const { schema_version: _, aiperf_version: __, input_config: ___, ...bare } = RUN;
  expect(aiperf.recognises(textFile("x", JSON.stringify(bare)))).toBe(false);
});

test("a run that lost most of its requests is not compared, one that lost a few is in doubt", async () => {
  const most = onlyReading(
    await read({ ...RUN, request_count: of("requests", 3), error_request_count: of("requests", 2041) }),
  );
  expect(most.notComparable).toBe(
    "99.9 % of its requests failed: the load was not the one that it was set to.",
  );
  expect(most.facts.workload?.samples).toBe(3);
  const few = onlyReading(await read({ ...RUN, error_request_count: of("requests", 10) }));
  expect(few.metrics.al).toMatchObject({ doubt: "4.76 % of its requests failed and are not in it." });
  expect(few.notComparable).toBeUndefined();
  const hardlyAny = onlyReading(await read({ ...RUN, error_request_count: of("requests", 2) }));
  expect(hardlyAny.metrics.al).not.toHaveProperty("doubt");
});

test("failures are counted in the list of errors, too; where that has no counts, every value is in doubt", async () => {
  const counted = onlyReading(await read({ ...RUN, error_summary: [{ count: 30 }, { count: 20 }] }));
  expect(counted.notComparable).toBe(
    "20 % of its requests failed: the load was not the one that it was set to.",
  );
  const uncounted = onlyReading(await read({ ...RUN, error_summary: [{ error_details: {} }] }));
  expect(uncounted.metrics.it).toMatchObject({
    doubt: "Some of its requests failed, and the file does not say how many.",
  });
  expect(uncounted.notComparable).toBeUndefined();
});

test("a speed or a power that cannot be is in doubt, in whatever unit", async () => {
  const { metrics } = onlyReading(
    await read({
      ...RUN,
      output_token_throughput: of("tokens/sec", 1),
      benchmark_duration: of("ms", 50_000),
    }),
  );
  expect(metrics.it).toMatchObject({
    doubt: "It is not total_output_tokens divided by benchmark_duration, which is 1000.",
  });
  expect(metrics.throughput).not.toHaveProperty("doubt");
  const summed = onlyReading(await read({ ...RUN, nvidia_total_gpu_power: of("W", 700_000) }));
  expect(summed.metrics.aec).toMatchObject({
    doubt: "The up to 16 accelerators would draw more than 3,000 W each, which none does.",
  });
});
