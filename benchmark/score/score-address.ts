import type { Axis } from "../axes";
import type { Column } from "../question";
import { type Score, weightedColumns } from "./score";
import { findPreset } from "./score-presets";

/** The parameter by which a form sends the weight of one column. */
export function weightParameter(column: Column): string {
  return `w-${column}`;
}

/** A score as pairs for `printQuery`: by the preset's name where one has these weights; none for no score. */
export function scorePairs(score: Score | null, axis: Axis): [string, string][] {
  const columns = score ? weightedColumns(score, axis) : [];
  if (!score || columns.length === 0) return [];
  const listed = columns.map((column) => `${column}:${score.weights[column]}`).join(",");
  const pairs: [string, string][] = [["weights", findPreset(score.weights, axis) ?? listed]];
  if (score.by !== "ratios") pairs.push(["score", score.by]);
  return pairs;
}
