import { expect, test } from "vitest";
import { canonicalValues, onlyReading } from "./serving/canonical-values";
import { textFile } from "./source-file";
import { trtllmBench } from "./trtllm-bench";

/** Made up, in the shape of TensorRT-LLM's report. */
const RUN = {
  engine: {
    model: "example-org/Tiny-1B",
    model_path: "/home/jo/models/tiny",
    engine_dir: "/home/jo/engines",
    version: "1.1.0",
    backend: "Pytorch",
    dtype: "bfloat16",
    kv_cache_dtype: "FP8",
    quantization: "FP8",
  },
  machine: { name: "NVIDIA H200", "memory.total": 125, "clocks.mem": 3.2 },
  world_info: { tp_size: 2, pp_size: 1, world_size: 2, max_batch_size: 64 },
  request_info: {
    num_requests: 500,
    avg_num_concurrent_requests: 60.5,
    avg_input_length: 1024,
    avg_output_length: 256,
  },
  performance: {
    total_latency_ms: 100_000,
    avg_request_latency_ms: 1800,
    request_throughput_req_s: 5,
    system_output_throughput_tok_s: 1280,
    system_total_throughput_tok_s: 7000,
    output_throughput_per_user_tok_s: 140,
    output_throughput_per_gpu_tok_s: 700,
  },
  streaming_metrics: { avg_ttft_ms: 150, avg_tpot_ms: 6 },
};
const read = (content: unknown) => trtllmBench.read([textFile("report.json", JSON.stringify(content))], []);

test("the request's latency is AL, not the run's; the system's generated tokens are IT", async () => {
  expect(canonicalValues(onlyReading(await read(RUN)))).toEqual({
    al: "1.8 s",
    it: "1280 tokens/s",
    throughput: "5 samples/s",
    ttft: "0.15 s",
    tpot: "0.006 s",
  });
});

test("the report names model, precision and machine, with GiB as GB", async () => {
  expect(onlyReading(await read(RUN)).facts).toEqual({
    axis: "inference",
    modality: "language",
    model: { name: "Tiny-1B", hub_id: "example-org/Tiny-1B" },
    technique: { family: "quantization", name: "fp8", settings: { kv_cache_dtype: "FP8" } },
    environment: {
      accelerator: "NVIDIA H200",
      count: 2,
      memory_gb: 134.217728,
      software: { "TensorRT-LLM": "1.1.0" },
    },
    workload: {
      samples: 500,
      input_tokens: 1024,
      output_tokens: 256,
      settings: { tp_size: 2, pp_size: 1, max_batch_size: 64, avg_concurrent_requests: 60.5 },
    },
  });
});

test("without quantisation the data type is the precision", async () => {
  const engine = { ...RUN.engine, quantization: null, kv_cache_dtype: null };
  expect(onlyReading(await read({ ...RUN, engine })).facts.technique).toEqual({
    family: "quantization",
    name: "bfloat16",
  });
});

test("no path is taken", async () => {
  expect(JSON.stringify(await read(RUN))).not.toContain("jo");
});

test("it is recognised by its sections", () => {
  expect(trtllmBench.recognises(textFile("x", JSON.stringify(RUN)))).toBe(true);
  expect(trtllmBench.recognises(textFile("x", '{"engine": {}, "performance": {}}'))).toBe(false);
});

test("a speed that the report contradicts is in doubt", async () => {
  const performance = {
    ...RUN.performance,
    system_output_throughput_tok_s: 12.8,
    request_throughput_req_s: 500,
  };
  const { metrics } = onlyReading(await read({ ...RUN, performance }));
  expect(metrics.it).toMatchObject({
    doubt: "It is not num_requests times avg_output_length divided by total_latency_ms, which is 1280.",
  });
  expect(metrics.throughput).toMatchObject({
    doubt: "It is not num_requests divided by total_latency_ms, which is 5.",
  });
  expect(onlyReading(await read(RUN)).metrics.it).not.toHaveProperty("doubt");
});
