import { type Board, buildBoard } from "./board";
import { type Facets, unknownNames } from "./facets";
import { type Narrowing, narrow } from "./narrowing";
import { pageCount } from "./paging";
import type { LeaderboardQuestion, Notice } from "./question";
import type { Result } from "./result";

/** A board with what its filters left, and what else they could. */
export interface LeaderboardAnswer extends Board {
  facets: Facets;
  narrowing: Pick<Narrowing, "hidden" | "filters"> & { shown: number };
  /** What of the question the data does not know. */
  notices: Notice[];
}

/**
 * The answer to a question over all current results of its axis. Server and browser both ask it: the first answer
 * comes with the page, the following ones are computed where the reader is. A page beyond the last falls back to the
 * first, with a notice.
 */
export function answerQuestion(question: LeaderboardQuestion, results: readonly Result[]): LeaderboardAnswer {
  const { shown, hidden, filters, facets } = narrow(question, results);
  const board = buildBoard(question, shown, results);
  const notices = unknownNames(question, facets);
  const answer = { ...board, facets, narrowing: { hidden, filters, shown: shown.length }, notices };
  const pages = Math.max(1, ...board.cohorts.map(({ rows }) => pageCount(rows.length)));
  if (question.page <= pages) return answer;
  const message = `There is no page ${question.page} of ${pages}; showing the first.`;
  return {
    ...answer,
    question: { ...question, page: 1 },
    notices: [...notices, { parameter: "page", message }],
  };
}
