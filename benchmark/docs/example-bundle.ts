import { BUNDLE_FORMAT } from "../bundle-format";

/** A small bundle with what a good one has. Its numbers are made up, and it says so. */
const EXAMPLE = {
  format: BUNDLE_FORMAT,
  title: "Example with made-up numbers: int4 against bfloat16 on one H200",
  description: "Shows the format. Nobody measured these values.",
  source: { kind: "run", url: "https://example.org/run", license: "CC-BY-4.0" },
  submitter: { name: "A. Researcher", affiliation: "Example Institute", relationship: "third-party" },
  pipeline: { name: "example-bench", version: "1.0.0", command: "bench --model Qwen2.5-7B --batch 8" },
  environments: {
    h200: {
      accelerator: "NVIDIA H200",
      count: 1,
      memory_gb: 141,
      power_limit_w: 700,
      driver: "570.86",
      software: { vllm: "0.9.1" },
    },
  },
  results: [
    {
      id: "qwen2.5-7b-bf16",
      axis: "inference",
      modality: "language",
      model: { name: "Qwen2.5-7B", family: "Qwen2.5", parameters_b: 7.62, hub_id: "Qwen/Qwen2.5-7B" },
      technique: { family: "quantization", name: "bfloat16" },
      environment: "h200",
      workload: { dataset: "MMLU-Pro", batch_size: 8, input_tokens: 1024, output_tokens: 250, seed: 1 },
      metrics: {
        amu: { value: 40, unit: "GB", scope: "total", repeats: [39, 40, 41] },
        al: { value: 4, unit: "s" },
        it: { value: 500, unit: "tokens/s", uncertainty: { kind: "stdev", value: 5 } },
        aec: { value: 600, unit: "W", scope: "total" },
        pcu: { missing: "not_measured" },
      },
      quality: [{ task: "MMLU-Pro", metric: "accuracy", value: 0.5, better: "higher", shots: 5 }],
    },
    {
      id: "qwen2.5-7b-int4",
      axis: "inference",
      modality: "language",
      model: { name: "Qwen2.5-7B", family: "Qwen2.5", parameters_b: 7.62, hub_id: "Qwen/Qwen2.5-7B" },
      technique: { family: "quantization", name: "int4", settings: { method: "AWQ", group_size: 128 } },
      baseline: "qwen2.5-7b-bf16",
      environment: "h200",
      workload: { dataset: "MMLU-Pro", batch_size: 8, input_tokens: 1024, output_tokens: 250, seed: 1 },
      metrics: {
        amu: { value: 30000, unit: "MB", scope: "total" },
        al: { value: 2500, unit: "ms" },
        it: { value: 800, unit: "tokens/s" },
        aec: { value: 500, unit: "W", scope: "total" },
      },
      quality: [{ task: "MMLU-Pro", metric: "accuracy", value: 0.45, better: "higher", shots: 5 }],
    },
  ],
} as const;

/** The example as the documentation shows it and as it is served. */
export function exampleBundleText(): string {
  return `${JSON.stringify(EXAMPLE, null, 2)}\n`;
}
