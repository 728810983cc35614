import { ORIGINS, type Origin, SCOPES, type Scope, weakestOrigin } from "./axes";
import type { MissingCell } from "./board-row";
import type { QualityScore } from "./bundle";
import { derivedEnergyPerToken } from "./derived-energy";
import { formatNumber } from "./format";
import { type Better, metric } from "./metrics";
import { boardQuality } from "./quality";
import type { Column } from "./question";
import { arithmeticMean, halfWidth, halfWidthOfMean, type RankRange, rankRanges } from "./ranking";
import type { Result } from "./result";
import { compareText } from "./techniques";

/** One result's value in one column, ready to be compared. */
export interface ColumnValue {
  value: number;
  unit: string;
  better: Better;
  halfWidth: number;
  origin: Origin;
  scope: Scope | null;
  /** What a quality was measured as; null for a metric. */
  measure: string | null;
  reference: string | null;
  note: string | null;
  doubt: string | null;
  /** Results that it is taken from: its own, or those it is the mean of. */
  results: readonly string[];
}

/** Values by result and column. Results never change, and a browser asks for the same ones at every filter. */
const VALUES = new WeakMap<Result, Partial<Record<Column, ColumnValue | MissingCell>>>();

/** A result's value in a column, or why there is none. `origins`: those a reader wants to see; empty means all. */
export function columnValue(
  result: Result,
  column: Column,
  origins: readonly Origin[],
): ColumnValue | MissingCell {
  const value = knownValue(result, column);
  if ("missing" in value || origins.length === 0 || origins.includes(value.origin)) return value;
  return { missing: `hidden: ${ORIGINS[value.origin].title.toLowerCase()}` };
}

function knownValue(result: Result, column: Column): ColumnValue | MissingCell {
  let values = VALUES.get(result);
  if (!values) {
    values = {};
    VALUES.set(result, values);
  }
  const known = values[column];
  if (known) return known;
  const value = column === "quality" ? qualityValue(result) : metricValue(result, column);
  values[column] = value;
  return value;
}

function metricValue(result: Result, column: Exclude<Column, "quality">): ColumnValue | MissingCell {
  const measurement = result.measurements[column];
  if (!measurement) {
    const derived = column === "energy_per_token" ? derivedEnergyPerToken(result) : null;
    return derived ?? { missing: "not_reported" };
  }
  if ("missing" in measurement) {
    return { missing: measurement.missing, ...(measurement.note === null ? {} : { note: measurement.note }) };
  }
  const { value, unit, origin, scope, reference, note, doubt } = measurement;
  return {
    value,
    unit,
    better: metric(column).better,
    halfWidth: halfWidth(measurement),
    origin,
    scope,
    measure: null,
    reference,
    note,
    doubt,
    results: [result.id],
  };
}

function qualityValue(result: Result): ColumnValue | MissingCell {
  const quality = boardQuality(result.axis, result.quality, result.workload.tasks ?? null);
  if (typeof quality === "string") {
    return { missing: quality, ...(result.quality.length > 0 ? { note: scoreList(result.quality) } : {}) };
  }
  const { scores } = quality;
  const others = result.quality.filter((score) => !scores.includes(score));
  return {
    value: quality.value,
    unit: quality.unit,
    better: quality.better,
    measure: quality.measure,
    halfWidth: halfWidthOfMean(scores.map(({ uncertainty, stderr }) => uncertainty?.value ?? stderr ?? 0)),
    origin: weakestOrigin(scores.map(({ origin }) => origin)),
    scope: null,
    reference: together(
      scores.map(({ reference }) => reference),
      "; ",
    ),
    note: together([
      scores.length > 1
        ? `computed here, the mean of ${scores.length} task scores: ${scoreList(scores)}`
        : null,
      others.length > 0 ? `also measured: ${scoreList(others)}` : null,
      ...scores.map(({ note }) => note),
    ]),
    doubt: together(scores.map(({ doubt }) => doubt)),
    results: [result.id],
  };
}

