import { expect, test } from "vitest";
import { canonicalValues, onlyReading } from "./serving/canonical-values";
import { sglang } from "./sglang";
import { textFile } from "./source-file";
import { vllmServe } from "./vllm-serve";

/** Made up, in the shape of 2025: no model, no means but of the latency. */
const OLD = `{"backend": "sglang", "dataset_name": "random", "request_rate": 2.0, "max_concurrency": null,
"total_input_tokens": 1000, "total_output_tokens": 2000, "total_output_tokens_retokenized": 1990,
"mean_e2e_latency_ms": 4200.0, "median_e2e_latency_ms": 4000.0, "median_ttft_ms": 80.0, "median_itl_ms": 14.0,
"output_throughput": 320.0, "sharegpt_output_len": null, "random_input_len": 1024, "random_output_len": 1024,
"random_range_ratio": 0.0, "duration": 6.25, "completed": 10}`.replaceAll("\n", "");
const NEW = {
  tag: "my run",
  backend: "sglang",
  dataset_name: "sharegpt",
  request_rate: 8,
  max_concurrency: 16,
  server_info: {
    model_path: "/home/jo/models/Tiny-1B-Instruct",
    version: "0.5.2",
    tp_size: 2,
    api_key: "sk-secret",
    host: "10.0.0.7",
  },
  completed: 100,
  num_prompts: 100,
  total_input_tokens: 20_000,
  total_input_vision_tokens: 0,
  total_output_tokens: 10_000,
  total_output_tokens_retokenized: 8_000,
  request_throughput: 5,
  input_throughput: 1000,
  output_throughput: 500,
  total_throughput: 1500,
  mean_e2e_latency_ms: 2500,
  mean_ttft_ms: 50,
  mean_tpot_ms: 10,
  accept_length: 2.5,
};

const read = (text: string) => {
  const file = textFile("out.jsonl", text);
  return sglang.read([file], [file]);
};

test("a 2025 line gives the mean latency and generated tokens per second, and no median as a mean", async () => {
  const reading = onlyReading(await read(OLD));
  expect(canonicalValues(reading)).toEqual({ al: "4.2 s", it: "320 tokens/s" });
  expect(reading.notes).toEqual(["median_ttft_ms = 80 ms: left out, TTFT is a mean and the file has none."]);
  expect(reading.facts).toEqual({
    axis: "inference",
    modality: "language",
    workload: {
      dataset: "random",
      samples: 10,
      request_rate: 2,
      input_tokens: 100,
      output_tokens: 200,
      settings: { backend: "sglang" },
    },
  });
});

test("an infinite rate is all requests at once, and no number", async () => {
  const { facts } = onlyReading(await read(OLD.replace('"request_rate": 2.0', '"request_rate": Infinity')));
  expect(facts.workload).not.toHaveProperty("request_rate");
  expect(facts.workload?.settings).toEqual({ backend: "sglang", request_rate: "inf" });
});

test("a newer line gives its means in seconds; input and total throughput are not mixed in", async () => {
  expect(canonicalValues(onlyReading(await read(JSON.stringify(NEW))))).toEqual({
    al: "2.5 s",
    it: "500 tokens/s",
    throughput: "5 samples/s",
    ttft: "0.05 s",
    tpot: "0.01 s",
  });
});

test("of what the server says of itself the model, its version and parallelism are taken, and no more", async () => {
  const reading = onlyReading(await read(JSON.stringify(NEW)));
  expect(reading.version).toBe("0.5.2");
  expect(reading.facts.model).toEqual({ name: "Tiny-1B-Instruct" });
  expect(reading.facts.workload?.settings).toEqual({ backend: "sglang", accept_length: 2.5, tp_size: 2 });
  for (const part of ["jo", "sk-secret", "10.0.0.7", "my run"]) {
    expect(JSON.stringify(reading)).not.toContain(part);
  }
});

test("token counts that disagree are told", async () => {
  expect(onlyReading(await read(JSON.stringify(NEW))).notes).toEqual([
    "Tokenised again, the 10000 generated tokens are 8000: the throughput is of the first.",
  ]);
});

test("images in the prompts make it vision-language", async () => {
  const { facts } = onlyReading(await read(JSON.stringify({ ...NEW, total_input_vision_tokens: 900 })));
  expect(facts.modality).toBe("vision-language");
});

test("a line a run: many in one file, named by data set and load", async () => {
  const { readings } = await read(`${OLD}\n${OLD.replace("2.0", "Infinity")}\n${JSON.stringify(NEW)}\n`);
  expect(readings.map(({ label }) => label)).toEqual([
    "random, 2 requests/s",
    "random",
    "sharegpt, 8 requests/s, concurrency 16",
  ]);
});

test("an offline run's whole time is no latency of a request", async () => {
  const offline = {
    backend: "engine",
    successful_requests: 20,
    total_latency: 10,
    total_input_tokens: 2000,
    total_output_tokens: 4000,
    last_gen_throughput: 777,
    request_throughput: 2,
    input_throughput: 200,
    output_throughput: 400,
    total_throughput: 600,
  };
  const text = JSON.stringify(offline);
  expect(sglang.recognises(textFile("x", text))).toBe(true);
  const reading = onlyReading(await read(text));
  expect(canonicalValues(reading)).toEqual({ it: "400 tokens/s", throughput: "2 samples/s" });
  expect(reading.facts.workload).toMatchObject({ samples: 20, input_tokens: 100, output_tokens: 200 });
});

test("a run without a completed request is refused", async () => {
  expect((await read(JSON.stringify({ ...NEW, completed: 0 }))).skipped).toEqual([
    { path: "out.jsonl", reason: "failed", why: "no request completed" },
  ]);
});

test("it is told from vLLM's files, which it resembles", () => {
  for (const text of [OLD, JSON.stringify(NEW)]) {
    expect(sglang.recognises(textFile("x", text))).toBe(true);
    expect(vllmServe.recognises(textFile("x", text))).toBe(false);
  }
});

test("what a line contradicts itself is in doubt, online and offline", async () => {
  const { metrics } = onlyReading(
    await read(JSON.stringify({ ...NEW, duration: 20, output_throughput: 500_000 })),
  );
  expect(metrics.it).toMatchObject({
    doubt: "It is not total_output_tokens divided by duration, which is 500.",
  });
  expect(metrics.throughput).not.toHaveProperty("doubt");
  const offline = {
    backend: "engine",
    successful_requests: 20,
    total_latency: 10,
    total_input_tokens: 2000,
    total_output_tokens: 4000,
    request_throughput: 20,
    output_throughput: 400,
  };
  const values = onlyReading(await read(JSON.stringify(offline))).metrics;
  expect(values.throughput).toMatchObject({
    doubt: "It is not successful_requests divided by total_latency, which is 2.",
  });
  expect(values.it).not.toHaveProperty("doubt");
});

test("a run that lost one request in five is not compared", async () => {
  const reading = onlyReading(await read(JSON.stringify({ ...NEW, num_prompts: 125 })));
  expect(reading.notComparable).toBe(
    "20 % of its requests did not complete: the load was not the one that it was set to.",
  );
  expect(reading.facts.workload?.samples).toBe(100);
});
