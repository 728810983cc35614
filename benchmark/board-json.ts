import type { Board } from "./board";
import { metric } from "./metrics";
import { type Column, type Notice, questionColumns } from "./question";

/**
 * A board as data: the shape others rely on (fields are added, never renamed). `columns` names what each key of
 * `cells` is, so that the data can be read without this site.
 */
export function boardJson(board: Board, datasetVersion: number, notices: readonly Notice[]) {
  return {
    question: board.question,
    dataset_version: datasetVersion,
    notices,
    columns: Object.fromEntries(questionColumns(board.question).map((column) => [column, describe(column)])),
    cohorts: board.cohorts,
  };
}

function describe(column: Column) {
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
