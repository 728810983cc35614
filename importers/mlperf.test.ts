import { expect, test } from "vitest";
import { mlperf } from "./mlperf";
import {
  MADE_UP_ACCURACY,
  MADE_UP_SYSTEM,
  madeUpDetail,
  madeUpPower,
  madeUpRow,
  madeUpSession,
  madeUpSummary,
} from "./mlperf/made-up-submission";
import { textFile } from "./source-file";

const RUN = "closed/MadeUp/results/box_8x/llama2-70b-99.9/Server";

async function readFiles(texts: Record<string, string>) {
  const files = Object.entries(texts).map(([path, text]) => textFile(path, text));
  for (const file of files) expect(mlperf.recognises(file), file.path).toBe(true);
  return await mlperf.read(files, files);
}

async function powerOf(texts: Record<string, string>) {
  const { readings } = await readFiles({ "a/mlperf_log_summary.txt": madeUpSummary(), ...texts });
  return readings[0]?.metrics.aec;
}

test("the folders of a submission join a run's log, accuracy and system", async () => {
  const { readings, skipped } = await readFiles({
    [`${RUN}/performance/run_1/mlperf_log_summary.txt`]: madeUpSummary(),
    [`${RUN}/accuracy/accuracy.txt`]: MADE_UP_ACCURACY,
    "closed/MadeUp/systems/box_8x.json": JSON.stringify(MADE_UP_SYSTEM),
    "closed/MadeUp/measurements/box_8x/llama2-70b-99.9/Server/box_8x_Server.json": JSON.stringify({
      input_data_types: "int32",
      weight_data_types: "FP8",
      starting_weights_filename: "x",
    }),
  });
  expect(skipped).toEqual([]);
  expect(readings).toHaveLength(1);
  expect(readings[0]?.facts).toEqual({
    axis: "inference",
    modality: "language",
    model: { name: "Llama-2-70b-chat-hf", hub_id: "meta-llama/Llama-2-70b-chat-hf" },
    technique: { family: "quantization", name: "fp8" },
    environment: {
      accelerator: "Invented GPU",
      count: 16,
      memory_gb: 180,
      host: "Invented CPU",
      software: { framework: "InventedRT 1.0" },
    },
    workload: { dtype: "fp8", settings: { scenario: "Server", accuracy_target: "99.9", division: "closed" } },
  });
});

test("nanoseconds stay nanoseconds, tokens and samples of the whole system are apart", async () => {
  const { readings } = await readFiles({ "mlperf_log_summary.txt": madeUpSummary() });
  expect(readings[0]?.metrics).toMatchObject({
    it: { value: 3000.25, unit: "tokens/s" },
    throughput: { value: 12.5, unit: "samples/s", scope: "total" },
    al: { value: 4e9, unit: "ns" },
    ttft: { value: 25e7, unit: "ns" },
    tpot: { value: 4e7, unit: "ns" },
  });
});

test("an offline log's latencies are times in a queue and are not taken", async () => {
  const { readings } = await readFiles({
    "mlperf_log_summary.txt": madeUpSummary({
      scenario: "Offline",
      head: ["Samples per second: 3.5", "Tokens per second (inferred): 240.5"],
      stats: ["Mean latency (ns)               : 1889932034311"],
    }),
  });
  expect(readings[0]?.metrics).toEqual({
    it: {
      value: 240.5,
      unit: "tokens/s",
      path: "mlperf_log_summary.txt",
      note: expect.stringContaining("inferred"),
    },
    throughput: { value: 3.5, unit: "samples/s", scope: "total", path: "mlperf_log_summary.txt" },
  });
});

test("percents of the accuracy log become fractions, lengths are no quality", async () => {
  const { readings } = await readFiles({
    "x__mlperf_log_summary.txt": madeUpSummary(),
    "x__accuracy.txt": MADE_UP_ACCURACY,
  });
  expect(
    readings[0]?.scores.map(({ task, metric, value, samples }) => [task, metric, value, samples]),
  ).toEqual([
    ["MLPerf accuracy", "rouge1", 0.455, 1000],
    ["MLPerf accuracy", "rougeL", 0.3025, 1000],
    ["gsm8k", "accuracy", 0.7, 1000],
  ]);
  expect(JSON.stringify(readings)).not.toContain("somebody");
});

test("a word error rate is better when lower", async () => {
  const { readings } = await readFiles({
    "x__mlperf_log_summary.txt": madeUpSummary(),
    "x__accuracy.txt": `Word Error Rate: 2.5%, accuracy=97.5%\n\nhash=${"1b".repeat(32)}\n`,
  });
  expect(readings[0]?.scores).toMatchObject([
    { metric: "word error rate", value: 0.025, better: "lower" },
    { metric: "accuracy", value: 0.975, better: "higher" },
  ]);
});

test("power is the mean between begin and end of the run, each clock by its own zone", async () => {
  const log = { "a/spl.txt": madeUpPower([100, 500, 700, 100]) };
  // The meter's clock is at Greenwich; the run's is an hour west, so 11:00 there is 12:00 here.
  expect(
    await powerOf({
      ...log,
      "a/client.json": madeUpSession("client", 3600),
      "a/server.json": madeUpSession("server", 0),
      "a/mlperf_log_detail.txt": madeUpDetail("01-01-2025 11:00:00.500", "01-01-2025 11:00:02.500"),
    }),
  ).toEqual({
    value: 600,
    unit: "W",
    scope: "total",
    path: "a/spl.txt",
    note: "The whole system at the wall, not its accelerators alone.",
  });
});

