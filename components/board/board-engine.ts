// Loaded when a reader reaches for a control, and never before: a page is complete without it.

import type { Axis } from "@/benchmark/axes";
import { answerQuestion } from "@/benchmark/leaderboard";
import { parseLeaderboardQuestion } from "@/benchmark/question-reader";
import type { AxisResults } from "@/benchmark/result";
import { type BoardContent, boardContent } from "./board-content";

/** Answers the questions of one axis where the reader is, over results that were fetched once. */
export interface BoardEngine {
  answer(params: URLSearchParams): BoardContent;
}

/** @throws if the results can't be fetched: links and forms then ask the server, as they do without JavaScript. */
export async function startEngine(axis: Axis, version: number): Promise<BoardEngine> {
  const response = await fetch(`/leaderboards/${axis}/results?version=${version}`);
  if (!response.ok) throw new Error(`the results of ${axis} answer ${response.status}`);
  const { results, datasetVersion }: AxisResults = await response.json();
  const answer = (params: URLSearchParams) => {
    const asked = Object.fromEntries([...params.keys()].map((name) => [name, params.getAll(name)]));
    const { question, notices } = parseLeaderboardQuestion(axis, asked);
    return boardContent(answerQuestion(question, results), notices, datasetVersion);
  };
  rehearse(answer);
  return { answer };
}

/** Works out what the first click will need while nobody waits for it: ranks of all results, and their changes. */
function rehearse(answer: BoardEngine["answer"]): void {
  const asked = new URLSearchParams(location.search);
  const changes = new URLSearchParams(asked);
  changes.set("show", "deltas");
  for (const params of [changes, asked]) setTimeout(() => answer(params));
}
