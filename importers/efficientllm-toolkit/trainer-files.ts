import { z } from "zod";
import { isObject } from "../lm-eval/document";
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

/** What one of the trainer's files says. */
export interface TrainerDocument {
  file: SourceFile;
  /** A state or a log, made for going on; the others are made for reading and come first. */
  isState: boolean;
  told: Omit<TrainerRun, "folder" | "paths">;
}

/** Reads one of the trainer's files; null where it says nothing of a training. */
export function readTrainerFile({ file, text }: ReadFile): TrainerDocument | null {
  const values = readLooseJson(text)?.values ?? [];
  // A log of progress is the history of a run, a line a step.
  const parsed = TrainerFile.safeParse(values.length > 1 ? { log_history: values } : values[0]);
  if (!parsed.success) return null;
  const { train_loss, eval_loss, train_runtime, log_history, current_steps } = parsed.data;
  const stated = [train_loss, eval_loss, train_runtime, log_history, current_steps];
  if (stated.every((one) => one === undefined)) return null;
  const isState = log_history !== undefined || current_steps !== undefined;
  return { file, isState, told: toldBy(parsed.data, file.path) };
}

/** Joins the trainer's files of each folder. */
export function trainerRuns(documents: readonly TrainerDocument[]): TrainerRun[] {
  const runs = new Map<string, TrainerRun>();
  for (const { file, told } of documents.toSorted((a, b) => Number(a.isState) - Number(b.isState))) {
    const folder = folderOf(file);
    const run = runs.get(folder) ?? { folder, paths: [] };
    runs.set(folder, { ...told, ...run, paths: [...run.paths, file.path] });
  }
  return [...runs.values()];
}

function toldBy(document: z.infer<typeof TrainerFile>, path: string): TrainerDocument["told"] {
  const { log_history: history = [], global_step: step } = document;
  // A value that the row it belongs to lacks is not that of an earlier row.
  const lastRow = (isOfIt: (key: string) => boolean) =>
    HistoryRow.safeParse(history.findLast((row) => isObject(row) && Object.keys(row).some(isOfIt))).data;
  const closing = lastRow((key) => key.startsWith("train_"));
  const evaluation = lastRow((key) => key.startsWith("eval_"));
  const last = (key: "train_loss" | "train_runtime" | "train_samples_per_second" | "eval_loss") => {
    const stated = document[key] ?? (key === "eval_loss" ? evaluation : closing)?.[key];
    return stated !== undefined && stated > 0 ? { value: stated, path } : undefined;
  };
  const told = {
    trainLoss: last("train_loss"),
    evalLoss: last("eval_loss"),
    runTime: last("train_runtime"),
    samplesPerSecond: last("train_samples_per_second"),
    steps: step !== undefined && Number.isInteger(step) && step > 0 ? step : undefined,
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}
