import { aiperf } from "../aiperf/importer";
import type { Importer } from "../importer";
import { inferencex } from "../inferencex";
import { llamaBench } from "../llama-bench/importer";
import { sglang } from "../sglang";
import { trtllmBench } from "../trtllm-bench";
import { vllmLatency } from "../vllm-latency";
import { vllmServe } from "../vllm-serve";
import { vllmThroughput } from "../vllm-throughput";

const load = { request_rate: 2, max_concurrency: 4, num_prompts: 9, completed: 9, duration: 3 };
const tokens = {
  total_input_tokens: 90,
  total_output_tokens: 45,
  output_throughput: 15,
  request_throughput: 3,
};
const latencies = { mean_e2el: 1.2, mean_ttft: 0.1, mean_tpot: 0.02 };
const mean = (unit: string, avg: number) => ({ unit, avg });

/** Runs of each producer, made up: what tests take apart. */
export const RUNS: readonly (readonly [Importer, Record<string, unknown>])[] = [
  [
    vllmServe,
    {
      date: "20260102-030405",
      backend: "vllm",
      model_id: "example-org/Tiny-1B",
      burstiness: 1,
      ...load,
      ...tokens,
      mean_e2el_ms: 1200,
      mean_ttft_ms: 100,
      mean_tpot_ms: 20,
    },
  ],
  [vllmLatency, { avg_latency: 2.5, latencies: [2.25, 2.75], percentiles: { "50": 2.5 } }],
  [
    vllmThroughput,
    {
      elapsed_time: 25,
      num_requests: 100,
      total_num_tokens: 40_000,
      requests_per_second: 4,
      tokens_per_second: 1600,
    },
  ],
  [
    sglang,
    {
      backend: "sglang",
      dataset_name: "random",
      random_range_ratio: 0,
      total_output_tokens_retokenized: 45,
      ...load,
      ...tokens,
      mean_e2e_latency_ms: 1200,
      mean_ttft_ms: 100,
      mean_tpot_ms: 20,
      server_info: { model_path: "example-org/Tiny-1B", version: "0.5" },
    },
  ],
  [inferencex, { model_id: "example-org/Tiny-1B", burstiness: 1, ...load, ...tokens, ...latencies }],
  [
    inferencex,
    { hw: "h200", tp: 8, precision: "fp8", output_tput_per_gpu: 10, tput_per_gpu: 30, ...latencies },
  ],
  [
    aiperf,
    {
      aiperf_version: "0.11.0",
      request_latency: mean("ms", 1500),
      output_token_throughput: mean("tokens/sec", 15),
      request_throughput: mean("requests/sec", 3),
      time_to_first_token: mean("ms", 100),
      inter_token_latency: mean("ms", 20),
      benchmark_duration: mean("sec", 10),
      total_output_tokens: mean("tokens", 150),
      input_config: { models: { items: [{ name: "tiny-1b" }] }, phases: [{ concurrency: 4 }] },
      telemetry_data: {
        endpoints: {
          a: {
            gpus: {
              gpu_0: {
                gpu_name: "NVIDIA H100",
                metrics: {
                  gpu_power_usage: mean("W", 400),
                  gpu_memory_used: mean("GB", 60),
                  gpu_utilization: mean("%", 90),
                  energy_consumption: mean("MJ", 0.004),
                },
              },
            },
          },
        },
      },
    },
  ],
  [
    llamaBench,
    {
      build_commit: "0abc123d",
      build_number: 8067,
      gpu_info: "NVIDIA GeForce RTX 4090",
      model_filename: "Tiny-1B-Q4_K_M.gguf",
      model_type: "llama 1B Q4_K - Medium",
      model_size: 800_000_000,
      model_n_params: 1_250_000_000,
      n_prompt: 0,
      n_gen: 128,
      avg_ns: 640_000_000,
      avg_ts: 200.5,
      samples_ts: [201, 200],
    },
  ],
  [
    llamaBench,
    {
      build_commit: "0abc123d",
      model_filename: "x.gguf",
      n_prompt: 512,
      n_gen: 0,
      avg_ns: 64_000_000,
      avg_ts: 8000,
    },
  ],
  [
    llamaBench,
    {
      build_commit: "0abc123d",
      model_filename: "/home/somebody/x.gguf",
      n_prompt: 512,
      n_gen: 128,
      avg_ns: 700_000_000,
      avg_ts: 900,
    },
  ],
  [
    aiperf,
    {
      request_latency: mean("ms", 1500),
      output_token_throughput: mean("tokens/sec", 15),
      telemetry_stats: {
        gpu_power_usage: { unit: "W", gpu0: { avg: 400 }, gpu1: { avg: 300 } },
        gpu_memory_used: { unit: "GB", gpu0: { avg: 60 }, gpu1: { avg: 61 } },
      },
      input_config: { endpoint: { url: "http://somebody:8000" }, model_names: ["tiny-1b"] },
    },
  ],
  [
    sglang,
    {
      backend: "engine",
      successful_requests: 9,
      total_latency: 3,
      total_input_tokens: 90,
      total_output_tokens: 45,
      request_throughput: 3,
      input_throughput: 30,
      output_throughput: 15,
      total_throughput: 45,
    },
  ],
  [
    trtllmBench,
    {
      engine: { model: "example-org/Tiny-1B", model_path: "/home/somebody/x", dtype: "bfloat16" },
      machine: { name: "NVIDIA H100", "memory.total": 79.5 },
      world_info: { world_size: 2 },
      request_info: { num_requests: 9 },
      performance: {
        avg_request_latency_ms: 1500,
        request_throughput_req_s: 3,
        system_output_throughput_tok_s: 15,
      },
      streaming_metrics: { avg_ttft_ms: 100, avg_tpot_ms: 20 },
    },
  ],
];
