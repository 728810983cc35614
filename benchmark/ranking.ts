import type { Better } from "./metrics";
import type { Measurement } from "./result";

export interface Ranked<Id> {
  id: Id;
  value: number;
  /** Half-width of the interval the value stands for, in its unit; 0 where no uncertainty is declared. */
  halfWidth: number;
}

/** Differences below this share of a value are noise of floating point, never a better result. */
const ROUNDING = 1e-12;

/**
 * Ranks comparable values: 1 + the number of values that are better beyond both uncertainties. Without
 * uncertainty that is competition ranking (1, 2, 2, 4); values that can't be told apart share a rank.
 * An empty list gives an empty map. O(n log n).
 */
export function rankValues<Id>(values: readonly Ranked<Id>[], better: Better): Map<Id, number> {
  // Seen as costs, lower is better for every metric, and one comparison serves both directions.
  const sign = better === "lower" ? 1 : -1;
  const upperEnds = values.map(({ value, halfWidth }) => sign * value + halfWidth).sort((a, b) => a - b);
  return new Map(
    values.map(({ id, value, halfWidth }) => {
      const lowerEnd = sign * value - halfWidth;
      return [id, 1 + countBelow(upperEnds, lowerEnd - Math.abs(lowerEnd) * ROUNDING)];
    }),
  );
}

/** How many entries of an ascending list are below the limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Number.POSITIVE_INFINITY) < limit) low = middle + 1;
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
