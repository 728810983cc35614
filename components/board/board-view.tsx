"use client";

import { lazy, memo, useCallback, useMemo, useState } from "react";
import { printLeaderboardUrl } from "@/benchmark/question";
import { Notices } from "../notices";
import type { BoardContent } from "./board-content";
import { BoardControls } from "./board-controls";
import { useBoardNavigation } from "./board-navigation";
import { BoardSwitches } from "./board-switches";
import { BoardTables } from "./board-tables";
import { CompareBar } from "./compare-bar";
import { ExportMenu } from "./export-menu";
import { NarrowingLine } from "./narrowing-line";
import { useOpenMenus } from "./open-menus";

/** Most readers never weigh the columns themselves: what they would need for it is loaded when it is asked for. */
const OwnScore = lazy(() => import("./own-score").then(({ OwnScore: panel }) => ({ default: panel })));

/**
 * A board with all its controls. Whole as it comes from the server; with JavaScript it answers in place. `origin`:
 * scheme and host that an address to be cited begins with.
 */
export function BoardView({ content: first, origin }: { content: BoardContent; origin: string }) {
  const { content, settled, board, handlers } = useBoardNavigation(first);
  useOpenMenus(board);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const drawn = useMemo(
    () => new Set(content.cohorts.flatMap(({ table }) => table.rows.flatMap(({ result }) => result ?? []))),
    [content],
  );
  const choose = useCallback((result: string, isChosen: boolean) => {
    setChosen((before) => {
      const next = new Set(before);
      if (isChosen) next.add(result);
      else next.delete(result);
      return next;
    });
  }, []);
  return (
    <div ref={board} {...handlers}>
      <a href="#results" className="skip">
        Skip the controls
      </a>
      <Notices notices={content.notices} />
      <Controls content={settled} />
      <div id="results" className="mt-4 flex flex-wrap items-start justify-between gap-x-8 gap-y-2">
        <NarrowingLine content={content} />
        <Exports content={settled} origin={origin} />
      </div>
      <BoardTables content={content} chosen={chosen} onChoose={choose} />
      {drawn.size > 0 && <CompareBar chosen={chosen} drawn={drawn} onClear={() => setChosen(new Set())} />}
    </div>
  );
}

const Controls = memo(function Controls({ content }: { content: BoardContent }) {
  const { question, filters } = content;
  const techniques = filters.find(({ parameter }) => parameter === "technique")?.options ?? [];
  return (
    <div className="controls no-print space-y-3">
      <BoardControls content={content} />
      <BoardSwitches question={question} techniques={techniques} />
      {question.score && <OwnScore question={question} />}
    </div>
  );
});

const Exports = memo(function Exports({ content, origin }: { content: BoardContent; origin: string }) {
  const { question, version } = content;
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
});
