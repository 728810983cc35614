import type { Origin } from "./axes";
import { type Against, ownDelta, toCellDelta } from "./board-deltas";
import type { CellDelta } from "./board-row";
import { type ColumnValue, columnValue } from "./cell";
import { findDelta } from "./deltas";
import { missingReason } from "./missing";
import type { Column } from "./question";
import { modelLabel, type Result } from "./result";
import type { ModelChange } from "./sign-flips";

/** Changes of single results, each against its own baseline. */
export interface RunDeltas {
  isBaseline(result: Result): boolean;
  /** The change of a result's value in a column, or why there is none. */
  of(result: Result, column: Column, value: ColumnValue): CellDelta | { why: string };
  /** Every change that was asked for so far. */
  changes: readonly ModelChange[];
}

/** `origins`: those a reader wants to see; a baseline's value of another origin is none. */
export function runDeltas({ baselines }: Pick<Against, "baselines">, origins: readonly Origin[]): RunDeltas {
  const changes: ModelChange[] = [];
  const isBaseline = (result: Result) => {
    if (result.notComparable !== null) return false;
    const found = baselines.of(result);
    return "why" in found && (found.itself === true || baselines.isBaseline(result.id));
  };
  return {
    changes,
    isBaseline,
    of(result, column, value) {
      if (result.notComparable !== null) return { why: `not comparable: ${result.notComparable}` };
      const found = baselines.of(result);
      if ("why" in found) {
        return isBaseline(result) ? ownDelta(column, value, result.id) : { why: found.why };
      }
      const { baseline, caveats } = found;
      const base = columnValue(baseline, column, origins);
      if ("missing" in base) return { why: `its baseline has no value: ${missingReason(base.missing)}` };
      const delta = findDelta(column, value, base);
      if (typeof delta === "string") return { why: delta };
      changes.push({
        technique: result.technique,
        baseline: baseline.technique,
        column,
        model: modelLabel(result.model),
        parametersB: result.model.parametersB,
        delta,
      });
      const doubts = base.doubt === null ? [] : [`doubt of the baseline: ${base.doubt}`];
      return toCellDelta(
        delta,
        value,
        base,
        baseline.id,
        doubts.length > 0 ? [...caveats, ...doubts] : caveats,
      );
    },
  };
}
