import { type Board, buildBoard, pageCount } from "@/benchmark/board";
import type { Facets } from "@/benchmark/facets";
import { type LeaderboardQuestion, type Notice, printLeaderboardUrl } from "@/benchmark/question";
import { remembered } from "./answers";
import { type Database, database } from "./client";
import { listCurrentResults } from "./current-results";
import { listFacets, unknownNames } from "./facets";

export interface Leaderboard extends Board {
  datasetVersion: number;
  facets: Facets;
  /** What of the question the data does not know. */
  notices: Notice[];
}

/**
 * The leaderboard that answers a question: three statements, whatever the number of rows, and one where the question
 * was asked before at the same dataset version. A page beyond the last falls back to the first, with a notice.
 */
export async function loadLeaderboard(
  question: LeaderboardQuestion,
  db: Database = database(),
): Promise<Leaderboard> {
  return remembered(
    db,
    printLeaderboardUrl(question),
    () => computeLeaderboard(question, db),
    ({ cohorts }) => cohorts.reduce((sum, { rows }) => sum + rows.length, 1),
  );
}

async function computeLeaderboard(question: LeaderboardQuestion, db: Database): Promise<Leaderboard> {
  const [{ results, datasetVersion }, facets] = await Promise.all([
    listCurrentResults(db, question),
    listFacets(db, question.axis),
  ]);
  const board = buildBoard(question, results);
  const notices = unknownNames(question, facets);
  const pages = Math.max(1, ...board.cohorts.map(({ rows }) => pageCount(rows.length)));
  if (question.page <= pages) return { ...board, datasetVersion, facets, notices };
  notices.push({
    parameter: "page",
    message: `There is no page ${question.page} of ${pages}; showing the first.`,
  });
  return { ...board, question: { ...question, page: 1 }, datasetVersion, facets, notices };
}
