import type { Reading, ReadScore, ReadValue } from "../reading";
import type { PeftRun } from "./run-file";

/**
 * Memory in bytes and times in seconds, as they were logged; one accelerator is all there is. The comparison's time has
 * the test at the end in it, so that its tokens a second times this time are more than its tokens: a result that held
 * both would contradict itself. The time is what the comparison reports, and the seed's bundles hold; the rate of the
 * steps alone stands in its note.
 */
export function readMetrics({ train_info: info }: PeftRun, path: string): Reading["metrics"] {
  const reserved = info.accelerator_memory_reserved_avg ?? info.cuda_memory_reserved_avg;
  const most = info.accelerator_memory_max ?? info.cuda_memory_max;
  const value = (number: number | undefined, more: Pick<ReadValue, "unit" | "scope" | "note">) =>
    number === 0
      ? { missing: "not_measured" as const, note: "It is 0 in the file." }
      : number !== undefined && { value: number, ...more, path };
  const intervals = intervalsOf(info.metrics);
  const values = {
    amu: value(reserved, {
      unit: "B",
      scope: "total",
      note: "Mean memory reserved by PyTorch's caching allocator.",
    }),
    peak_memory: value(most, {
      unit: "B",
      scope: "total",
      note: "Largest memory reserved by PyTorch's caching allocator.",
    }),
    train_time: value(info.train_time, {
      unit: "s",
      note: `Without the validations during training; the test at its end is included.${stepsAlone(intervals)}`,
    }),
    size: value(info.file_size, { unit: "B", note: "Size of the stored adapter or checkpoint." }),
  };
  return Object.fromEntries(Object.entries(values).filter(([, found]) => found !== false));
}

interface Intervals {
  /** Of the steps alone; 0 where not all intervals say theirs. */
  seconds: number;
  tokensPerSecond?: number;
}

/** Tokens of all intervals, which are all rows but the test's, over their time. An interval that lacks its rate or its time leaves no mean of all. */
function intervalsOf(rows: PeftRun["train_info"]["metrics"]): Intervals {
  const intervals = rows
    .filter((row) => !Object.keys(row).some((key) => key.startsWith("test ")))
    .map((row) => ({ rate: positive(row["tokens / sec"]), seconds: positive(row["train time"]) }));
  const seconds = intervals.reduce((sum, interval) => sum + interval.seconds, 0);
  const tokens = intervals.reduce((sum, interval) => sum + interval.rate * interval.seconds, 0);
  const tokensPerSecond = tokens / seconds;
  return {
    seconds: Number.isNaN(seconds) ? 0 : seconds,
    ...(tokensPerSecond > 0 && tokensPerSecond <= 1e100 && { tokensPerSecond }),
  };
}

function positive(value: unknown): number {
  return typeof value === "number" && value > 0 ? value : Number.NaN;
}

function stepsAlone({ seconds, tokensPerSecond }: Intervals): string {
  if (!(seconds > 0)) return "";
  const rate = tokensPerSecond === undefined ? "" : `, at ${Number(tokensPerSecond.toPrecision(4))} tokens/s`;
  return ` The steps of the training alone took ${Number(seconds.toPrecision(4))} s${rate}.`;
}

/** The last loss of the training and the score of the test at its end. */
export function readScores({ train_info, run_info }: PeftRun, path: string): ReadScore[] {
  const score = (key: string, score: Omit<ReadScore, "value" | "path">): ReadScore[] => {
    const value = last(train_info.metrics, key);
    return value === null || (score.metric === "accuracy" && (value < 0 || value > 1))
      ? []
      : [{ ...score, value, path }];
  };
  const dataset = run_info.train_config.dataset_id ?? "MetaMathQA";
  return [
    ...score("train loss", {
      task: dataset,
      metric: "training loss",
      better: "lower",
      note: "Mean over the last steps of the run.",
    }),
    ...score("test accuracy", {
      task: "GSM8K",
      metric: "accuracy",
      better: "higher",
      note: "On the whole test set of GSM8K.",
    }),
    ...score("test dino_similarity", {
      task: dataset,
      metric: "DINO similarity",
      better: "higher",
      note: "Cosine similarity of DINOv2 embeddings of generated and of held-out images.",
    }),
  ];
}

/** What the rows of the last step say under a key, the last first. What they lack is not that of an earlier step. */
function last(rows: PeftRun["train_info"]["metrics"], key: string): number | null {
  const end = rows.at(-1);
  const value = rows.findLast((row) => key in row && (row === end || row.step === end?.step))?.[key];
  return typeof value === "number" && Math.abs(value) <= 1e100 ? value : null;
}
