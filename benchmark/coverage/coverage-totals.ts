import { type Axis, MODALITY_KEYS, type Modality } from "../axes";
import type { Result } from "../result";
import { buildCoverage } from "./coverage";
import { defaultCoverage } from "./coverage-question";

/** How much of one axis and modality is covered. */
export interface CoverageTotal {
  axis: Axis;
  modality: Modality;
  results: number;
  /** Cells with a value, of all cells of its matrices by model. */
  covered: number;
  cells: number;
}

/** The totals of an axis, one for each modality, also where nothing was measured. `results`: all of the axis. */
export function coverageTotals(axis: Axis, results: readonly Result[]): CoverageTotal[] {
  const matrices = buildCoverage(defaultCoverage(axis), results);
  return MODALITY_KEYS.map((modality) => {
    const rows = matrices.filter((matrix) => matrix.modality === modality).flatMap((one) => one.rows);
    return {
      axis,
      modality,
      results: results.filter((result) => result.modality === modality).length,
      covered: rows.reduce((sum, { covered }) => sum + covered, 0),
      cells: rows.reduce((sum, { cells }) => sum + cells.length, 0),
    };
  });
}
