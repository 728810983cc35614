import type { Axis } from "@/benchmark/axes";
import { coreMetrics, metric, SUPPLEMENTARY_METRICS } from "@/benchmark/metrics";
import type { Column, LeaderboardQuestion } from "@/benchmark/question";
import { type Score, type ScoreBasis, scoreLabel, weightedColumns } from "@/benchmark/score/score";
import { weightParameter } from "@/benchmark/score/score-address";
import {
  COMPRESSION_REASON,
  findPreset,
  leavesOutCompression,
  PRESET_KEYS,
  PRESETS,
  PRESETS_REASON,
  presetWeights,
} from "@/benchmark/score/score-presets";

/** The weight of one metric, as a form shows and sends it. */
export interface WeightContent {
  parameter: string;
  label: string;
  /** The metric's full name and direction. */
  name: string;
  weight: number;
}

/** What the score panel draws. */
export interface ScorePanelContent {
  by: ScoreBasis;
  /** What is scored by now; null: nothing. */
  current: string | null;
  core: WeightContent[];
  supplementary: WeightContent[];
  presets: { label: string; text: string; href: string; current: boolean }[];
  presetsText: string;
  /** The address without a score; null where there is none. */
  removeHref: string | null;
}

/** Lays out a question's score to be changed; `print` gives the address of the same question with another score. */
export function scorePanelContent(
  { axis, score }: Pick<LeaderboardQuestion, "axis" | "score">,
  print: (score: Score | null) => string,
): ScorePanelContent {
  const preset = score && findPreset(score.weights, axis);
  const by = score?.by ?? "ratios";
  const weightOf = (column: Column): WeightContent => ({
    parameter: weightParameter(column),
    ...columnName(column),
    weight: score?.weights[column] ?? 0,
  });
  return {
    by,
    current: score && (preset ? PRESETS[preset].label : weightsText(score, axis)),
    core: ["quality" as const, ...coreMetrics(axis)].map(weightOf),
    supplementary: SUPPLEMENTARY_METRICS.map(weightOf),
    presets: PRESET_KEYS.map((key) => ({
      label: PRESETS[key].label,
      text: PRESETS[key].text,
      href: print({ by, weights: presetWeights(key, axis) }),
      current: key === preset,
    })),
    presetsText: leavesOutCompression(axis) ? `${PRESETS_REASON} ${COMPRESSION_REASON}` : PRESETS_REASON,
    removeHref: score && print(null),
  };
}

function columnName(column: Column): { label: string; name: string } {
  if (column === "quality") return { label: "Quality", name: "each board’s own measure" };
  const { label, name, better } = metric(column);
  return { label, name: name === label ? `${better} is better` : `${name}, ${better} is better` };
}

/** "quality 3, AMU 1" */
function weightsText(score: Score, axis: Axis): string {
  return weightedColumns(score, axis)
    .map((column) => `${scoreLabel(column)} ${score.weights[column]}`)
    .join(", ");
}
