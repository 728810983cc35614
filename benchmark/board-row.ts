import type { Origin, Scope } from "./axes";
import type { ColumnValue } from "./cell";
import type { Better } from "./metrics";
import type { Column, LeaderboardQuestion } from "./question";
import { compareTechniques, compareText } from "./techniques";

/** A value on a board. */
export interface ValueCell {
  value: number;
  unit: string;
  /** 1 is best; null where the value can't be compared with the others, and `unranked` says why. */
  rank: number | null;
  unranked?: string;
  origin: Origin;
  scope?: Scope;
  /** Half-width of the interval, in the unit; absent where none is declared. */
  uncertainty?: number;
  /** What a quality was measured as. */
  measure?: string;
  /** How many results the value is the mean of, where that is more than one. */
  results?: number;
  reference?: string;
  note?: string;
  doubt?: string;
}

/** No value, and why: a reason of the bundle's own or `not_reported`. Listed, never ranked, never 0. */
export interface MissingCell {
  missing: string;
  note?: string;
}

export type Cell = ValueCell | MissingCell;

export interface BoardRow {
  technique: string;
  model?: string;
  parameters_b?: number;
  result?: string;
  /** Settings of the technique that tell this run from others. */
  settings?: Record<string, string | number | boolean | null>;
  /** What limits the comparison of this row with the others. */
  caveats?: string[];
  /** What the submitter says of it. */
  notes?: string[];
  cells: Partial<Record<Column, Cell>>;
}

export interface CohortColumn {
  better: Better;
  unit: string;
  /** At techniques level: the models that every mean of this column is taken over, and who lacks one of them. */
  models?: string[];
  set_aside?: { technique: string; lacks: string[] }[];
}

/** What a level makes of a cohort's results. */
export interface CohortContent {
  models: string[];
  left_out: { model: string; why: string }[];
  columns: Partial<Record<Column, CohortColumn>>;
  rows: BoardRow[];
}

/** The cell of a value with its rank, or with `unranked`, why it has none. `results`: how many it is the mean of. */
export function toCell(
  value: ColumnValue,
  rank: number | null,
  unranked: string | null,
  results = 1,
): ValueCell {
  return {
    value: value.value,
    unit: value.unit,
    rank,
    ...(unranked === null ? {} : { unranked }),
    origin: value.origin,
    ...(value.scope === null ? {} : { scope: value.scope }),
    ...(value.halfWidth > 0 ? { uncertainty: value.halfWidth } : {}),
    ...(value.measure === null ? {} : { measure: value.measure }),
    ...(results > 1 ? { results } : {}),
    ...(value.reference === null ? {} : { reference: value.reference }),
    ...(value.note === null ? {} : { note: value.note }),
    ...(value.doubt === null ? {} : { doubt: value.doubt }),
  };
}

export function isValue(cell: Cell | undefined): cell is ValueCell {
  return cell !== undefined && "value" in cell;
}

/**
 * Rows in the question's order: ranked ones by rank (or from worse to better), then values that can't be ranked,
 * then missing ones, in either direction. Ties by value, then by technique, model and id, so that the order never
 * depends on how the rows came in.
 */
export function sortRows(
  rows: readonly BoardRow[],
  family: string,
  columns: CohortContent["columns"],
  sort: LeaderboardQuestion["sort"],
): BoardRow[] {
  const direction = sort.reversed ? -1 : 1;
  const byName = (a: BoardRow, b: BoardRow) =>
    compareTechniques(family, a.technique, b.technique) ||
    (a.parameters_b ?? 0) - (b.parameters_b ?? 0) ||
    compareText(a.model ?? "", b.model ?? "") ||
    compareText(a.result ?? "", b.result ?? "");
  const { key } = sort;
  if (key === "technique") return [...rows].sort((a, b) => direction * byName(a, b));
  if (key === "model") {
    const byModel = (a: BoardRow, b: BoardRow) =>
      (a.parameters_b ?? 0) - (b.parameters_b ?? 0) || compareText(a.model ?? "", b.model ?? "");
    return [...rows].sort((a, b) => direction * byModel(a, b) || byName(a, b));
  }
  return [...rows].sort((a, b) => {
    const [left, right] = [a.cells[key], b.cells[key]];
    const group = standing(left) - standing(right);
    if (group !== 0) return group;
    if (!isValue(left) || !isValue(right)) return byName(a, b);
    const sign = columns[key]?.better === "lower" ? 1 : -1;
    const byValue = (left.rank ?? 0) - (right.rank ?? 0) || sign * (left.value - right.value);
    return direction * byValue || byName(a, b);
  });
}

function standing(cell: Cell | undefined): number {
  if (!isValue(cell)) return 2;
  return cell.rank === null ? 1 : 0;
}
