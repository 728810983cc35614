"use client";

import { useMemo, useState } from "react";
import { type LeaderboardQuestion, printLeaderboardUrl, withScore } from "@/benchmark/question";
import type { Score } from "@/benchmark/score";
import type { BoardContent } from "./board-content";
import { BoardControls } from "./board-controls";
import { useBoardNavigation } from "./board-navigation";
import { BoardSwitches } from "./board-switches";
import { BoardTables } from "./board-tables";
import { CompareBar } from "./compare-bar";
import { ExportMenu } from "./export-menu";
import { NarrowingLine } from "./narrowing-line";
import { Notices } from "./notices";
import { ScorePanel } from "./score-panel";
import { scorePanelContent } from "./score-panel-content";

/**
 * A board with all its controls. Whole as it comes from the server; with JavaScript it answers in place. `origin`:
 * scheme and host that an address to be cited begins with.
 */
export function BoardView({ content: first, origin }: { content: BoardContent; origin: string }) {
  const { content, board, handlers } = useBoardNavigation(first);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const drawn = useMemo(
    () => new Set(content.cohorts.flatMap(({ table }) => table.rows.flatMap(({ result }) => result ?? []))),
    [content],
  );
  const choose = (result: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(result);
    else next.delete(result);
    setChosen(next);
  };
  const techniques = content.filters.find(({ parameter }) => parameter === "technique")?.options ?? [];
  return (
    <div ref={board} {...handlers}>
      <Notices notices={content.notices} />
      <div className="controls no-print space-y-3">
        <BoardControls content={content} />
        <BoardSwitches question={content.question} techniques={techniques} />
        <OwnScore question={content.question} />
      </div>
      <div className="mt-4 flex flex-wrap items-start justify-between gap-x-8 gap-y-2">
        <NarrowingLine content={content} />
        <Exports content={content} origin={origin} />
      </div>
      <BoardTables content={content} chosen={chosen} onChoose={choose} />
      {content.question.level === "runs" && <CompareBar chosen={chosen} drawn={drawn} />}
    </div>
  );
}

function Exports({ content: { question, version }, origin }: { content: BoardContent; origin: string }) {
  const whole = { ...question, page: 1 };
  const hrefs = {
    csv: printLeaderboardUrl(whole, ".csv"),
    json: printLeaderboardUrl(whole, ".json"),
    md: printLeaderboardUrl(whole, ".md"),
    tex: printLeaderboardUrl(whole, ".tex"),
  };
  return (
    <ExportMenu hrefs={hrefs} address={`${origin}${printLeaderboardUrl(whole)}`} datasetVersion={version} />
  );
}

/** The panel of the own score once it is asked for; before that the way to it, which weighs a page less. */
function OwnScore({ question }: { question: LeaderboardQuestion }) {
  if (!question.score) return null;
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
