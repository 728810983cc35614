import type { Axis } from "../axes";
import { coreMetrics, metric, SUPPLEMENTARY_METRICS } from "../metrics";
import type { Column } from "../question";

/** What a score is made of: how many times better than the baseline, or ranks. */
export const SCORE_BASES = ["ratios", "ranks"] as const;
export type ScoreBasis = (typeof SCORE_BASES)[number];

/** How much each column counts: whole numbers from 1 to 100. A column that is absent does not count. */
export type Weights = Partial<Record<Column, number>>;

/** A reader's own score. At least one column has a weight. */
export interface Score {
  by: ScoreBasis;
  weights: Weights;
}

export const LARGEST_WEIGHT = 100;

/** Columns of an axis that a score can weigh, in the order that addresses and forms have them: quality first. */
export function scoreColumns(axis: Axis): Column[] {
  return ["quality", ...coreMetrics(axis), ...SUPPLEMENTARY_METRICS];
}

/** Columns that a score needs values of, in the order of the board. */
export function weightedColumns({ weights }: Score, axis: Axis): Column[] {
  return scoreColumns(axis).filter((column) => (weights[column] ?? 0) > 0);
}

/** A column in a sentence: quality, AMU, peak memory. */
export function scoreLabel(column: Column): string {
  if (column === "quality") return column;
  const { label } = metric(column);
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
