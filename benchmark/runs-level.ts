import type { Origin } from "./axes";
import { type BoardRow, type Cell, type CohortContent, isValue, sortRows, toCell } from "./board-row";
import { type ColumnValue, columnValue, kindOf, kindReason, rankedKind, rankKind } from "./cell";
import type { Column, LeaderboardQuestion } from "./question";
import { modelLabel, type Result } from "./result";
import { compareText } from "./techniques";
import { workloadCaveats } from "./workload-caveats";

/** Each result of a cohort on its own. */
export function rankedByRuns(
  results: readonly Result[],
  columns: readonly Column[],
  { origin, sort }: Pick<LeaderboardQuestion, "origin" | "sort">,
): CohortContent {
  const caveats = workloadCaveats(results);
  const rows = new Map(results.map((result) => [result.id, runRow(result, caveats.get(result.id) ?? [])]));
  const described: CohortContent["columns"] = {};
  for (const column of columns) {
    const cells = runCells(results, column, origin);
    const ranked = cells.ranked;
    if (ranked) described[column] = { better: ranked.better, unit: ranked.unit };
    for (const [id, cell] of cells.byResult) {
      const row = rows.get(id);
      if (row) row.cells[column] = cell;
    }
  }
  const kept = [...rows.values()].filter(
    (row) => origin.length === 0 || Object.values(row.cells).some(isValue),
  );
  const [first] = results;
  return {
    models: [...new Set(results.map(({ model }) => modelLabel(model)))].sort(compareText),
    left_out: [],
    columns: described,
    rows: sortRows(kept, first?.family ?? "", described, sort),
  };
}

function runRow(result: Result, caveats: string[]): BoardRow {
  return {
    technique: result.technique,
    model: modelLabel(result.model),
    parameters_b: result.model.parametersB,
    result: result.id,
    ...(result.settings ? { settings: result.settings } : {}),
    ...(caveats.length > 0 ? { caveats } : {}),
    ...(result.notes ? { notes: [result.notes] } : {}),
    cells: {},
  };
}

interface RunCells {
  byResult: Map<string, Cell>;
  /** Any of the ranked values; null where there is none. */
  ranked: ColumnValue | null;
}

function runCells(results: readonly Result[], column: Column, origins: readonly Origin[]): RunCells {
  const byResult = new Map<string, Cell>();
  const values: (readonly [string, ColumnValue])[] = [];
  for (const result of results) {
    const value = columnValue(result, column, origins);
    if ("missing" in value) byResult.set(result.id, value);
    else values.push([result.id, value]);
  }
  const kind = rankedKind(values.map(([, value]) => value));
  const ranked = values.filter(([, value]) => kindOf(value) === kind);
  const ranks = rankKind(ranked);
  const example = ranked[0]?.[1] ?? null;
  for (const [id, value] of values) {
    const rank = ranks.get(id) ?? null;
    const why = rank === null && example ? kindReason(value, example) : null;
    byResult.set(id, toCell(value, rank, why));
  }
  return { byResult, ranked: example };
}
