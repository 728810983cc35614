import { type Baselines, type BaselineTechnique, findBaselineTechnique } from "./baselines";
import type { CellDelta } from "./board-row";
import type { ColumnValue } from "./cell";
import { type Delta, findDelta } from "./deltas";
import type { Column } from "./question";
import type { Result } from "./result";
import { resultKeys } from "./result-keys";

/** What the changes of a cohort's rows are made against. */
export interface Against {
  /**
   * The cohort's results before models, techniques, scales and a search narrowed them: a baseline may lie outside
   * the rows shown.
   */
  all: readonly Result[];
  /** Found among at least `all`; a declared baseline may even lie outside the cohort. */
  baselines: Baselines;
}

/**
 * The technique that a cohort is compared with, among results that may be compared. null with that said where the
 * reader chose only techniques of which none may: nothing is compared with another one in their place.
 */
export function comparedTechnique({ all, baselines: { chosen } }: Against): BaselineTechnique {
  const comparable = all.filter(({ notComparable }) => notComparable === null);
  const isAmong = (results: readonly Result[]) => (wanted: string) =>
    results.some((result) => resultKeys(result).technique === wanted);
  const barred = chosen.filter(isAmong(all));
  if (barred.length > 0 && !chosen.some(isAmong(comparable))) {
    return {
      technique: null,
      note: `no result of ${barred.join(", ")} may be compared with the others here`,
    };
  }
  return findBaselineTechnique(comparable, chosen);
}

/** A change as a board shows it. `name`: the baseline's result or technique. */
export function toCellDelta(
  delta: Delta,
  own: ColumnValue,
  baseline: ColumnValue,
  name: string,
  caveats: string[] = [],
): CellDelta {
  const cell: CellDelta = {
    value: delta.value,
    unit: delta.unit,
    verdict: delta.verdict,
    ratio: improvementRatio(own, baseline),
    baseline: name,
  };
  if (delta.halfWidth > 0) cell.uncertainty = delta.halfWidth;
  if (caveats.length > 0) cell.caveats = caveats;
  return cell;
}

/** The change of a baseline against itself: none, and certainly so, also where its value is 0. */
export function ownDelta(column: Column, value: ColumnValue, name: string): CellDelta {
  const exact = { ...value, value: value.value === 0 ? 1 : value.value, halfWidth: 0 };
  const delta = findDelta(column, exact, exact);
  const unit = typeof delta === "string" ? "%" : delta.unit;
  return { value: 0, unit, verdict: "same", ratio: improvementRatio(value, value), baseline: name };
}

/**
 * How many times better a value is than its baseline: baseline / value where lower is better, value / baseline where
 * higher is. null unless both are above 0, and where the ratio is too large or too small to be a number.
 */
export function improvementRatio(own: ColumnValue, baseline: ColumnValue): number | null {
  if (own.value <= 0 || baseline.value <= 0) return null;
  const ratio = own.better === "lower" ? baseline.value / own.value : own.value / baseline.value;
  return ratio > 0 && Number.isFinite(ratio) ? ratio : null;
}
