import { type Board, buildBoard } from "@/benchmark/board";
import type { Facets } from "@/benchmark/facets";
import type { LeaderboardQuestion, Notice } from "@/benchmark/question";
import { type Database, database } from "./client";
import { listCurrentResults } from "./current-results";
import { listFacets, unknownNames } from "./facets";

export interface Leaderboard extends Board {
  datasetVersion: number;
  facets: Facets;
  /** What of the question the data does not know. */
  notices: Notice[];
}

/** The leaderboard that answers a question: two statements, whatever the number of rows. */
export async function loadLeaderboard(
  question: LeaderboardQuestion,
  db: Database = database(),
): Promise<Leaderboard> {
  const [{ results, datasetVersion }, facets] = await Promise.all([
    listCurrentResults(db, question),
    listFacets(db, question.axis),
  ]);
  return {
    ...buildBoard(question, results),
    datasetVersion,
    facets,
    notices: unknownNames(question, facets),
  };
}
