import { type ColumnValue, kindOf, kindReason } from "./cell";
import type { Better } from "./metrics";
import type { Column } from "./question";

/** `same`: no difference at all; `unclear`: one that is no larger than its uncertainty. */
export type Verdict = "better" | "worse" | "same" | "unclear";

/** How far a value is from its baseline. */
export interface Delta {
  /** With the sign of the difference itself: a saving of a cost is negative. */
  value: number;
  /** `%` of the baseline, `points` of a score, or the unit of the measure. */
  unit: string;
  /** Half-width of its interval, in its unit, from the half-widths of both values; 0 where none is declared. */
  halfWidth: number;
  verdict: Verdict;
}

/** Differences below this share of the values are noise of floating point. */
const ROUNDING = 1e-12;
const POINTS_PER_SCORE = 100;

/**
 * The change of a value against its baseline's: (value − baseline) / |baseline| in per cent for metrics, in points
 * (hundredths) for qualities that are scores from 0 to 1, as a difference in their own unit for other qualities.
 * The interval holds every change between the two values' intervals, to first order: its half-width is u/|b| + |v|·w/b²
 * for a ratio, u + w for a difference. So a change is uncertain just where ranks can't tell the two values apart. A string says why there is no change: values of different kinds, or a baseline of 0.
 */
export function findDelta(column: Column, own: ColumnValue, baseline: ColumnValue): Delta | string {
  if (kindOf(own) !== kindOf(baseline)) return kindReason(own, baseline, "the baseline");
  const difference = own.value - baseline.value;
  const change =
    column === "quality"
      ? differenceOf(own, baseline)
      : baseline.value === 0
        ? null
        : percentOf(own, baseline);
  if (change === null) return "the baseline is 0, of which nothing is a percentage";
  if (!Number.isFinite(change.value)) return "the baseline is too close to 0 for a percentage of it";
  const noise = ROUNDING * Math.max(Math.abs(own.value), Math.abs(baseline.value));
  const { value, unit, halfWidth } = change;
  const doubtful = own.halfWidth + baseline.halfWidth;
  return { value, unit, halfWidth, verdict: verdictOf(difference, noise, doubtful, own.better) };
}

function percentOf(own: ColumnValue, { value: base, halfWidth }: ColumnValue): Omit<Delta, "verdict"> {
  return {
    value: (100 * (own.value - base)) / Math.abs(base),
    unit: "%",
    halfWidth: 100 * (own.halfWidth / Math.abs(base) + (Math.abs(own.value) * halfWidth) / base ** 2),
  };
}

function differenceOf(own: ColumnValue, baseline: ColumnValue): Omit<Delta, "verdict"> {
  const isScore = own.unit === "score";
  const factor = isScore ? POINTS_PER_SCORE : 1;
  return {
    value: factor * (own.value - baseline.value),
    unit: isScore ? "points" : own.unit,
    halfWidth: factor * (own.halfWidth + baseline.halfWidth),
  };
}

function verdictOf(difference: number, noise: number, doubtful: number, better: Better): Verdict {
  if (Math.abs(difference) <= noise) return "same";
  if (Math.abs(difference) <= doubtful) return "unclear";
  return difference < 0 === (better === "lower") ? "better" : "worse";
}
