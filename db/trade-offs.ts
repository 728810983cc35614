import type { Facets } from "@/benchmark/facets";
import type { Notice } from "@/benchmark/query-reader";
import { printTradeOffUrl, type TradeOffQuestion } from "@/benchmark/trade-off-question";
import { buildTradeOffs, type TradeOffs } from "@/benchmark/trade-offs";
import { remembered } from "./answers";
import { type Database, database } from "./client";
import { listCurrentResults } from "./current-results";
import { listFacets, unknownNames } from "./facets";

export interface LoadedTradeOffs extends TradeOffs {
  datasetVersion: number;
  facets: Facets;
  /** What of the question the data does not know. */
  notices: Notice[];
}

/** The charts that answer a question: three statements, whatever the number of results, or one if asked before. */
export async function loadTradeOffs(
  question: TradeOffQuestion,
  db: Database = database(),
): Promise<LoadedTradeOffs> {
  return remembered(
    db,
    printTradeOffUrl(question),
    () => computeTradeOffs(question, db),
    ({ panels }) => panels.reduce((sum, { points }) => sum + points.length, 1),
  );
}

async function computeTradeOffs(question: TradeOffQuestion, db: Database): Promise<LoadedTradeOffs> {
  // A baseline is of another technique, and may be of another model and scale: these filters come after the changes.
  const unfiltered = { ...question, model: [], technique: [], scale: [] };
  const [{ results, datasetVersion }, facets] = await Promise.all([
    listCurrentResults(db, unfiltered),
    listFacets(db, question.axis),
  ]);
  const notices = unknownNames(question, facets);
  return { ...buildTradeOffs(question, results), datasetVersion, facets, notices };
}
