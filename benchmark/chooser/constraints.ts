import type { Axis, Modality } from "../axes";
import { formatNumber } from "../format";
import { type Better, type MetricKey, metric } from "../metrics";

/** What a reader can limit, in the order that addresses and pages have it. */
export const CONSTRAINT_KEYS = ["memory", "quality_loss", "throughput", "latency", "power"] as const;
export type ConstraintKey = (typeof CONSTRAINT_KEYS)[number];

/** Limits in the units of `constraintTerms`; only those that are there apply. */
export type Limits = Partial<Record<ConstraintKey, number>>;

/** What a constraint means on one axis in one modality. */
export interface ConstraintTerms {
  label: string;
  unit: string;
  /** Whether a value must be at most its limit, or at least. */
  better: Better;
  /** Metrics that it reads, the first one a result has; none for quality, which is read against the baseline. */
  metrics: readonly MetricKey[];
  hint: string;
}

/** The throughput that each axis is measured by. */
const THROUGHPUTS: Readonly<Record<Axis, MetricKey>> = {
  architecture: "tt",
  "fine-tuning": "st",
  inference: "it",
};

/** Each constraint in the terms of an axis and a modality. */
export function constraintTerms(axis: Axis, modality: Modality): Record<ConstraintKey, ConstraintTerms> {
  const throughput = THROUGHPUTS[axis];
  const quality = qualityUnit(axis, modality);
  return {
    memory: {
      label: "Memory of one accelerator",
      unit: metric("amu").unit,
      better: "lower",
      metrics: ["peak_memory", "amu"],
      hint: "At most. The peak where it was measured, else the mean over the run (AMU), which its peak may exceed.",
    },
    quality_loss: {
      label: "Quality lost",
      unit: quality,
      better: "lower",
      metrics: [],
      hint:
        quality === "points"
          ? "At most, against the baseline: hundredths of the mean task score."
          : `At most, against the baseline: how far its ${quality} may rise.`,
    },
    throughput: {
      label: metric(throughput).name,
      unit: modality === "vision" && axis === "inference" ? "images/s" : metric(throughput).unit,
      better: "higher",
      metrics: [throughput],
      hint:
        axis === "inference"
          ? "At least. Not divided by parameters."
          : "At least. Divided by the parameter count: far below 1 for most models.",
    },
    latency: {
      label: metric("al").name,
      unit: metric("al").unit,
      better: "lower",
      metrics: ["al"],
      hint: `At most, per ${axis === "inference" ? "request" : "iteration"}.`,
    },
    power: {
      label: "Mean power of one accelerator",
      unit: metric("aec").unit,
      better: "lower",
      metrics: ["aec"],
      hint: "At most. Power while it runs, not energy (AEC).",
    },
  };
}

/** What changes of quality are told in, as `findDelta` tells them. */
function qualityUnit(axis: Axis, modality: Modality): string {
  if (axis === "fine-tuning") return "loss";
  if (modality === "vision") return "FID";
  return axis === "architecture" ? "perplexity" : "points";
}

/** A number with its unit: "48 GB", "1 point", "0.5 perplexity". */
export function withUnit(value: number, unit: string): string {
  return `${formatNumber(value)} ${value === 1 && unit === "points" ? "point" : unit}`;
}

const SAID: Readonly<Record<Exclude<ConstraintKey, "quality_loss">, string>> = {
  memory: " of memory on one accelerator",
  throughput: "",
  latency: " of average latency",
  power: " of mean power on one accelerator",
};

/** A limit alone: "at most 48 GB", "at least 30 tokens/s". */
export function limitBound(limit: number, { unit, better }: ConstraintTerms): string {
  return `at ${better === "lower" ? "most" : "least"} ${withUnit(limit, unit)}`;
}

/** A change of quality: "1 point lost", "0.3 points gained"; of a measure that is better lower "0.2 more perplexity". */
export function qualityText(size: string, way: "lost" | "gained", unit: string): string {
  if (unit === "points") return `${size} ${size === "1" ? "point" : unit} ${way}`;
  return `${size} ${way === "lost" ? "more" : "less"} ${unit}`;
}

/** A limit as a part of a sentence: "at most 1 point lost", "at most 48 GB of memory on one accelerator". */
export function limitText(key: ConstraintKey, limit: number, terms: ConstraintTerms): string {
  if (key === "quality_loss") return `at most ${qualityText(formatNumber(limit), "lost", terms.unit)}`;
  return `${limitBound(limit, terms)}${SAID[key]}`;
}

/** The constraints that are set, in their order. */
export function setLimits(limits: Limits): [ConstraintKey, number][] {
  return CONSTRAINT_KEYS.flatMap((key): [ConstraintKey, number][] => {
    const limit = limits[key];
    return limit === undefined ? [] : [[key, limit]];
  });
}
