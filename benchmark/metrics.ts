import type { Axis } from "./axes";
import { convertUnit, UNIT_NAMES } from "./units";

export type Better = "lower" | "higher";

/** One row of the closed metric table: every label, unit, direction and explanation on a page comes from here. */
export interface MetricDefinition {
  label: string;
  name: string;
  definition: string;
  /** The unit values are stored and compared in. */
  unit: string;
  /** Units of other quantities that the metric has in other modalities; compared only within themselves. */
  otherUnits?: readonly string[];
  better: Better;
  /** Boards that always show it. Supplementary metrics have none and are shown on demand. */
  axes: readonly Axis[];
  /** Whether it makes a difference if one accelerator is counted or all of them. */
  scoped: boolean;
}

const ALL: readonly Axis[] = ["architecture", "fine-tuning", "inference"];

/** Definitions: EfficientLLM, arXiv 2505.13840, section 3, as far as `definition` does not say otherwise. */
export const METRICS = {
  amu: {
    label: "AMU",
    name: "Average Memory Utilization",
    definition:
      "Mean accelerator memory in use over the run. The paper defines it as a fraction of capacity and prints GB; here it is GB.",
    unit: "GB",
    better: "lower",
    axes: ALL,
    scoped: true,
  },
  pcu: {
    label: "PCU",
    name: "Peak Compute Utilization",
    definition: "Mean over the run of actual over peak accelerator utilisation: a mean, despite its name.",
    unit: "%",
    better: "higher",
    axes: ["fine-tuning", "inference"],
    scoped: false,
  },
  al: {
    label: "AL",
    name: "Average Latency",
    definition:
      "Computation plus communication time, per iteration in training and per request in inference.",
    unit: "s",
    better: "lower",
    axes: ALL,
    scoped: false,
  },
  tt: {
    label: "TT",
    name: "Token Throughput",
    definition:
      "Tokens per parameter per second in pretraining: divided by the parameter count, so not a speed.",
    unit: "tokens/param/s",
    better: "higher",
    axes: ["architecture"],
    scoped: false,
  },
  st: {
    label: "ST",
    name: "Sample Throughput",
    definition:
      "Samples per parameter per second in fine-tuning: divided by the parameter count, so not a speed.",
    unit: "samples/param/s",
    better: "higher",
    axes: ["fine-tuning"],
    scoped: false,
  },
  it: {
    label: "IT",
    name: "Inference Throughput",
    definition:
      "Generated tokens per second (images or videos per second in vision), not divided by parameters.",
    unit: "tokens/s",
    otherUnits: ["images/s", "videos/s"],
    better: "higher",
    axes: ["inference"],
    scoped: false,
  },
  aec: {
    label: "AEC",
    name: "Average Energy Consumption",
    definition:
      "Energy over time, that is mean power in watts. It is not energy: a technique can draw more power and still use less energy per token.",
    unit: "W",
    better: "lower",
    axes: ALL,
    scoped: true,
  },
  mcr: {
    label: "MCR",
    name: "Model Compression Rate",
    definition:
      "(original size / compressed size) x (compressed quality / original quality). Quality is already inside: it is never memory saved.",
    unit: "x",
    better: "higher",
    axes: ["inference"],
    scoped: false,
  },
  peak_memory: {
    label: "Peak memory",
    name: "Peak memory",
    definition: "Largest accelerator memory in use at any moment of the run.",
    unit: "GB",
    better: "lower",
    axes: [],
    scoped: true,
  },
  ttft: {
    label: "TTFT",
    name: "Time to first token",
    definition: "Mean time from sending a request to its first generated token.",
    unit: "s",
    better: "lower",
    axes: [],
    scoped: false,
  },
  tpot: {
    label: "TPOT",
    name: "Time per output token",
    definition: "Mean time between generated tokens after the first.",
    unit: "s",
    better: "lower",
    axes: [],
    scoped: false,
  },
  throughput: {
    label: "Throughput",
    name: "Throughput",
    definition: "Tokens or samples per second, not divided by the parameter count.",
    unit: "tokens/s",
    otherUnits: ["samples/s", "images/s", "videos/s"],
    better: "higher",
    axes: [],
    scoped: true,
  },
  energy_per_token: {
    label: "Energy/token",
    name: "Energy per token",
    definition: "Accelerator energy for one generated (inference) or processed (training) token.",
    unit: "J",
    better: "lower",
    axes: [],
    scoped: true,
  },
  energy_per_sample: {
    label: "Energy/sample",
    name: "Energy per sample",
    definition: "Accelerator energy for one sample, image, video or request.",
    unit: "J",
    better: "lower",
    axes: [],
    scoped: true,
  },
  size: {
    label: "Size",
    name: "Size of the weights",
    definition: "Bytes on disk of the weights, or of the adapter where only an adapter is stored.",
    unit: "GB",
    better: "lower",
    axes: [],
    scoped: false,
  },
  size_ratio: {
    label: "Size ratio",
    name: "Size ratio",
    definition: "Original size over compressed size of the weights.",
    unit: "x",
    better: "higher",
    axes: [],
    scoped: false,
  },
  train_time: {
    label: "Train time",
    name: "Training time",
    definition: "Wall-clock time of the whole training run.",
    unit: "h",
    better: "lower",
    axes: [],
    scoped: false,
  },
} as const satisfies Record<string, MetricDefinition>;

export type MetricKey = keyof typeof METRICS;
export const METRIC_KEYS = Object.keys(METRICS) as [MetricKey, ...MetricKey[]];

/** The row of the metric table, by its interface. */
export function metric(key: MetricKey): MetricDefinition {
  return METRICS[key];
}

export function isMetric(text: string): text is MetricKey {
  return Object.hasOwn(METRICS, text);
}

/** The metrics a board of this axis always shows, in the table's order. */
export function coreMetrics(axis: Axis): MetricKey[] {
  return METRIC_KEYS.filter((key) => metric(key).axes.includes(axis));
}

/** Metrics that any board shows on demand, in the table's order. */
export const SUPPLEMENTARY_METRICS: readonly MetricKey[] = METRIC_KEYS.filter(
  (key) => metric(key).axes.length === 0,
);

/** Units that a bundle may send this metric in; memory also as a fraction of a known capacity. */
export function acceptedUnits(key: MetricKey): string[] {
  const { unit, otherUnits = [], scoped } = metric(key);
  const units = [unit, ...otherUnits].flatMap((canonical) =>
    UNIT_NAMES.filter((name) => convertUnit(1, name, canonical) !== null),
  );
  if (unit === "GB" && scoped) units.push("fraction");
  return units;
}

export type CanonicalValue = { value: number; unit: string } | { problem: "unit" | "capacity" };

/**
 * A value in the metric's canonical unit. Memory sent as a fraction of capacity needs `capacityGb`, the memory
 * that the value's scope counts (one accelerator's, or all of them together); without it: problem "capacity".
 * A unit that does not convert: problem "unit".
 */
export function canonicalValue(
  key: MetricKey,
  value: number,
  unit: string,
  capacityGb: number | null,
): CanonicalValue {
  const definition = metric(key);
  if (definition.unit === "GB" && definition.scoped && unit === "fraction") {
    return capacityGb === null ? { problem: "capacity" } : { value: value * capacityGb, unit: "GB" };
  }
  for (const canonical of [definition.unit, ...(definition.otherUnits ?? [])]) {
    const converted = convertUnit(value, unit, canonical);
    if (converted !== null) return { value: converted, unit: canonical };
  }
  return { problem: "unit" };
}
