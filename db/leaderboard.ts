import { answerQuestion, type LeaderboardAnswer } from "@/benchmark/leaderboard";
import { type LeaderboardQuestion, printLeaderboardUrl } from "@/benchmark/question";
import { remembered } from "./answers";
import { loadAxisResults } from "./axis-results";
import { type Database, database } from "./client";

export interface Leaderboard extends LeaderboardAnswer {
  datasetVersion: number;
  /** Current results of the axis, before any filter. */
  total: number;
}

/**
 * The leaderboard that answers a question: computed once for each dataset version, from results that are read once
 * for each dataset version.
 */
export async function loadLeaderboard(
  question: LeaderboardQuestion,
  db: Database = database(),
): Promise<Leaderboard> {
  return remembered(
    db,
    printLeaderboardUrl(question),
    async () => {
      const { results, datasetVersion } = await loadAxisResults(question.axis, db);
      return { ...answerQuestion(question, results), datasetVersion, total: results.length };
    },
    ({ cohorts }) => cohorts.reduce((sum, { rows }) => sum + rows.length, 1),
  );
}
