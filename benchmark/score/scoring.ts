import type { Axis } from "../axes";
import type { RowScore } from "../board-row";
import type { Column } from "../question";
import { rankRanges } from "../ranking";
import { type Score, type ScoreBasis, scoreLabel, weightedColumns } from "./score";
import { findPreset } from "./score-presets";

/** What a score reads of a board's row. */
export interface ScorableRow {
  is_baseline?: true;
  cells: Partial<Record<Column, ScorableCell>>;
}

export type ScorableCell =
  | { missing: string }
  | {
      rank: number | null;
      value?: number;
      /** Half-width of the value's interval. */
      uncertainty?: number;
      delta?: { ratio: number | null } | { why: string };
    };

/** A column that a score counts, with its share of the weights. */
export interface ColumnShare {
  column: Column;
  share: number;
}

export interface ScoredRows {
  by: ScoreBasis;
  /** In the order of the rows. */
  scores: RowScore[];
  /** The columns counted, in the order of the board; their shares sum to 1. */
  shares: ColumnShare[];
  /** Columns that have a weight and do not count in this cohort. */
  left_out: { column: Column; why: string }[];
  /** What each row has in each counted column, more is better: ln(ratio), or minus the rank; null without a score. */
  utilities: (readonly number[] | null)[];
}

/** Half-width of what a cell brings to a score by ratios: to first order its relative uncertainty, that of a logarithm. */
function entryHalfWidth({ cells }: ScorableRow, column: Column): number {
  const cell = cells[column];
  if (!cell || "missing" in cell || !cell.uncertainty || !cell.value) return 0;
  return Math.abs(cell.uncertainty / cell.value);
}

/** A cohort's column needs this many rows that have what is weighed; fewer tell nothing apart. */
const FEWEST_ROWS = 2;

/**
 * Scores the rows of one cohort.
 *
 * By ratios: the weighted geometric mean exp(Σ w ln r / Σ w) of r, how many times better than the baseline a row is in
 * each column; the baseline itself is 1 and more is better. Unlike a mean of min-max values it depends neither on
 * units nor on which other rows there are, and another baseline of all rows divides all scores by the same number
 * (Fleming and Wallace, How not to lie with statistics, CACM 29(3), 1986). By ranks: the weighted mean rank, less is better.
 *
 * A row that lacks what one of the columns needs has no score and says why: it is never 0. A column in which fewer than
 * two rows have it does not count for the cohort. Nor does one of a preset that alone would cost other rows their score:
 * a reader who chose a preset did not ask for just that column. Scores that are equal, or whose
 * intervals overlap, share a rank.
 */
export function scoreRows(rows: readonly ScorableRow[], score: Score, axis: Axis): ScoredRows {
  const weighted: Weighted[] = weightedColumns(score, axis).map((column) => ({
    column,
    weight: score.weights[column] ?? 0,
    entries: rows.map((row) => readEntry(row, column, score.by)),
  }));
  const hasEnough = ({ entries }: Weighted) => entries.filter(isNumber).length >= FEWEST_ROWS;
  const enough = weighted.filter(hasEnough);
  const counted = findPreset(score.weights, axis) ? withoutSoleBars(enough) : enough;
  const total = counted.reduce((sum, { weight }) => sum + weight, 0);
  const shares = counted.map(({ column, weight }) => ({ column, share: weight / total }));
  const utilities = rows.map((_, row) => {
    const own = counted.map(({ entries }) => entries[row]).filter(isNumber);
    return own.length > 0 && own.length === counted.length ? own : null;
  });
  return {
    by: score.by,
    scores: rankScores(
      utilities.map((own, row) => ({
        mean: own && weightedMean(own, shares),
        halfWidth: score.by === "ranks" ? 0 : halfWidthOf(rows[row], shares),
        why: () => lackOf(counted.map(({ column, entries }) => [column, entries[row]])),
      })),
      score.by,
    ),
    shares,
    left_out: weighted
      .filter((one) => !counted.includes(one))
      .map((one) => ({
        column: one.column,
        why: hasEnough(one) ? SOLE_BAR : whyLeftOut(one.entries, score.by),
      })),
    utilities,
  };
}

interface Weighted {
  column: Column;
  weight: number;
  entries: readonly Entry[];
}

