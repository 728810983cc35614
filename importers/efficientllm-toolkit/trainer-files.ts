import { z } from "zod";
import { readLooseJson } from "../loose-json";
import { folderOf, type SourceFile } from "../source-file";
import { configurationFolder } from "./file-kind";
import type { ReadFile } from "./run-file";

const number = z
  .number()
  .optional()
  .catch(undefined)
  .transform((value) => (value !== undefined && Number.isFinite(value) ? value : undefined));

/** What `train_results.json`, `eval_results.json`, `all_results.json` and `trainer_state.json` say of a run. */
const TrainerFile = z.looseObject({
  train_loss: number,
  train_runtime: number,
  train_samples_per_second: number,
  eval_loss: number,
  global_step: number,
  current_steps: number,
  log_history: z.array(z.unknown()).optional().catch(undefined),
});
const HistoryRow = z.looseObject({
  train_loss: number,
  train_runtime: number,
  train_samples_per_second: number,
  eval_loss: number,
});

export interface Trained {
  value: number;
  path: string;
}

/** The trainer's files of one run. */
export interface TrainerRun {
  folder: string;
  paths: string[];
  trainLoss?: Trained | undefined;
  evalLoss?: Trained | undefined;
  /** s */
  runTime?: Trained | undefined;
  samplesPerSecond?: Trained | undefined;
  steps?: number;
}

/** Whether a file is the state of a checkpoint of a run, not of its end. */
export function isOfCheckpoint(file: SourceFile): boolean {
  return configurationFolder(file) !== folderOf(file);
}

/** Joins the trainer's files of each folder; a file that gives nothing is in no run. */
export function trainerRuns(files: readonly ReadFile[]): TrainerRun[] {
  const runs = new Map<string, TrainerRun>();
  // The short files first: they are made for reading, the state for going on.
  const ordered = [...files].sort((a, b) => Number(isState(a)) - Number(isState(b)));
  for (const one of ordered) {
    const values = readLooseJson(one.text)?.values ?? [];
    const run = runs.get(folderOf(one.file)) ?? { folder: folderOf(one.file), paths: [] };
    const before = JSON.stringify({ ...run, paths: [] });
    for (const value of values) take(run, value, one.file.path);
    const told = before !== JSON.stringify({ ...run, paths: [] });
    if (told || isComplete(values)) run.paths.push(one.file.path);
    runs.set(run.folder, run);
  }
  return [...runs.values()].filter(({ paths }) => paths.length > 0);
}

function isState({ text }: ReadFile): boolean {
  return text.includes('"log_history"') || text.includes('"current_steps"');
}

/** Whether it is one of the trainer's documents, be it that the others said all of it before. */
function isComplete(values: readonly unknown[]): boolean {
  return values.some((value) => {
    const parsed = TrainerFile.safeParse(value);
    if (!parsed.success) return false;
    const { train_loss, eval_loss, train_runtime, log_history, current_steps } = parsed.data;
    return [train_loss, eval_loss, train_runtime, log_history, current_steps].some(
      (one) => one !== undefined,
    );
  });
}

function take(run: TrainerRun, value: unknown, path: string): void {
  const parsed = TrainerFile.safeParse(value);
  if (!parsed.success) return;
  const { log_history: history = [], global_step: step } = parsed.data;
  const rows = history.flatMap((row) => {
    const read = HistoryRow.safeParse(row);
    return read.success ? [read.data] : [];
  });
  const last = (key: "train_loss" | "train_runtime" | "train_samples_per_second" | "eval_loss") => {
    const stated = parsed.data[key] ?? rows.findLast((row) => row[key] !== undefined)?.[key];
    return stated !== undefined && stated > 0 ? { value: stated, path } : undefined;
  };
  run.trainLoss ??= last("train_loss");
  run.evalLoss ??= last("eval_loss");
  run.runTime ??= last("train_runtime");
  run.samplesPerSecond ??= last("train_samples_per_second");
  if (step !== undefined && Number.isInteger(step) && step > 0) run.steps ??= step;
}
