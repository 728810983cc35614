import type { Axis } from "../axes";
import { coreMetrics } from "../metrics";
import type { Column } from "../question";
import { scoreColumns, type Weights } from "./score";

interface Preset {
  label: string;
  /** The columns that count half together; none: all count the same. An axis has those of its own among them. */
  emphasis: readonly Column[];
  /** What it stands for, as the page says it. */
  text: string;
}

/** Weights by name. */
export const PRESETS = {
  balanced: { label: "Balanced", emphasis: [], text: "every metric counts the same" },
  "smallest-memory": { label: "Smallest memory", emphasis: ["amu"], text: "memory counts half" },
  fastest: {
    label: "Fastest",
    emphasis: ["al", "tt", "st", "it"],
    text: "latency and throughput count half together",
  },
  "least-power": { label: "Least power", emphasis: ["aec"], text: "power counts half" },
  "best-quality": { label: "Best quality", emphasis: ["quality"], text: "quality counts half" },
} as const satisfies Record<string, Preset>;

export type PresetKey = keyof typeof PRESETS;
export const PRESET_KEYS = Object.keys(PRESETS) as [PresetKey, ...PresetKey[]];

/** Why presets are as they are, for the page that offers them. */
export const PRESETS_REASON =
  "Except in Balanced, half of the weight goes to what a preset is named for and the other half, in equal parts, to the other core metrics: one metric alone would only repeat its column’s order.";
/** The same for axes that measure it. */
export const COMPRESSION_REASON =
  "Presets give MCR no weight: quality is already inside it and would count twice.";

/** Whether the axis has a metric that presets leave out, so that COMPRESSION_REASON is to be said. */
export function leavesOutCompression(axis: Axis): boolean {
  return coreMetrics(axis).includes("mcr");
}

/**
 * The weights of a preset on an axis, over its core metrics and quality, in the smallest whole numbers: of e emphasised
 * columns and o others, each emphasised one weighs o and each other one e, so that both groups weigh e × o. MCR has no
 * weight, for quality is one of its factors.
 */
export function presetWeights(key: PresetKey, axis: Axis): Weights {
  const emphasis: readonly Column[] = PRESETS[key].emphasis;
  const core: readonly Column[] = ["quality", ...coreMetrics(axis).filter((column) => column !== "mcr")];
  const emphasised = core.filter((column) => emphasis.includes(column)).length;
  const others = core.length - emphasised;
  const unit = greatestCommonDivisor(emphasised, others);
  const weights: Weights = {};
  for (const column of core) {
    if (emphasised === 0) weights[column] = 1;
    else weights[column] = (emphasis.includes(column) ? others : emphasised) / unit;
  }
  return weights;
}

/** The preset that has exactly these weights; null if none has. */
export function findPreset(weights: Weights, axis: Axis): PresetKey | null {
  const isSame = (other: Weights) =>
    scoreColumns(axis).every((column) => (weights[column] ?? 0) === (other[column] ?? 0));
  return PRESET_KEYS.find((key) => isSame(presetWeights(key, axis))) ?? null;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