test("without a detail log the session's own start and stop bound the power", async () => {
  const noon = Date.UTC(2025, 0, 1, 12) / 1000;
  expect(
    await powerOf({
      "a/spl.txt": madeUpPower([100, 500, 700, 100]),
      "a/client.json": madeUpSession("client", 0, [noon - 9, noon + 0.5, noon + 2.5, noon + 9]),
      "a/server.json": madeUpSession("server", 0),
    }),
  ).toMatchObject({ value: 600 });
});

test("power that no file bounds is in doubt, and the samples of ranging are not in it", async () => {
  const log = `${madeUpPower([100, 300])}\n${madeUpPower([900], "2025-01-01_12-00-00_ranging")}`;
  expect(await powerOf({ "a/spl.txt": log })).toMatchObject({
    value: 200,
    unit: "W",
    doubt: expect.any(String),
  });
});

test("invalid, broken, compliance and accuracy runs are refused, each for its reason", async () => {
  const { readings, skipped } = await readFiles({
    "a/mlperf_log_summary.txt": madeUpSummary({ result: "INVALID" }),
    "b/mlperf_log_summary.txt": madeUpSummary({ result: "" }),
    "compliance/x/TEST01/performance/run_1/mlperf_log_summary.txt": madeUpSummary(),
    "c/performance/ranging/mlperf_log_summary.txt": madeUpSummary(),
    "d/accuracy/mlperf_log_summary.txt": madeUpSummary({ mode: "AccuracyOnly" }),
  });
  expect(readings).toEqual([]);
  expect(skipped.map(({ reason }) => reason)).toEqual(["invalid", "unreadable", "test", "test", "empty"]);
});

test("files that lie together are grouped by the beginning of their names; a system without its run is told", async () => {
  const { readings, skipped } = await readFiles({
    "a__mlperf_log_summary.txt": madeUpSummary(),
    "b__mlperf_log_summary.txt": madeUpSummary(),
    "b__accuracy.txt": MADE_UP_ACCURACY,
    "other_system.json": JSON.stringify(MADE_UP_SYSTEM),
  });
  expect(readings.map(({ paths }) => paths)).toEqual([
    ["a__mlperf_log_summary.txt"],
    ["b__mlperf_log_summary.txt", "b__accuracy.txt"],
  ]);
  expect(skipped).toEqual([
    {
      path: "other_system.json",
      reason: "beside",
      why: "The log of its run is not here, or that run is not valid.",
    },
  ]);
});

test("a round's table has a result a row, by its units, with nodes times accelerators", async () => {
  const { readings } = await readFiles({ "summary_results.json": JSON.stringify([madeUpRow()]) });
  expect(readings[0]?.metrics).toMatchObject({
    it: { value: 25_000.5, unit: "tokens/s" },
    aec: { value: 9000.5, unit: "W", scope: "total" },
  });
  expect(readings[0]?.facts).toMatchObject({
    model: { hub_id: "meta-llama/Llama-2-70b-chat-hf" },
    technique: { name: "fp8" },
    environment: { accelerator: "Invented GPU", count: 8 },
  });
  expect(readings[0]?.scores.map(({ metric, value }) => [metric, value])).toEqual([
    ["rouge1", 0.445],
    ["rougeL", 0.2825],
  ]);
});

test("a table's latency is a percentile in doubt, its millijoules are energy, unset weights are no precision", async () => {
  const row = madeUpRow({
    Performance_Result: 12.5,
    Performance_Units: "Latency (ms)",
    Power_Result: 2500,
    Power_Units: "millijoules",
    weight_data_types: "UNSET",
    "a#": "",
  });
  const { readings } = await readFiles({ "summary_results.json": JSON.stringify([row]) });
  expect(readings[0]?.metrics).toEqual({
    al: expect.objectContaining({ value: 12.5, unit: "ms", doubt: expect.stringContaining("percentile") }),
    energy_per_sample: expect.objectContaining({ value: 2500, unit: "mJ" }),
  });
  expect(readings[0]?.facts.technique).toEqual({ family: "quantization" });
  expect(readings[0]?.facts.environment).not.toHaveProperty("count");
});

test("a row whose own log is read is not taken again", async () => {
  const { readings, skipped } = await readFiles({
    "repo/closed/MadeUp/results/box_8x/llama2-70b-99/Offline/performance/run_1/mlperf_log_summary.txt":
      madeUpSummary(),
    "repo/summary_results.json": JSON.stringify([madeUpRow()]),
  });
  expect(readings).toHaveLength(1);
  expect(skipped).toEqual([
    expect.objectContaining({ path: "repo/summary_results.json", reason: "derived" }),
  ]);
});

test("submitters whose systems and models have the same names keep their own precision", async () => {
  const of = (submitter: string, weights: string) => ({
    [`closed/${submitter}/results/box/gptj-99/Offline/performance/run_1/mlperf_log_summary.txt`]:
      madeUpSummary(),
    [`closed/${submitter}/measurements/box/gptj-99/Offline/box.json`]: JSON.stringify({
      input_data_types: "int32",
      weight_data_types: weights,
    }),
    [`closed/${submitter}/systems/box.json`]: JSON.stringify({
      ...MADE_UP_SYSTEM,
      submitter,
      number_of_nodes: weights === "fp8" ? 1 : 2,
    }),
  });
  const { readings, skipped } = await readFiles({ ...of("First", "fp8"), ...of("Second", "int4") });
  expect(skipped).toEqual([]);
  expect(readings.map(({ facts }) => [facts.technique?.name, facts.environment?.count])).toEqual([
    ["fp8", 8],
    ["int4", 16],
  ]);
});
