import type { z } from "zod";
import { Bundle, BundleResult } from "./bundle";
import { BUNDLE_FORMAT } from "./bundle-format";
import { isMetric, METRICS, type MetricKey } from "./metrics";

type ResultChanges = Partial<z.input<typeof BundleResult>>;
type BundleChanges = Partial<z.input<typeof Bundle>>;

/** A result for tests: Qwen2.5-7B in bfloat16 on one H200, as far as `changes` does not say otherwise. */
export function aResult(changes: ResultChanges = {}): BundleResult {
  return BundleResult.parse({
    id: "qwen2.5-7b-bf16",
    axis: "inference",
    modality: "language",
    model: { name: "Qwen2.5-7B", family: "Qwen2.5", parameters_b: 7.62, hub_id: "Qwen/Qwen2.5-7B" },
    technique: { family: "quantization", name: "bfloat16" },
    environment: "h200",
    workload: { dataset: "MMLU-Pro" },
    metrics: inCanonicalUnits({ amu: 40 }),
    ...changes,
  });
}

/** A bundle for tests that passes all checks without a finding: one result on one H200. */
export function aBundle(changes: BundleChanges = {}): Bundle {
  return Bundle.parse({
    format: BUNDLE_FORMAT,
    title: "Qwen2.5-7B on one H200",
    source: { kind: "run" },
    submitter: { name: "A. Researcher", relationship: "third-party" },
    environments: {
      h200: { accelerator: "NVIDIA H200", count: 1, memory_gb: 141, power_limit_w: 700 },
    },
    results: [aResult()],
    ...changes,
  });
}

/** A bundle for tests of so many results that differ by their seed. */
export function aLargeBundle(results: number): Bundle {
  return aBundle({
    title: `${results} results`,
    results: Array.from({ length: results }, (_, index) =>
      aResult({ id: `run-${index}`, workload: { dataset: "MMLU-Pro", seed: index } }),
    ),
  });
}

/** Metrics as a bundle gives them, from plain numbers in each metric's canonical unit. */
export function inCanonicalUnits(values: Partial<Record<MetricKey, number>>): BundleResult["metrics"] {
  const metrics: BundleResult["metrics"] = {};
  for (const [key, value] of Object.entries(values)) {
    if (isMetric(key)) metrics[key] = { value, unit: METRICS[key].unit, origin: "measured" };
  }
  return metrics;
}
