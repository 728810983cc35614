import { type ColumnValue, columnValue } from "../cell";
import { areComparable, compareInColumn, compareResults } from "../comparability";
import { isEstimate } from "../estimates";
import type { Column } from "../question";
import type { Result } from "../result";
import { groupRepeats } from "./repeats";

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

/** Repeats that are all held against each other. Of more, each is held against the farthest ones alone. */
const MOST_HELD = 12;
/** Disagreements of one cell that are kept: a thousand seeds disagree in half a million ways. */
const MOST_KEPT = 50;

/**
 * Every pair of repeats and column in which the two values lie further apart than both half-widths together; of more
 * than 12 repeats each against the four that could disagree with most, and 50 at the most. A value that states no
 * uncertainty counts as exact, as in ranks; but two seeds of one setup, both stated, vary by chance, and disagree only
 * where both say how much. An estimate disagrees with nothing.
 */
export function findDisagreements(results: readonly Result[], columns: readonly Column[]): Disagreement[] {
  const found: Disagreement[] = [];
  for (const [a, b, column] of heldPairs(groupRepeats(results), columns)) {
    if (found.length === MOST_KEPT) break;
    const one = areComparable(a, b) ? disagreementOf(a, b, column) : null;
    if (one) found.push(one);
  }
  return found;
}

function* heldPairs(
  groups: readonly (readonly Result[])[],
  columns: readonly Column[],
): Generator<[Result, Result, Column]> {
  for (const group of groups) {
    if (group.length > MOST_HELD) {
      for (const column of columns) {
        const held = new Set<Result>();
        for (const far of farthest(group, column)) {
          held.add(far);
          for (const one of group) if (!held.has(one)) yield [far, one, column];
        }
      }
      continue;
    }
    for (const [index, a] of group.entries()) {
      for (const b of group.slice(index + 1)) for (const column of columns) yield [a, b, column];
    }
  }
}

/** Those whose interval ends lowest and begins highest, of all and of those that state an uncertainty. */
function farthest(group: readonly Result[], column: Column): Set<Result> {
  const values = group.flatMap((result) => {
    const value = columnValue(result, column, []);
    return "missing" in value || isEstimate(value) ? [] : [{ result, value }];
  });
  const ends = [values, values.filter(({ value }) => value.halfWidth > 0)].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    let [lowest, highest] = [first, first];
    for (const one of own) {
      if (one.value.value + one.value.halfWidth < lowest.value.value + lowest.value.halfWidth) lowest = one;
      if (one.value.value - one.value.halfWidth > highest.value.value - highest.value.halfWidth)
        highest = one;
    }
    return [lowest.result, highest.result];
  });
  return new Set(ends);
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
