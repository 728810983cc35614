import { expect, test } from "vitest";
import { canonicalValues, onlyReading } from "./serving/canonical-values";
import { textFile } from "./source-file";
import { vllmServe } from "./vllm-serve";

/** Made up, in the shape of vllm bench serve 0.25. */
const RUN = {
  date: "20260102-030405",
  endpoint_type: "openai",
  backend: "openai",
  label: "node17.example.org",
  model_id: "example-org/Tiny-1B",
  tokenizer_id: "example-org/Tiny-1B",
  num_prompts: 50,
  request_rate: 2.5,
  burstiness: 1.0,
  max_concurrency: 4,
  duration: 20.0,
  completed: 50,
  failed: 0,
  total_input_tokens: 6400,
  total_output_tokens: 3200,
  request_throughput: 2.5,
  request_goodput: null,
  output_throughput: 160.0,
  total_token_throughput: 480.0,
  rtfx: 0.0,
  mean_ttft_ms: 125.0,
  median_ttft_ms: 99.0,
  mean_tpot_ms: 12.5,
  mean_itl_ms: 40.0,
  mean_e2el_ms: 1500.0,
};

const file = (content: unknown, path = "runs/a.json") => textFile(path, JSON.stringify(content));
const read = (content: unknown) => {
  const one = file(content);
  return vllmServe.read([one], [one]);
};

test("milliseconds become seconds, and generated tokens per second are IT", async () => {
  expect(canonicalValues(onlyReading(await read(RUN)))).toEqual({
    al: "1.5 s",
    it: "160 tokens/s",
    throughput: "2.5 samples/s",
    ttft: "0.125 s",
    tpot: "0.0125 s",
  });
});

test("what is known of the run is told, and the lengths are means of a request", async () => {
  expect(onlyReading(await read(RUN)).facts).toEqual({
    axis: "inference",
    modality: "language",
    model: { name: "Tiny-1B", hub_id: "example-org/Tiny-1B" },
    workload: {
      samples: 50,
      request_rate: 2.5,
      concurrency: 4,
      input_tokens: 128,
      output_tokens: 64,
      settings: { backend: "openai", burstiness: 1 },
    },
  });
});

test("no latency of a request is put together where the file has none", async () => {
  const { mean_e2el_ms: _, ...withoutLatency } = RUN;
  expect(canonicalValues(onlyReading(await read(withoutLatency)))).not.toHaveProperty("al");
});

test("tokens of prompts and outputs together are not read where generated ones are missing", async () => {
  const { output_throughput: _, ...total } = RUN;
  const values = canonicalValues(onlyReading(await read(total)));
  expect(values).not.toHaveProperty("it");
  expect(Object.values(values)).not.toContain("480 tokens/s");
});

test("inter-token latency is no time per token with speculative decoding, and is not read as one", async () => {
  const { mean_tpot_ms: _, ...chunks } = { ...RUN, spec_decode_acceptance_rate: 62.5 };
  const reading = onlyReading(await read(chunks));
  expect(canonicalValues(reading)).not.toHaveProperty("tpot");
  expect(reading.facts.workload?.settings).toMatchObject({ spec_decode_acceptance_percent: 62.5 });
});

test("a run in which every request failed is refused, whatever its zeros say", async () => {
  const failed = { ...RUN, completed: 0, failed: 50, output_throughput: 0, mean_ttft_ms: 0 };
  expect(await read(failed)).toEqual({
    readings: [],
    skipped: [{ path: "runs/a.json", reason: "failed", why: "no request completed, 50 failed" }],
  });
});

test("requests that failed are told, and in older files those that did not complete", async () => {
  expect(onlyReading(await read({ ...RUN, completed: 47, failed: 3 })).notes).toEqual([
    "3 of 50 requests failed; the values are of those that completed.",
  ]);
  const { failed: _, ...older } = { ...RUN, completed: 40 };
  expect(onlyReading(await read(older)).notes).toEqual([
    "10 of 50 requests did not complete; the values are of those that completed.",
  ]);
});

test("a single zero is no measurement", async () => {
  expect(onlyReading(await read({ ...RUN, mean_tpot_ms: 0 })).metrics.tpot).toEqual({
    missing: "not_measured",
    note: "mean_tpot_ms is 0 in the file.",
  });
});

