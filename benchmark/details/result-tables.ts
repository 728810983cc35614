import { AXIS_KEYS, type Axis, MODALITY_KEYS, type Modality } from "../axes";
import type { Baselines } from "../baselines";
import { type ColumnValue, columnValue } from "../cell";
import { coreMetrics, SUPPLEMENTARY_METRICS } from "../metrics";
import type { Column } from "../question";
import type { Result } from "../result";
import { compareFamilies, compareTechniques, compareText } from "../techniques";
import { type BaselineDelta, baselineDeltas } from "./baseline-deltas";

/** Results of one workload with their values side by side; not ranked, since some of them may not compare. */
export interface ResultTable {
  axis: Axis;
  modality: Modality;
  family: string;
  /** null: the source does not state it. */
  dataset: string | null;
  /** Columns that any of the results has a value in. */
  columns: Column[];
  rows: ResultTableRow[];
  /** Results in all; `rows` are at most 100 of them. */
  total: number;
}

export interface ResultTableRow {
  result: Result;
  /** A value, or why there is none. */
  cells: Partial<Record<Column, ReturnType<typeof columnValue>>>;
  /** What its changes are against; null where nothing may be compared with it. */
  baseline: Result | null;
  changes: Partial<Record<Column, BaselineDelta>>;
}

const MOST_ROWS = 100;

/**
 * Results in tables by axis, modality, family and data set, as pages list them: techniques in their family's order,
 * then models by size.
 */
export function resultTables(results: readonly Result[], baselines: Baselines): ResultTable[] {
  const groups = new Map<string, Result[]>();
  for (const result of results) {
    const { axis, modality, family, workload } = result;
    const key = JSON.stringify([axis, modality, family, workload.dataset ?? null]);
    groups.set(key, [...(groups.get(key) ?? []), result]);
  }
  return [...groups.values()].flatMap((group) => tableOf(group, baselines) ?? []).sort(compareTables);
}

function tableOf(group: readonly Result[], baselines: Baselines): ResultTable | null {
  const [first] = group;
  if (!first) return null;
  const { axis, modality, family, workload } = first;
  const all: Column[] = ["quality", ...coreMetrics(axis), ...SUPPLEMENTARY_METRICS];
  const columns = all.filter((column) => group.some((one) => isValue(columnValue(one, column, []))));
  return {
    axis,
    modality,
    family,
    dataset: workload.dataset ?? null,
    columns,
    rows: [...group]
      .sort(compareResults)
      .slice(0, MOST_ROWS)
      .map((result) => rowOf(result, columns, baselines)),
    total: group.length,
  };
}

function rowOf(result: Result, columns: readonly Column[], baselines: Baselines): ResultTableRow {
  const found = baselines.of(result);
  const baseline = "baseline" in found ? found.baseline : null;
  const changes = baseline ? baselineDeltas(result, baseline) : [];
  return {
    result,
    cells: Object.fromEntries(columns.map((column) => [column, columnValue(result, column, [])])),
    baseline,
    changes: Object.fromEntries(changes.map((change) => [change.column, change])),
  };
}

export function isValue(cell: ReturnType<typeof columnValue> | undefined): cell is ColumnValue {
  return cell !== undefined && !("missing" in cell);
}

function compareResults(a: Result, b: Result): number {
  return (
    compareTechniques(a.family, a.technique, b.technique) ||
    a.model.parametersB - b.model.parametersB ||
    compareText(a.model.name, b.model.name) ||
    compareText(a.id, b.id)
  );
}

function compareTables(a: ResultTable, b: ResultTable): number {
  return (
    AXIS_KEYS.indexOf(a.axis) - AXIS_KEYS.indexOf(b.axis) ||
    compareFamilies(a.family, b.family) ||
    MODALITY_KEYS.indexOf(a.modality) - MODALITY_KEYS.indexOf(b.modality) ||
    compareText(a.dataset ?? "", b.dataset ?? "")
  );
}
