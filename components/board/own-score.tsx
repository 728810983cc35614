import { type LeaderboardQuestion, printLeaderboardUrl, withScore } from "@/benchmark/question";
import type { Score } from "@/benchmark/score/score";
import { ScorePanel } from "./score-panel";
import { scorePanelContent } from "./score-panel-content";

/** The panel by which a reader weighs the columns of a board. */
export function OwnScore({ question }: { question: LeaderboardQuestion }) {
  const print = (score: Score | null) => printLeaderboardUrl(withScore(question, score));
  const [action = "", query = ""] = print(null).split("?");
  return (
    <ScorePanel
      action={action}
      kept={[...new URLSearchParams(query)]}
      content={scorePanelContent(question, print)}
    />
  );
}
