import type { Board } from "./board";
import type { Facets } from "./facets";
import { metric } from "./metrics";
import { type Column, type Notice, questionColumns } from "./question";

/**
 * A board as data: the shape others rely on (fields are added, never renamed). `columns` names what each key of
 * `cells` is, so that the data can be read without this site; `filters` what the axis can be narrowed by.
 */
export function boardJson(board: Board, datasetVersion: number, filters: Facets, notices: readonly Notice[]) {
  return {
    question: board.question,
    dataset_version: datasetVersion,
    notices,
    filters,
    columns: Object.fromEntries(
      questionColumns(board.question).map((column) => [column, describeColumn(column)]),
    ),
    cohorts: board.cohorts,
  };
}

function describeColumn(column: Column) {
  if (column === "quality") {
    return {
      name: "Quality",
      definition:
        "The board's own quality measure; each cell's `measure` says which, each cohort which is better.",
    };
  }
  const { label, name, definition, unit, better } = metric(column);
  return { label, name, definition, unit, better };
}
