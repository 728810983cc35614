import type { Origin, Scope } from "./axes";
import type { ColumnValue } from "./cell";
import type { Verdict } from "./deltas";
import type { Better } from "./metrics";
import type { Column } from "./question";
import type { RankRange } from "./ranking";
import type { TrustCounts } from "./trust";

/** A value on a board. */
export interface ValueCell {
  value: number;
  unit: string;
  /** 1 is best; null where the value can't be compared with the others, and `unranked` says why. */
  rank: number | null;
  /** The worst rank that the uncertainties allow, where that is behind `rank`: it may read 1–2. */
  rank_to?: number;
  /** Its rank before the reader's filters, where they moved it. */
  was?: number;
  unranked?: string;
  origin: Origin;
  scope?: Scope;
  /** Half-width of the interval, in the unit; absent where none is declared. */
  uncertainty?: number;
  /** What a quality was measured as. */
  measure?: string;
  /** At techniques level: the results that the value is taken from; and their number, where it is a mean of several. */
  of?: readonly string[];
  results?: number;
  reference?: string;
  note?: string;
  doubt?: string;
  /** The change against the baseline, or why there is none; only where changes were asked for. */
  delta?: CellDelta | { why: string };
}

/** How far a value is from its baseline's. */
export interface CellDelta {
  /** With the sign of the difference itself: a saving of a cost is negative. */
  value: number;
  /** `%` of the baseline, `points` of a score, or the unit of the measure. */
  unit: string;
  /** Half-width of the interval, in the unit; absent where neither value declares one. */
  uncertainty?: number;
  verdict: Verdict;
  /**
   * How many times better than the baseline: baseline / value where lower is better, value / baseline where higher
   * is. null unless both are above 0.
   */
  ratio: number | null;
  /** The baseline: a result's id at runs level, a technique at techniques level. */
  baseline: string;
  /** At techniques level: the models that both means are taken over, where they are not the column's. */
  models?: string[];
  /** What limits the comparison. */
  caveats?: string[];
}

/** A row's place by the reader's own score, or why it has none. */
export type RowScore = { value: number; rank: number; rank_to?: number } | { why: string };

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
  /** Of the result, or at techniques level of all results that it has here. */
  trust: TrustCounts;
  cells: Partial<Record<Column, Cell>>;
  /** Others are compared with it, and its own changes are 0; only where changes were asked for. */
  is_baseline?: true;
  /** Only where the reader weighs the columns. */
  score?: RowScore;
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
  /**
   * Only where changes were asked for: the technique that means are compared with, null where there is none. At runs
   * level a result may declare another baseline, and its changes say which.
   */
  baseline?: string | null;
  /** What a reader must know of `baseline`: why there is none, or that it is not the one they chose. */
  baseline_note?: string;
  /** Only where changes were asked for. */
  sign_flips?: SignFlip[];
}

/** A technique that is certainly better than the baseline on some models, and certainly worse on others. */
export interface SignFlip {
  technique: string;
  baseline: string;
  column: Column;
  /** Each by parameters, the smallest model first. */
  better: FlipSide[];
  worse: FlipSide[];
}

export interface FlipSide {
  model: string;
  parameters_b: number;
  /** In the unit, with the sign of the difference itself. */
  change: number;
  unit: string;
}

/** The cell of a value with its ranks, or with `unranked`, why it has none. `isMean`: whether it may come from several results. */
export function toCell(
  value: ColumnValue,
  range: RankRange | null,
  unranked: string | null,
  isMean = false,
): ValueCell {
  // Assigned one by one, without a spread for each: thousands of cells are made for one board.
  const cell: ValueCell = {
    value: value.value,
    unit: value.unit,
    rank: range?.rank ?? null,
    origin: value.origin,
  };
  if (range && range.to > range.rank) cell.rank_to = range.to;
  if (unranked !== null) cell.unranked = unranked;
  if (value.scope !== null) cell.scope = value.scope;
  if (value.halfWidth > 0) cell.uncertainty = value.halfWidth;
  if (value.measure !== null) cell.measure = value.measure;
  if (isMean) cell.of = value.results;
  if (value.results.length > 1) cell.results = value.results.length;
  if (value.reference !== null) cell.reference = value.reference;
  if (value.note !== null) cell.note = value.note;
  if (value.doubt !== null) cell.doubt = value.doubt;
  return cell;
}

export function isValue(cell: Cell | undefined): cell is ValueCell {
  return cell !== undefined && "value" in cell;
}

export function isDelta(delta: ValueCell["delta"]): delta is CellDelta {
  return delta !== undefined && "value" in delta;
}