test("a file without throughput, as early CI jobs wrote it, gives its latencies", async () => {
  const trimmed = {
    date: "20250101-000000",
    backend: "vllm",
    model_id: "/root/someone/cache/Tiny-1B-Instruct",
    tokenizer_id: "/root/someone/cache/Tiny-1B-Instruct",
    best_of: 1,
    num_prompts: 10,
    request_rate: "inf",
    burstiness: 1.0,
    max_concurrency: null,
    mean_ttft_ms: 200.0,
    mean_tpot_ms: 20.0,
  };
  const reading = onlyReading(await read(trimmed));
  expect(canonicalValues(reading)).toEqual({ ttft: "0.2 s", tpot: "0.02 s" });
  expect(reading.facts.model).toEqual({ name: "Tiny-1B-Instruct" });
  expect(reading.facts.workload).toEqual({
    samples: 10,
    settings: { backend: "vllm", burstiness: 1, request_rate: "inf" },
  });
});

test("runs one a line, also with a misspelt key and Windows line ends, are runs of one file", async () => {
  const line = (rate: number) => JSON.stringify({ ...RUN, request_rate: rate, "request_goodput:": null });
  const lines = textFile("results.json", `\ufeff${line(1)}\r\n${line(10)}\r\n`);
  expect(vllmServe.recognises(lines)).toBe(true);
  const { readings } = await vllmServe.read([lines], [lines]);
  expect(readings.map(({ label }) => label)).toEqual([
    "1 requests/s, concurrency 4",
    "10 requests/s, concurrency 4",
  ]);
});

test("a server named in the metadata tells runs apart; other words there are not taken", async () => {
  const named = async (framework: string) =>
    onlyReading(await read({ ...RUN, framework })).facts.workload?.settings;
  expect(await named("sglang")).toMatchObject({ framework: "sglang" });
  expect(await named("jo's box")).not.toHaveProperty("framework");
});

test("a failed run takes no other run of its file with it", async () => {
  const { readings, skipped } = await read([RUN, { ...RUN, completed: 0, failed: 50 }]);
  expect(readings).toHaveLength(1);
  expect(skipped).toEqual([
    { path: "runs/a.json", reason: "failed", why: "run 2 of 2: no request completed, 50 failed" },
  ]);
});

test("a sweep's summary is not read beside the files of its runs", async () => {
  const [first, second] = [
    { ...RUN, run_number: 0, max_num_seqs: 8 },
    { ...RUN, run_number: 1, max_num_seqs: 8, date: "20260102-030500" },
  ];
  const files = [
    file([first, second], "a/summary.json"),
    file(first, "a/run=0.json"),
    file(second, "a/run=1.json"),
  ];
  const { readings, skipped } = await vllmServe.read(files, files);
  expect(readings.map(({ paths }) => paths)).toEqual([["a/run=0.json"], ["a/run=1.json"]]);
  expect(skipped).toEqual([
    { path: "a/summary.json", reason: "derived", why: "all 2 runs stand in a/run=0.json and 1 more, too" },
  ]);
  const [alone] = files;
  if (!alone) throw new Error("no summary");
  const summary = await vllmServe.read([alone], [alone]);
  expect(summary.readings.map(({ label }) => label)).toEqual([
    "2.5 requests/s, concurrency 4, run 0",
    "2.5 requests/s, concurrency 4, run 1",
  ]);
  expect(summary.readings[0]?.facts.workload?.settings).toMatchObject({ max_num_seqs: 8 });
});

test("nothing of hosts, labels, texts and metadata is taken", async () => {
  const secret = {
    ...RUN,
    model_id: "/home/jo/secret/project-x",
    tokenizer_id: "/home/jo/secret/project-x",
    generated_texts: ["private words"],
    errors: ["http://10.0.0.7:8000 refused"],
    operator: "jo@example.org",
  };
  const text = JSON.stringify(await read(secret));
  for (const part of ["jo", "secret", "private", "10.0.0.7", "node17", "example.org"]) {
    expect(text).not.toContain(part);
  }
});

