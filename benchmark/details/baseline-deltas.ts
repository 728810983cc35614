import { type ColumnValue, columnValue } from "../cell";
import { type Delta, findDelta } from "../deltas";
import { METRIC_KEYS } from "../metrics";
import type { Column } from "../question";
import type { Result } from "../result";

/** One value of a result beside its baseline's. */
export interface BaselineDelta {
  column: Column;
  own: ColumnValue;
  baseline: ColumnValue;
  /** The change, or why there is none. */
  change: Delta | string;
}

const COLUMNS: readonly Column[] = ["quality", ...METRIC_KEYS];

/** The changes of a result against a baseline it may be compared with, for every column in which both have a value. */
export function baselineDeltas(own: Result, baseline: Result): BaselineDelta[] {
  return COLUMNS.flatMap((column): BaselineDelta[] => {
    const [value, base] = [columnValue(own, column, []), columnValue(baseline, column, [])];
    if ("missing" in value || "missing" in base) return [];
    return [{ column, own: value, baseline: base, change: findDelta(column, value, base) }];
  });
}
