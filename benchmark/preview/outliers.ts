import { type ColumnValue, columnValue, kindOf } from "../cell";
import { areComparable } from "../comparability";
import type { Column } from "../question";
import type { Result } from "../result";
import { resultKeys } from "../result-keys";

/** How far a value lies from comparable ones. */
export interface Deviation {
  /** Distance from their median in robust deviations. */
  deviations: number;
  /** Beyond three of them. */
  isOutlier: boolean;
  /** In the value's own unit. */
  median: number;
  /** How many comparable values there are. */
  among: number;
  /** Whether distances are taken between logarithms. */
  scale: "linear" | "log";
}

export const LEAST_COMPARABLE = 5;
export const MOST_DEVIATIONS = 3;
/** 1 / Φ⁻¹(3/4): makes the MAD of a normal distribution its standard deviation. */
const MAD_TO_SIGMA = 1.4826;
/** Excess below this share is noise of floating point. */
const ROUNDING = 1e-12;

/** How far a result's value lies from comparable ones, or why that can't be told. */
export type FindDeviation = (result: Result, column: Column) => Deviation | { why: string };

/**
 * Judges values against those of `published` results: of comparable ones (`areComparable`: same model, hardware and
 * workload as far as both are stated; any technique of the family), in the same unit, scope and measure. A bundle's own
 * results do not vouch for each other.
 *
 * The distance from the median in units of 1.4826 × MAD, the median absolute deviation; beyond 3 of them is an
 * outlier, the strictest of the limits in use: Leys et al., "Detecting outliers: Do not use standard deviation around
 * the mean, use absolute deviation around the median", J. Exp. Soc. Psychol. 49 (2013) 764–766. Metrics
 * that are ratios (seconds, GB, W, tokens/s) differ by factors, so that theirs are distances between logarithms,
 * which finds a value in a wrong unit on either side; percentages and qualities are taken as they are. With fewer than five comparable values, or if half of them
 * are equal, nothing is said.
 */
export function deviationsFrom(published: readonly Result[]): FindDeviation {
  const groups = new Map<string, Result[]>();
  for (const result of published) {
    if (result.notComparable !== null) continue;
    for (const key of groupKeys(result)) {
      const group = groups.get(key);
      if (group) group.push(result);
      else groups.set(key, [result]);
    }
  }
  const peers = new Map<string, readonly Result[]>();
  const peersOf = (result: Result) => {
    const keys = groupKeys(result);
    const key = JSON.stringify([keys, result.model.revision, resultKeys(result).cohort]);
    const known = peers.get(key);
    if (known) return known;
    const candidates = new Set(keys.flatMap((one) => groups.get(one) ?? []));
    const found = [...candidates].filter((other) => areComparable(result, other));
    peers.set(key, found);
    return found;
  };
  const scatters = new Map<readonly Result[], Map<string, Scatter>>();
  return (result, column) => {
    if (result.notComparable !== null) return { why: `not comparable: ${result.notComparable}` };
    const value = columnValue(result, column, []);
    if ("missing" in value) return { why: "no value" };
    const others = peersOf(result);
    const known = scatters.get(others) ?? new Map<string, Scatter>();
    scatters.set(others, known);
    const scale = isRatio(column, value) ? "log" : "linear";
    const name = JSON.stringify([column, kindOf(value), scale]);
    const scatter = known.get(name) ?? scatterOf(valuesOf(others, column, kindOf(value)), scale);
    known.set(name, scatter);
    return judge(value.value, scatter);
  };
}

/** Results that agree in none of these are of different models, families or axes. */
function groupKeys({ axis, modality, family, model, pairedModel }: Result): string[] {
  const own = JSON.stringify([axis, modality, family, "model", model.slug]);
  if (axis !== "architecture") return [own];
  return [own, JSON.stringify([axis, modality, family, "pair", pairedModel])];
}

function valuesOf(results: readonly Result[], column: Column, kind: string): number[] {
  return results.flatMap((result) => {
    const value = columnValue(result, column, []);
    return "missing" in value || kindOf(value) !== kind ? [] : [value.value];
  });
}

function isRatio(column: Column, { value, unit }: ColumnValue): boolean {
  return column !== "quality" && unit !== "%" && value > 0;
}

interface Scatter {
  among: number;
  scale: Deviation["scale"];
  /** On the scale. */
  median: number;
  deviation: number;
}

function scatterOf(values: readonly number[], wanted: Deviation["scale"]): Scatter {
  const scale = wanted === "log" && values.every((value) => value > 0) ? "log" : "linear";
  const scaled = scale === "log" ? values.map(Math.log) : values;
  const median = medianOf(scaled);
  const mad = medianOf(scaled.map((value) => Math.abs(value - median)));
  return { among: values.length, scale, median, deviation: MAD_TO_SIGMA * mad };
}

function judge(value: number, { among, scale, median, deviation }: Scatter): Deviation | { why: string } {
  if (among < LEAST_COMPARABLE) {
    const values =
      among === 1 ? "1 comparable value is" : `${among === 0 ? "no" : among} comparable values are`;
    return { why: `${values} published, and ${LEAST_COMPARABLE} are needed` };
  }
  if (deviation === 0) {
    return { why: `half of the ${among} comparable values are equal: nothing tells how far they scatter` };
  }
  const distance = Math.abs((scale === "log" ? Math.log(value) : value) - median);
  const deviations = distance / deviation;
  return {
    deviations,
    isOutlier: deviations > MOST_DEVIATIONS * (1 + ROUNDING),
    median: scale === "log" ? Math.exp(median) : median,
    among,
    scale,
  };
}

/** The middle value, or the mean of the two in the middle; 0 of no values. */
function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted[sorted.length >>> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >>> 1] ?? 0;
  return (lower + upper) / 2;
}
