import type { Origin } from "./axes";
import { type Against, comparedTechnique } from "./board-deltas";
import { type RunDeltas, runDeltas } from "./board-deltas-runs";
import { type BoardRow, type Cell, type CohortContent, isValue, toCell } from "./board-row";
import { type ColumnValue, columnValue, kindOf, kindReason, rankAlike, rankedKind } from "./cell";
import type { Column, LeaderboardQuestion } from "./question";
import { modelLabel, type Result } from "./result";
import { sortRows } from "./row-order";
import { findSignFlips } from "./sign-flips";
import { NO_REASON } from "./technique-means";
import { compareText } from "./techniques";
import { countTrust } from "./trust";
import { workloadCaveats } from "./workload-caveats";

/** Each result of a cohort on its own; `against`: what changes are made against, where they are asked for. */
export function rankedByRuns(
  results: readonly Result[],
  columns: readonly Column[],
  { origin, sort, show }: Pick<LeaderboardQuestion, "origin" | "sort" | "show">,
  against: Against | null = null,
): CohortContent {
  const family = results[0]?.family ?? "";
  const caveats = workloadCaveats(results);
  const deltas = against && runDeltas(against, origin);
  const rows = results.map((result) => runRow(result, caveats.get(result.id) ?? [], deltas));
  const described: CohortContent["columns"] = {};
  for (const column of columns) {
    const { cells, example } = runCells(results, column, origin, deltas);
    if (example) described[column] = { better: example.better, unit: example.unit };
    for (const [index, row] of rows.entries()) row.cells[column] = cells[index] ?? { missing: NO_REASON };
  }
  const kept = rows.filter((row) => origin.length === 0 || Object.values(row.cells).some(isValue));
  return {
    models: [...new Set(results.map(({ model }) => modelLabel(model)))].sort(compareText),
    left_out: [],
    columns: described,
    rows: sortRows(kept, family, described, sort, show),
    ...(against && deltas ? comparedWith(against, deltas, family) : {}),
  };
}

function comparedWith(against: Against, { changes }: RunDeltas, family: string) {
  const { technique, note } = comparedTechnique(against);
  return {
    baseline: technique,
    ...(note === null ? {} : { baseline_note: note }),
    sign_flips: findSignFlips(changes, family),
  };
}

function runRow(result: Result, caveats: string[], deltas: RunDeltas | null): BoardRow {
  return {
    technique: result.technique,
    model: modelLabel(result.model),
    parameters_b: result.model.parametersB,
    result: result.id,
    ...(result.settings ? { settings: result.settings } : {}),
    ...(caveats.length > 0 ? { caveats } : {}),
    ...(result.notes ? { notes: [result.notes] } : {}),
    trust: countTrust([result]),
    cells: {},
    ...(deltas?.isBaseline(result) ? { is_baseline: true } : {}),
  };
}

interface RunCells {
  /** In the order of the results. */
  cells: Cell[];
  /** Any of the ranked values, or else of those listed; null where there is none. */
  example: ColumnValue | null;
}

function runCells(
  results: readonly Result[],
  column: Column,
  origins: readonly Origin[],
  deltas: RunDeltas | null,
): RunCells {
  const values = results.map((result) => columnValue(result, column, origins));
  const present = values.filter(
    (value, index): value is ColumnValue => !("missing" in value) && results[index]?.notComparable === null,
  );
  const kind = rankedKind(present);
  const ranked = present.filter((value) => kindOf(value) === kind);
  const ranges = rankAlike(ranked);
  const [example = null] = ranked;
  let next = 0;
  const cells = results.map((result, index): Cell => {
    const value = values[index] ?? { missing: NO_REASON };
    if ("missing" in value) return value;
    const { notComparable } = result;
    const isRanked = notComparable === null && kindOf(value) === kind;
    const range = isRanked ? (ranges[next++] ?? null) : null;
    const why = notComparable ?? (!isRanked && example ? kindReason(value, example) : null);
    const cell = toCell(value, range, why);
    if (deltas) cell.delta = deltas.of(result, column, value);
    return cell;
  });
  const listed = values.find((value): value is ColumnValue => !("missing" in value)) ?? null;
  return { cells, example: example ?? listed };
}
