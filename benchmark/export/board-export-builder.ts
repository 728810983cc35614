import type { Cohort } from "../board";
import type { ValueCell } from "../board-row";
import { defaultQuestion, type LeaderboardQuestion } from "../question";
import { ONE_RUN } from "../result-builder";
import type { BoardExport } from "./board-export";

/** A value of a board for tests: measured, in GB, ranked first, as far as `changes` does not say otherwise. */
export function aCell(value: number, changes: Partial<ValueCell> = {}): ValueCell {
  return { value, unit: "GB", rank: 1, origin: "measured", ...changes };
}

/** A cohort for tests: LoRA and DoRA by memory, made up, as far as `changes` does not say otherwise. */
export function aCohort(changes: Partial<Cohort> = {}): Cohort {
  return {
    family: "peft",
    modality: "language",
    task: null,
    dataset: "OpenO1-SFT",
    dataset_revision: null,
    environment: "8x NVIDIA H200",
    sources: [{ bundle: "b0", title: "A bundle for tests", url: "https://example.org/a?b=50%25" }],
    trust: { ...ONE_RUN, results: 2 },
    models: ["Qwen2.5-7B"],
    left_out: [],
    columns: { amu: { better: "lower", unit: "GB", models: ["Qwen2.5-7B"] } },
    rows: [
      { technique: "DoRA", trust: ONE_RUN, cells: { amu: aCell(30.5) } },
      { technique: "LoRA", trust: ONE_RUN, cells: { amu: aCell(40, { rank: 2 }) } },
    ],
    ...changes,
  };
}

/** A board for tests with memory as its only column, at version 13 of the data. */
export function aBoardExport(question: Partial<LeaderboardQuestion>, ...cohorts: Cohort[]): BoardExport {
  return {
    board: { question: { ...defaultQuestion("fine-tuning"), columns: ["amu"], ...question }, cohorts },
    datasetVersion: 13,
    address: "https://example.org/leaderboards/fine-tuning?columns=amu",
    notices: [],
  };
}
