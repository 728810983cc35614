import type { Reading, ReadScore, ReadValue } from "../reading";
import type { PeftRun } from "./run-file";

/** Memory in bytes and times in seconds, as they were logged; one accelerator is all there is. */
export function readMetrics({ train_info: info }: PeftRun, path: string): Reading["metrics"] {
  const reserved = info.accelerator_memory_reserved_avg ?? info.cuda_memory_reserved_avg;
  const most = info.accelerator_memory_max ?? info.cuda_memory_max;
  const value = (number: number | undefined, more: Pick<ReadValue, "unit" | "scope" | "note">) =>
    number === 0
      ? { missing: "not_measured" as const, note: "It is 0 in the file." }
      : number !== undefined && { value: number, ...more, path };
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
      note: "Without the validations during training; the test at its end is included.",
    }),
    throughput: value(tokensPerSecond(info.metrics), {
      unit: "tokens/s",
      scope: "total",
      note: "Over all intervals of the training, without the validations between them.",
    }),
    size: value(info.file_size, { unit: "B", note: "Size of the stored adapter or checkpoint." }),
  };
  return Object.fromEntries(Object.entries(values).filter(([, found]) => found !== false));
}

/** Tokens of all intervals over their time. The rate stands in each interval's row; rows without it are no interval. */
function tokensPerSecond(rows: PeftRun["train_info"]["metrics"]): number | undefined {
  let tokens = 0;
  let seconds = 0;
  for (const row of rows) {
    const [rate, time] = [row["tokens / sec"], row["train time"]];
    if (typeof rate !== "number" || typeof time !== "number" || !(rate > 0 && time > 0)) continue;
    tokens += rate * time;
    seconds += time;
  }
  const speed = tokens / seconds;
  return seconds > 0 && speed <= 1e100 ? speed : undefined;
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

/** The last number under a key of the log. */
function last(rows: PeftRun["train_info"]["metrics"], key: string): number | null {
  const value = rows.findLast((row) => typeof row[key] === "number")?.[key];
  return typeof value === "number" && Math.abs(value) <= 1e100 ? value : null;
}
