import { BUNDLE_FORMAT } from "@/benchmark/bundle";

/** A bundle to begin with: a baseline and a technique against it. Its values are made up, and it says so. */
export const EXAMPLE_BUNDLE = {
  format: BUNDLE_FORMAT,
  title: "Example with made-up values: replace every one of them",
  description: "Shows how a bundle is written. Nothing in it was measured.",
  source: { kind: "run" },
  submitter: { name: "Your name", affiliation: "Your institution", relationship: "third-party" },
  pipeline: { name: "your-benchmark", version: "1.0", command: "python run.py --config int4.yaml" },
  environments: {
    "one-h200": {
      accelerator: "NVIDIA H200",
      count: 1,
      memory_gb: 141,
      power_limit_w: 700,
      software: { vllm: "0.0.0" },
    },
  },
  results: [
    {
      id: "example-7b-bf16",
      axis: "inference",
      modality: "language",
      model: { name: "Example-7B", parameters_b: 7 },
      technique: { family: "quantization", name: "bfloat16" },
      environment: "one-h200",
      workload: { dataset: "Example-QA", batch_size: 8 },
      metrics: {
        amu: {
          value: 40,
          unit: "GB",
          scope: "total",
          origin: "measured",
          uncertainty: { kind: "stdev", value: 0.5 },
        },
        al: { value: 250, unit: "ms", origin: "measured", repeats: [240, 250, 260] },
        it: { value: 100, unit: "tokens/s", origin: "measured" },
      },
      quality: [{ task: "Example-QA", metric: "accuracy", value: 0.5, better: "higher", origin: "measured" }],
    },
    {
      id: "example-7b-int4",
      axis: "inference",
      modality: "language",
      model: { name: "Example-7B", parameters_b: 7 },
      technique: { family: "quantization", name: "int4" },
      baseline: "example-7b-bf16",
      environment: "one-h200",
      workload: { dataset: "Example-QA", batch_size: 8 },
      metrics: {
        amu: { value: 20, unit: "GB", scope: "total", origin: "measured" },
        al: { value: 200, unit: "ms", origin: "measured" },
        pcu: { missing: "not_measured", note: "The counter was not read." },
      },
      quality: [
        { task: "Example-QA", metric: "accuracy", value: 0.48, better: "higher", origin: "measured" },
      ],
    },
  ],
} as const;
