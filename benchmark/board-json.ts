import type { LeaderboardAnswer } from "./leaderboard";
import { metric } from "./metrics";
import { type Column, type Notice, printLeaderboardUrl, questionColumns } from "./question";

/**
 * A board as data: the shape others rely on (fields are added, never renamed). `columns` names what each key of
 * `cells` is, so that the data can be read without this site; `filters` what the axis can be narrowed by, and
 * how many results each value would leave; `narrowing` how many results the question's filters show and hide; `links` the same
 * question in other forms.
 * `notices`: what of its address could not be used.
 */
export function boardJson(board: LeaderboardAnswer, datasetVersion: number, notices: readonly Notice[]) {
  return {
    question: board.question,
    dataset_version: datasetVersion,
    notices: [...notices, ...board.notices],
    filters: board.facets,
    narrowing: board.narrowing,
    links: {
      board: printLeaderboardUrl(board.question),
      csv: printLeaderboardUrl(board.question, ".csv"),
      markdown: printLeaderboardUrl(board.question, ".md"),
      latex: printLeaderboardUrl(board.question, ".tex"),
    },
    citation: `EfficientLLM leaderboard (arXiv 2505.13840), dataset version ${datasetVersion}`,
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