test("it is recognised in any order of keys and beyond the head, and its relatives are not it", () => {
  const sorted = Object.fromEntries(Object.entries(RUN).sort(([a], [b]) => (a < b ? -1 : 1)));
  expect(vllmServe.recognises(file(sorted))).toBe(true);
  const long = {
    backend: "vllm",
    burstiness: 1,
    endpoint_type: "openai",
    errors: ["x".repeat(70_000)],
    ...sorted,
  };
  expect(vllmServe.recognises(file(long))).toBe(true);
  expect(vllmServe.recognises(file({ ...RUN, total_output_tokens_retokenized: 3000 }))).toBe(false);
  expect(vllmServe.recognises(file({ ...RUN, steady_state_duration: 10 }))).toBe(false);
  expect(vllmServe.recognises(file({ mean_ttft_ms: 1 }))).toBe(false);
});

test("metadata are texts: numbers in them are numbers, and a rate that grows is told", async () => {
  const swept = { tensor_parallel_size: "4", max_num_seqs: 8, tp: "4x", gpu_memory_utilization: "0.9" };
  const ramp = { ramp_up_strategy: "linear", ramp_up_start_rps: 1, ramp_up_end_rps: 10 };
  const { facts } = onlyReading(await read({ ...RUN, ...swept, ...ramp }));
  expect(facts.workload?.settings).toEqual({
    backend: "openai",
    burstiness: 1,
    tensor_parallel_size: 4,
    max_num_seqs: 8,
    gpu_memory_utilization: 0.9,
    ...ramp,
  });
});

test("with more than one request in a hundred lost every value is in doubt", async () => {
  const few = { ...RUN, num_prompts: 200, failed: 2, completed: 198 };
  const { metrics, notComparable, facts } = onlyReading(
    await read({ ...few, duration: 79.2, total_output_tokens: 12_672 }),
  );
  expect(Object.values(metrics).map((metric) => "doubt" in metric)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(notComparable).toBeUndefined();
  expect(facts.workload?.samples).toBe(198);

  const more = { ...few, failed: 3, completed: 197, duration: 78.8, total_output_tokens: 12_608 };
  const reading = onlyReading(await read(more));
  expect(Object.values(reading.metrics).map((metric) => ("doubt" in metric ? metric.doubt : null))).toEqual(
    Array(5).fill("1.5 % of its requests failed and are not in it."),
  );
  expect(reading.notComparable).toBeUndefined();
});

test("a run that lost most of its requests is not compared, and its samples are those that completed", async () => {
  const reading = onlyReading(
    await read({
      ...RUN,
      num_prompts: 1000,
      completed: 5,
      failed: 995,
      duration: 2,
      total_output_tokens: 320,
    }),
  );
  expect(reading.notComparable).toBe(
    "99.5 % of its requests failed: the load was not the one that it was set to.",
  );
  expect(reading.facts.workload?.samples).toBe(5);
  expect(reading.notes).toEqual(["995 of 1000 requests failed; the values are of those that completed."]);
});

test("a speed that its own file contradicts is in doubt, and stays what it is", async () => {
  const { metrics } = onlyReading(
    await read({ ...RUN, output_throughput: 160_000, request_throughput: 2500 }),
  );
  expect(metrics.it).toMatchObject({
    value: 160_000,
    doubt: "It is not total_output_tokens divided by duration, which is 160.",
  });
  expect(metrics.throughput).toMatchObject({
    value: 2500,
    doubt: "It is not completed divided by duration, which is 2.5.",
  });
  expect(metrics.al).not.toHaveProperty("doubt");
});

test("seconds where milliseconds belong are in doubt", async () => {
  const { metrics } = onlyReading(await read({ ...RUN, mean_ttft_ms: 0.125 }));
  expect(metrics.ttft).toMatchObject({
    value: 0.125,
    unit: "ms",
    doubt: "No request is answered within 1 ms.",
  });
  const all = { request_rate: "inf", mean_e2el_ms: 1.5, mean_ttft_ms: 0.125, mean_tpot_ms: 0.0125 };
  const seconds = onlyReading(await read({ ...RUN, ...all })).metrics;
  expect(seconds.al).toMatchObject({
    doubt: "Such requests, one after the other, would take less than a tenth of the run.",
  });
});
