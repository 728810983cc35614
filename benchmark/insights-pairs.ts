import { type ColumnValue, columnValue } from "./cell";
import { compareSetups } from "./comparability";
import { type Delta, findDelta } from "./deltas";
import { isEstimate } from "./estimates";
import { metric } from "./metrics";
import { QUALITY_MEASURES } from "./quality";
import type { Column } from "./question";
import type { Result } from "./result";

/** A result with the comparable one that it names as its baseline. */
export interface InsightPair {
  own: Result;
  baseline: Result;
}

/** Each result of a technique with the baseline it names, if that is of the other technique and comparable. */
export function pairsOf(
  results: readonly Result[],
  family: string,
  technique: string,
  against: string,
): InsightPair[] {
  const byId = new Map(results.map((result) => [result.id, result]));
  return results.flatMap((own) => {
    const baseline = byId.get(own.baseline ?? "");
    if (own.family !== family || own.technique !== technique || baseline?.technique !== against) return [];
    return "whys" in compareSetups(own, baseline) ? [] : [{ own, baseline }];
  });
}

/** A value that a finding may rest on; null where there is none, or only an estimate. */
export function measured(result: Result, column: Column): ColumnValue | null {
  const value = columnValue(result, column, []);
  return "missing" in value || isEstimate(value) ? null : value;
}

/** The change of a column in a pair; null where one side has no value. */
export function changeIn(column: Column, { own, baseline }: InsightPair): Delta | null {
  const [value, base] = [measured(own, column), measured(baseline, column)];
  if (!value || !base) return null;
  const delta = findDelta(column, value, base);
  return typeof delta === "string" ? null : delta;
}

/** A column within a sentence: "average latency", "perplexity". AEC is power, whatever its name says. */
export function columnWords(column: Column, measure: string | null | undefined): string {
  if (column === "aec") return "mean power (AEC)";
  if (column !== "quality") return metric(column).name.toLowerCase();
  return (QUALITY_MEASURES[measure ?? ""]?.label ?? measure ?? "quality").toLowerCase();
}

/** "A", "A and B", "A, B and C"; "none" for nothing. */
export function listNames(names: readonly string[]): string {
  if (names.length === 0) return "none";
  if (names.length === 1) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
