import { type ColumnValue, columnValue } from "../cell";
import { areComparable, compareInColumn, compareResults } from "../comparability";
import { isEstimate } from "../estimates";
import { canonicalJson } from "../natural-key";
import type { Column } from "../question";
import type { Result } from "../result";
import { workloadDifferences } from "../workload-caveats";

/** Differences below this share of a value are noise of floating point. */
const ROUNDING = 1e-12;

/** One side of a disagreement. */
export interface Statement {
  result: string;
  source: string;
  value: number;
  unit: string;
  /** Half-width of its interval, in its unit; 0 where it states none. */
  halfWidth: number;
}

/** Two results of one setup whose values of one column exclude each other. */
export interface Disagreement {
  column: Column;
  model: string;
  sides: readonly [Statement, Statement];
  /** What must be said beside it, as that neither names the revision of its model. */
  caveats: readonly string[];
}

/**
 * Whether two results are the same run done twice: nothing bars their comparison, settings and workload are the same
 * but for the seed, and both say on which hardware and data. Two ranks of LoRA or two batch sizes are no repeats; nor
 * are two sources that do not name their hardware.
 */
export function areRepeats(a: Result, b: Result): boolean {
  return (
    a.technique === b.technique &&
    a.model.slug === b.model.slug &&
    isStated(a) &&
    isStated(b) &&
    canonicalJson(a.settings ?? {}) === canonicalJson(b.settings ?? {}) &&
    workloadDifferences(a.workload, b.workload).length === 0 &&
    areComparable(a, b)
  );
}

function isStated({ environment, workload }: Result): boolean {
  return environment.accelerator !== undefined && workload.dataset !== undefined;
}

/**
 * Every pair of repeats and column in which the two values lie further apart than both half-widths together. A value
 * that states no uncertainty counts as exact, as in ranks; but two seeds of one setup, both stated, vary by chance, and
 * disagree only where both say how much. An estimate disagrees with nothing.
 */
export function findDisagreements(results: readonly Result[], columns: readonly Column[]): Disagreement[] {
  return results.flatMap((a, index) =>
    results
      .slice(index + 1)
      .filter((b) => areRepeats(a, b))
      .flatMap((b) => columns.flatMap((column) => disagreementOf(a, b, column) ?? [])),
  );
}

function disagreementOf(a: Result, b: Result, column: Column): Disagreement | null {
  const [own, other] = [columnValue(a, column, []), columnValue(b, column, [])];
  if ("missing" in own || "missing" in other || isEstimate(own) || isEstimate(other)) return null;
  const { verdict, caveats } = compareInColumn(a, b, column);
  if (verdict === "not comparable" || !exclude(own, other)) return null;
  const [seed, otherSeed] = [a.workload.seed, b.workload.seed];
  const areSeeds = seed !== undefined && otherSeed !== undefined && seed !== otherSeed;
  if (areSeeds && (own.halfWidth === 0 || other.halfWidth === 0)) return null;
  return {
    column,
    model: a.model.name,
    sides: [toStatement(a, own), toStatement(b, other)],
    caveats: [...compareResults(a, b).caveats, ...caveats],
  };
}

function exclude(a: ColumnValue, b: ColumnValue): boolean {
  const noise = ROUNDING * Math.max(Math.abs(a.value), Math.abs(b.value));
  return Math.abs(a.value - b.value) > a.halfWidth + b.halfWidth + noise;
}

function toStatement({ id, source }: Result, { value, unit, halfWidth }: ColumnValue): Statement {
  return { result: id, source: source.title, value, unit, halfWidth };
}
