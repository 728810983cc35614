import type { Axis } from "./axes";
import type { QualityScore } from "./bundle";
import type { Better } from "./metrics";

/** A measure of quality the benchmark knows; others are taken as the bundle describes them. */
interface QualityMeasure {
  label: string;
  better: Better;
  unit: string;
  /** Largest and smallest possible value, where there is one. */
  range?: readonly [number, number];
}

/** Measures by the name that a bundle's quality score gives as `metric`. */
export const QUALITY_MEASURES: Readonly<Record<string, QualityMeasure>> = {
  perplexity: {
    label: "Perplexity",
    better: "lower",
    unit: "perplexity",
    range: [1, Number.POSITIVE_INFINITY],
  },
  "training loss": { label: "Training loss", better: "lower", unit: "loss" },
  "validation loss": { label: "Validation loss", better: "lower", unit: "loss" },
  FID: { label: "FID", better: "lower", unit: "FID", range: [0, Number.POSITIVE_INFINITY] },
  "mean score": { label: "Mean task score", better: "higher", unit: "score", range: [0, 1] },
  accuracy: { label: "Accuracy", better: "higher", unit: "score", range: [0, 1] },
};

/** What a board's quality column is, for readers. */
export const QUALITY_DEFINITION =
  "The board's own measure: perplexity or FID in pretraining, training loss in fine-tuning, mean task score or FID in inference.";

/** What each axis takes as its quality, in order of preference (design: perplexity, training loss, task scores, FID). */
const BOARD_MEASURES: Readonly<Record<Axis, readonly string[]>> = {
  architecture: ["perplexity", "FID"],
  "fine-tuning": ["training loss"],
  inference: ["mean score", "FID"],
};

/** Measures that a mean task score may be taken over. */
const TASK_SCORES: readonly string[] = ["accuracy"];

export interface BoardQuality {
  value: number;
  unit: string;
  better: Better;
  /** What exactly was measured; two qualities compare only if this is the same. */
  measure: string;
  /** The scores it rests on: one, or those a mean was taken over. */
  scores: QualityScore[];
}

/**
 * The quality a board shows for a result: the axis's own measure. On the inference axis a mean of task scores is
 * taken (arithmetic, unweighted) where the bundle gives the scores alone, and only if it has one for each of the
 * workload's `tasks`. A string says why there is none.
 */
export function boardQuality(
  axis: Axis,
  scores: readonly QualityScore[],
  tasks: readonly string[] | null,
): BoardQuality | string {
  for (const name of BOARD_MEASURES[axis]) {
    const score = scores.find(({ metric }) => metric === name);
    if (!score) continue;
    return {
      value: score.value,
      unit: QUALITY_MEASURES[name]?.unit ?? name,
      better: score.better,
      measure: score.over?.length ? `${name} over ${[...score.over].sort().join(", ")}` : name,
      scores: [score],
    };
  }
  if (axis !== "inference") return "not_reported";
  const taskScores = scores.filter(({ metric }) => TASK_SCORES.includes(metric));
  if (taskScores.length === 0) return "not_reported";
  const wanted = [...new Set(tasks ?? taskScores.map(({ task }) => task))];
  const found = wanted.flatMap((task) => taskScores.find((score) => score.task === task) ?? []);
  if (found.length < wanted.length) {
    return `only ${found.length} of ${wanted.length} task scores`;
  }
  return {
    value: found.reduce((sum, { value }) => sum + value, 0) / found.length,
    unit: "score",
    better: "higher",
    measure: `mean score over ${[...wanted].sort().join(", ")}`,
    scores: found,
  };
}