/** Scores in one line: "MATH 0.17, GPQA 0.269"; a measure other than accuracy is named. */
function scoreList(scores: readonly QualityScore[]): string {
  return scores
    .map(({ task, metric: measure, value }) => {
      const name = measure === "accuracy" ? task : `${measure} on ${task}`;
      return `${name} ${formatNumber(value)}`;
    })
    .join(", ");
}

/** The arithmetic mean of comparable values, as weak as the weakest of them. At least one value. */
export function meanValue(values: readonly [ColumnValue, ...ColumnValue[]]): ColumnValue {
  const [first] = values;
  if (values.length === 1) return first;
  return {
    ...first,
    value: arithmeticMean(values.map(({ value }) => value)),
    halfWidth: halfWidthOfMean(values.map((value) => value.halfWidth)),
    origin: weakestOrigin(values.map(({ origin }) => origin)),
    reference: together(
      values.map(({ reference }) => reference),
      "; ",
    ),
    note: together(values.map(({ note }) => note)),
    doubt: together(values.map(({ doubt }) => doubt)),
    results: values.flatMap(({ results }) => results),
  };
}

/** Different texts in the order they first come, one a line unless told otherwise; null if there is none. */
function together(texts: readonly (string | null | undefined)[], between = "\n"): string | null {
  const said = texts.filter((text) => text !== null && text !== undefined);
  return said.length > 0 ? [...new Set(said)].join(between) : null;
}

/**
 * Values compare only where unit, scope, measure and direction agree. The kind that most of the values have is the
 * one that is ranked (of several, the first by name); null for no values.
 */
export function rankedKind(values: readonly ColumnValue[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) {
    const kind = kindOf(value);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([a, n], [b, m]) => m - n || compareText(a, b));
  return most?.[0] ?? null;
}

/** The kind that was asked for last: the values of a column mostly are of one. */
let lastKind: (Pick<ColumnValue, "unit" | "scope" | "measure" | "better"> & { text: string }) | null = null;

/** What must be equal for two values to compare, as one text. */
export function kindOf({ unit, scope, measure, better }: ColumnValue): string {
  if (
    lastKind?.unit === unit &&
    lastKind.scope === scope &&
    lastKind.measure === measure &&
    lastKind.better === better
  ) {
    return lastKind.text;
  }
  const text = JSON.stringify([unit, scope, measure, better]);
  lastKind = { unit, scope, measure, better, text };
  return text;
}

/** The first reason why a value can't be compared with values of another kind; `others` says what those are. */
export function kindReason(own: ColumnValue, other: ColumnValue, others = "the ranked values"): string {
  const [first = "of one kind"] = kindReasons(own, other, others);
  return first;
}

/** Every reason why two values can't be compared; none for two of one kind. */
export function kindReasons(own: ColumnValue, other: ColumnValue, others: string): string[] {
  return [
    own.measure === other.measure ? null : `measured as ${own.measure}, ${others} as ${other.measure}`,
    own.unit === other.unit ? null : `in ${own.unit}, ${others} in ${other.unit}`,
    own.scope === other.scope ? null : `${say(own.scope)}, ${others} ${say(other.scope)}`,
    own.better === other.better ? null : `${own.better} is better, for ${others} ${other.better}`,
  ].filter((reason) => reason !== null);
}

function say(scope: Scope | null): string {
  return scope ? SCOPES[scope].title : "of a scope that is not stated";
}

/** Ranks of values that all are of one kind, by id. */
export function rankKind<Id>(values: readonly (readonly [Id, ColumnValue])[]): Map<Id, RankRange> {
  const ranges = rankAlike(values.map(([, value]) => value));
  return new Map(
    values.flatMap(([id], index) => {
      const range = ranges[index];
      return range ? [[id, range] as const] : [];
    }),
  );
}

/** Ranks of values that all are of one kind, in their order. */
export function rankAlike(values: readonly ColumnValue[]): RankRange[] {
  const [first] = values;
  return first ? rankRanges(values, first.better) : [];
}
