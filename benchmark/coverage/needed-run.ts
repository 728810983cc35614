import type { Axis } from "../axes";
import type { Environment } from "../bundle";
import type { Column } from "../question";
import type { Result, ResultModel } from "../result";
import { slug } from "../slug";
import { compareText } from "../techniques";
import { type Counterpart, counterpartOf, isOfOneTechnique } from "./counterpart";
import { type CoverageColumn, type CoverageMatrix, isInColumn, type Setting } from "./coverage";
import type { CoverageCell } from "./coverage-cell";
import { type CoverageBy, type CoverageQuestion, coverageColumns, type RunKey } from "./coverage-question";

/** What a submitter would have to run so that a cell is covered, and what it would be compared with. */
export interface NeededRun {
  run: RunKey;
  axis: Axis;
  technique: string;
  column: CoverageColumn;
  setting: Setting;
  cell: CoverageCell;
  /** Columns without a value: what the run must bring. */
  columns: readonly Column[];
  /** The model to run; null where none is known, as in a scale band without results. */
  model: ResultModel | null;
  /** Whether `model` must be rebuilt with the technique: in pretraining a technique makes another model. */
  isRebuilt: boolean;
  /** Where the column is named for a model of another technique: what the run stands beside; null otherwise. */
  counterpart: Counterpart | null;
  /** Where its neighbours ran. */
  environment: Environment;
  /** The result that the run should resemble in all but the technique; null in an empty band. */
  neighbour: Result | null;
  /** Techniques that have a value in this column of the matrix. */
  comparedWith: readonly string[];
}

/** The cell that an address names, with what it needs; null where no matrix has it. */
export function findNeededRun(
  { axis, by }: Pick<CoverageQuestion, "axis" | "by">,
  matrices: readonly CoverageMatrix[],
  run: RunKey,
): NeededRun | null {
  const matrix = matrices.find(({ modality, family }) => modality === run.modality && family === run.family);
  const row = matrix?.rows.find(({ technique }) => slug(technique) === run.technique);
  if (!matrix || !row) return null;
  const places = matrix.settings.flatMap((setting) => setting.columns.map((column) => ({ setting, column })));
  const index = places.findIndex(
    ({ setting, column }) => setting.key === run.setting && column.key === run.column,
  );
  const [place, cell] = [places[index], row.cells[index]];
  if (!place || !cell) return null;
  const { setting, column } = place;
  const neighbour = findNeighbour(matrix, setting, column, row.technique, by);
  const isRebuilt = axis === "architecture" && neighbour?.technique !== row.technique;
  const example = neighbour ?? setting.results[0];
  return {
    run,
    axis,
    technique: row.technique,
    column,
    setting,
    cell,
    columns: cell.lacking.map((lack) => lack.column),
    model: neighbour?.model ?? null,
    isRebuilt,
    counterpart:
      isRebuilt && isOfOneTechnique(axis, column.label, setting.results)
        ? counterpartOf(
            run.family,
            row.technique,
            setting.results.filter((result) => isInColumn(result, column, by)),
          )
        : null,
    environment: example?.environment ?? {},
    neighbour,
    comparedWith: matrix.rows
      .filter(({ cells, technique }) => technique !== row.technique && cells[index]?.isCovered)
      .map(({ technique }) => technique),
  };
}

/**
 * The result that a run belongs beside: of its own technique where the cell is partly covered, else of the first
 * technique in the order of the rows, which is the family's baseline where that was measured.
 */
function findNeighbour(
  { rows }: CoverageMatrix,
  setting: Setting,
  column: CoverageColumn,
  technique: string,
  by: CoverageBy,
): Result | null {
  const order = rows.map((row) => row.technique);
  const place = (result: Result) => (result.technique === technique ? -1 : order.indexOf(result.technique));
  const [nearest] = setting.results
    .filter((result) => isInColumn(result, column, by))
    .sort((a, b) => place(a) - place(b) || compareText(a.id, b.id));
  return nearest ?? null;
}

/** The columns that any result of an axis should bring where nothing was measured yet. */
export function neededColumns({ axis, metric }: Pick<CoverageQuestion, "axis" | "metric">): Column[] {
  return metric ? [metric] : coverageColumns(axis);
}
