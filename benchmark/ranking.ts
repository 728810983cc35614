import type { Better } from "./metrics";
import type { Measurement } from "./result";

/** What a rank is made of. */
export interface Rankable {
  value: number;
  /** Half-width of the interval the value stands for, in its unit; 0 where no uncertainty is declared. */
  halfWidth: number;
}

export interface Ranked<Id> extends Rankable {
  id: Id;
}

/** The ranks that a value may have: the same twice where uncertainty leaves no choice. */
export interface RankRange {
  /** 1 + the number of values that are certainly better: beyond both uncertainties. */
  rank: number;
  /** The worst rank it may have: after all values that are not certainly worse. */
  to: number;
}

/** Differences below this share of a value are noise of floating point, never a better result. */
const ROUNDING = 1e-12;

/**
 * Ranks comparable values: 1 + the number of values that are better beyond both uncertainties. Without
 * uncertainty that is competition ranking (1, 2, 2, 4); values that can't be told apart share a rank.
 * An empty list gives an empty map. O(n log n).
 */
export function rankValues<Id>(values: readonly Ranked<Id>[], better: Better): Map<Id, number> {
  const ranges = rankRanges(values, better);
  return new Map(values.map(({ id }, index) => [id, ranges[index]?.rank ?? 1]));
}

/**
 * The ranks of `rankValues` in the order of the values, each with the worst that the uncertainties allow: 1, 2.5 and
 * 4, each ± 1, rank 1 to 2, 1 to 3 and 2 to 3. Equal values without uncertainty share one rank and no span.
 */
export function rankRanges(values: readonly Rankable[], better: Better): RankRange[] {
  // Seen as costs, lower is better for every metric, and one comparison serves both directions.
  const sign = better === "lower" ? 1 : -1;
  const upperEnds = ascending(values.map(({ value, halfWidth }) => sign * value + halfWidth));
  const exact = values.filter(({ halfWidth }) => halfWidth === 0).map(({ value }) => sign * value);
  const rankOf = (limit: number) => 1 + count(upperEnds, limit, false);
  if (exact.length === values.length) {
    return exact.map((cost) => {
      const rank = rankOf(lowered(cost));
      return { rank, to: rank };
    });
  }
  const lowerEnds = ascending(values.map(({ value, halfWidth }) => lowered(sign * value - halfWidth)));
  const exactEnds = ascending(exact);
  const exactLowered = ascending(exact.map(lowered));
  return values.map(({ value, halfWidth }) => {
    const upperEnd = sign * value + halfWidth;
    const limit = lowered(sign * value - halfWidth);
    const rank = rankOf(limit);
    const notWorse = count(lowerEnds, upperEnd, true);
    // Values equal beyond doubt stand beside each other, whatever their number: they make no span.
    const equal =
      halfWidth === 0 ? count(exactLowered, upperEnd, true) - count(exactEnds, limit, false) - 1 : 0;
    return { rank, to: Math.max(rank, notWorse - equal) };
  });
}

/** The end that another value must stay below to be better by more than the noise of floating point. */
function lowered(end: number): number {
  return end - Math.abs(end) * ROUNDING;
}

function ascending(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

/** How many entries of an ascending list are below the limit, or with `inclusive` at most the limit. */
function count(entries: Float64Array, limit: number, inclusive: boolean): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle] ?? Number.POSITIVE_INFINITY;
    if (entry < limit || (inclusive && entry === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Half-width of a measurement's interval, in its unit: the declared uncertainty, whatever its kind; else the
 * sample standard deviation of its repeats; else 0.
 */
export function halfWidth({ uncertainty, repeats }: Pick<Measurement, "uncertainty" | "repeats">): number {
  if (uncertainty) return uncertainty.value;
  if (!repeats || repeats.length < 2) return 0;
  const mean = arithmeticMean(repeats);
  return Math.sqrt(repeats.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (repeats.length - 1));
}

/** Arithmetic mean of at least one number. */
export function arithmeticMean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Half-width of a mean over values with independent half-widths: sqrt(sum of squares) / n. */
export function halfWidthOfMean(halfWidths: readonly number[]): number {
  return Math.sqrt(halfWidths.reduce((sum, width) => sum + width ** 2, 0)) / halfWidths.length;
}
