import type { MissingCell } from "../board-row";
import { type ColumnValue, columnValue } from "../cell";
import { metric } from "../metrics";
import { QUALITY_MEASURES } from "../quality";
import type { Column } from "../question";
import type { Result } from "../result";

/** What a comparison reads from each result: a column, or a quantity computed from columns of the same result. */
export interface Reading {
  /** The column whose unit, direction and rules of change it has. */
  column: Column;
  label: string;
  of(result: Result): ColumnValue | MissingCell;
  /** Whether a result can have it at all; absent: all can. */
  applies?(result: Result): boolean;
}

/** The value of a column as boards show it. */
export function columnReading(column: Column): Reading {
  const label = column === "quality" ? "Quality" : metric(column).label;
  return { column, label, of: (result) => columnValue(result, column, []) };
}

/** A quality of one measure alone ("perplexity", "FID"); results of another measure have none. */
export function qualityReading(measure: string): Reading {
  return {
    ...columnReading("quality"),
    label: QUALITY_MEASURES[measure]?.label ?? measure,
    applies: (result) => {
      const value = columnValue(result, "quality", []);
      return "missing" in value || value.measure === measure;
    },
  };
}

const ENERGY = columnReading("energy_per_token");

/** Energy for one token: as measured, else as boards compute it from mean power and throughput of the same result. */
export const ENERGY_PER_TOKEN: Reading = {
  ...ENERGY,
  label: "Energy per token",
  of: (result) => {
    const value = ENERGY.of(result);
    return "missing" in value ? { missing: "neither it nor both AEC and IT are known" } : value;
  },
};

/** What a value is that the result itself does not hold; null for one that it holds. */
export function computedNote({ column }: Reading, result: Result): string | null {
  const isComputed = column === "energy_per_token" && result.measurements.energy_per_token === undefined;
  return isComputed ? "computed here: AEC / IT of the same result, W / (tokens/s) = J for a token" : null;
}