const SOLE_BAR = "it alone would cost a row its score; weights of your own count it";

/**
 * Columns without those that alone keep a row from a score, where the row has all the others. Of the columns that
 * weigh most at least one stays, whatever it costs.
 */
function withoutSoleBars(columns: readonly Weighted[]): readonly Weighted[] {
  const bars = new Set<Weighted>();
  for (const row of columns[0]?.entries.keys() ?? []) {
    const lacking = columns.filter(({ entries }) => !isNumber(entries[row]));
    const [only, ...more] = lacking;
    if (only && more.length === 0) bars.add(only);
  }
  const left = columns.filter((column) => !bars.has(column));
  const most = Math.max(...columns.map(({ weight }) => weight));
  return left.some(({ weight }) => weight === most) ? left : columns;
}

/** What a row brings to a score, or what it lacks. */
type Entry = number | Lack;
type Lack = "value" | "rank" | "baseline" | "ratio";

const LACKS: Readonly<Record<Lack, string>> = {
  value: "no value for",
  rank: "no rank for",
  baseline: "nothing to compare with for",
  ratio: "no ratio, for which both values must be above 0, for",
};

function isNumber(entry: Entry | undefined): entry is number {
  return typeof entry === "number";
}

function readEntry({ cells, is_baseline }: ScorableRow, column: Column, by: ScoreBasis): Entry {
  const cell = cells[column];
  if (!cell || "missing" in cell) return "value";
  // What boards do not rank is not comparable with the other rows, whatever its own baseline.
  if (cell.rank === null) return "rank";
  if (by === "ranks") return -cell.rank;
  if (is_baseline) return 0;
  if (!cell.delta || "why" in cell.delta) return "baseline";
  const { ratio } = cell.delta;
  return ratio !== null && ratio > 0 && Number.isFinite(ratio) ? Math.log(ratio) : "ratio";
}

/** Scores with their ranks; those whose intervals overlap share one, which then may read 1–2. */
function rankScores(
  rows: readonly { mean: number | null; halfWidth: number; why: () => string }[],
  by: ScoreBasis,
): RowScore[] {
  const scored = rows.flatMap(({ mean, halfWidth }, id) =>
    mean === null ? [] : [{ id, value: mean, halfWidth }],
  );
  const ranges = new Map(rankRanges(scored, "higher").map((range, index) => [scored[index]?.id, range]));
  return rows.map(({ mean, why }, row) => {
    const range = ranges.get(row);
    if (mean === null || range === undefined) return { why: why() };
    const value = by === "ratios" ? Math.exp(mean) : -mean;
    return { value, rank: range.rank, ...(range.to > range.rank ? { rank_to: range.to } : {}) };
  });
}

/** Of a weighted mean of independent values: sqrt(Σ (share × half-width)²). Of the baseline's own it is free. */
function halfWidthOf(row: ScorableRow | undefined, shares: readonly ColumnShare[]): number {
  return row ? Math.hypot(...shares.map(({ column, share }) => share * entryHalfWidth(row, column))) : 0;
}

/** Σ share × utility: the logarithm of a score by ratios, minus a score by ranks. */
export function weightedMean(utilities: readonly number[], shares: readonly ColumnShare[]): number {
  return shares.reduce((sum, { share }, index) => sum + share * (utilities[index] ?? 0), 0);
}

/** "no value for AL, ST; nothing to compare with for quality" */
function lackOf(entries: readonly (readonly [Column, Entry | undefined])[]): string {
  const lacks = (["value", "rank", "baseline", "ratio"] as const).flatMap((lack) => {
    const columns = entries.filter(([, entry]) => entry === lack).map(([column]) => scoreLabel(column));
    return columns.length > 0 ? [`${LACKS[lack]} ${columns.join(", ")}`] : [];
  });
  return lacks.join("; ") || "no metric with a weight can be scored here";
}

function whyLeftOut(entries: readonly Entry[], by: ScoreBasis): string {
  if (entries.every((entry) => entry === "value")) return "no values here";
  const count = entries.filter(isNumber).length === 0 ? "nothing here" : "only one row";
  return `${count} has a ${by === "ranks" ? "rank" : "ratio to the baseline"}`;
}
