import { type Facets, unknownNames } from "@/benchmark/facets";
import { narrow } from "@/benchmark/narrowing";
import type { Notice } from "@/benchmark/query-reader";
import { defaultQuestion } from "@/benchmark/question";
import { listAcceleratorMemories } from "@/benchmark/trade-offs/guides";
import { printTradeOffUrl, type TradeOffQuestion } from "@/benchmark/trade-offs/trade-off-question";
import { buildTradeOffs, type TradeOffs } from "@/benchmark/trade-offs/trade-offs";
import { remembered } from "./answers";
import { loadAxisResults } from "./axis-results";
import { type Database, database } from "./client";

export interface LoadedTradeOffs extends TradeOffs {
  datasetVersion: number;
  facets: Facets;
  /** What of the question the data does not know. */
  notices: Notice[];
}

/** The charts that answer a question, computed once for each dataset version. */
export async function loadTradeOffs(
  question: TradeOffQuestion,
  db: Database = database(),
): Promise<LoadedTradeOffs> {
  return remembered(
    db,
    printTradeOffUrl(question),
    () => computeTradeOffs(question, db),
    ({ panels, lines }) => [...panels, ...lines].reduce((sum, { points }) => sum + points.length, 1),
  );
}

async function computeTradeOffs(question: TradeOffQuestion, db: Database): Promise<LoadedTradeOffs> {
  const { results, datasetVersion } = await loadAxisResults(question.axis, db);
  const narrowed = { ...defaultQuestion(question.axis), ...question };
  const { facets } = narrow(narrowed, results);
  // A baseline is of another technique, and may be of another model and scale: these filters come after the changes.
  const { shown } = narrow({ ...narrowed, model: [], technique: [], scale: [], origin: [] }, results);
  return {
    ...buildTradeOffs(question, shown, listAcceleratorMemories(results)),
    datasetVersion,
    facets,
    notices: unknownNames(question, facets),
  };
}
