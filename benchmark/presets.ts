import type { Axis } from "./axes";
import { defaultQuestion, type LeaderboardQuestion } from "./question";

/** A ready-made question: what many readers come for, one click away. */
export interface Preset {
  title: string;
  question: LeaderboardQuestion;
}

type Change = Partial<LeaderboardQuestion>;

const OF_EVERY_AXIS: readonly (readonly [title: string, change: Change])[] = [
  ["Each technique against its baseline", { show: "deltas" }],
  ["Complete rows as a heatmap", { complete: true, heat: true }],
  ["Smallest memory first", { sort: { key: "amu", reversed: false } }],
  ["Least power first", { sort: { key: "aec", reversed: false } }],
];

const OF_AXIS: Readonly<Record<Axis, readonly (readonly [title: string, change: Change])[]>> = {
  architecture: [
    ["Attention variants against MHA, else GQA", { family: ["attention"], show: "deltas" }],
    ["Mixtures of experts by configuration", { family: ["moe"], level: "runs" }],
  ],
  "fine-tuning": [
    ["Methods for models of 1 to 4 billion parameters", { scale: ["1b-4b"], modality: ["language"] }],
    ["Methods for models of 10 to 40 billion parameters", { scale: ["10b-40b"], modality: ["language"] }],
  ],
  inference: [
    ["int4 against bfloat16, model by model", { technique: ["int4"], level: "runs", show: "deltas" }],
    ["Precisions at 10 to 40 billion parameters", { scale: ["10b-40b"] }],
  ],
};

/** The ready-made questions of an axis. */
export function presets(axis: Axis): Preset[] {
  return [...OF_AXIS[axis], ...OF_EVERY_AXIS].map(([title, change]) => ({
    title,
    question: { ...defaultQuestion(axis), ...change },
  }));
}
