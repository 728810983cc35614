import { z } from "zod";
import { LIMITS } from "@/benchmark/bundle";
import { QUALITY_MEASURES } from "@/benchmark/quality";
import type { Reading, ReadScore } from "../reading";

const numbers = z.record(z.string(), z.unknown());

/** `trainer_state.json`: what of it is read. */
export const TrainerState = z.looseObject({
  log_history: z.array(numbers.catch({})),
  global_step: z.number().int().positive().max(2_147_483_647).optional().catch(undefined),
  num_input_tokens_seen: z.number().optional().catch(undefined),
});
export type TrainerState = z.infer<typeof TrainerState>;

/** A row of values and where it stands: a results file, or the closing row of a log. */
export interface ValueRow {
  path: string;
  values: Record<string, unknown>;
}

/** The rows of a log that close training and the last evaluation. Without the former, training had not ended. */
export function closingRows(
  state: TrainerState,
  path: string,
): { training: ValueRow | null; evaluation: ValueRow | null } {
  const training = state.log_history.findLast((row) => typeof row.train_runtime === "number");
  const tokens = state.num_input_tokens_seen;
  const evaluation = lastEvaluation(state);
  return {
    training: training
      ? { path, values: { ...(tokens !== undefined && { num_input_tokens_seen: tokens }), ...training } }
      : null,
    evaluation: evaluation && { path, values: evaluation },
  };
}

/** The last evaluation, of each data set a row at the same step. A loss that it lacks is not that of an earlier one. */
function lastEvaluation({ log_history: rows }: TrainerState): Record<string, unknown> | null {
  const evaluations = rows.filter((row) => Object.keys(row).some((key) => key.startsWith("eval_")));
  const last = evaluations.at(-1);
  if (!last) return null;
  const together = evaluations.filter(
    (row) => row === last || (row.step !== undefined && row.step === last.step),
  );
  return Object.assign({}, ...together.map(onlyEvaluation));
}

function onlyEvaluation(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key.startsWith("eval_")));
}

interface Found {
  value: number;
  path: string;
}

/** The first row that has a number there. */
export function find(rows: readonly ValueRow[], key: string): Found | null {
  for (const { path, values } of rows) {
    const value = Object.hasOwn(values, key) ? values[key] : undefined;
    if (typeof value === "number" && Math.abs(value) <= LIMITS.magnitude) return { value, path };
  }
  return null;
}

/** Times and speeds of a whole job, all of its accelerators together. Zero stands for what was not measured. */
export function trainerMetrics(
  rows: readonly ValueRow[],
): Pick<Reading, "metrics" | "notes"> & { tokens: number | null } {
  const metrics: Reading["metrics"] = {};
  const notes: string[] = [];
  const runtime = find(rows, "train_runtime");
  const samples = find(rows, "train_samples_per_second");
  const tokens = find(rows, "num_input_tokens_seen");
  const flos = find(rows, "total_flos");
  if (runtime) {
    metrics.train_time =
      runtime.value > 0
        ? {
            ...runtime,
            unit: "s",
            note: "train_runtime: the whole training, with the evaluations and checkpoints during it.",
          }
        : { missing: "not_measured", note: "train_runtime is 0." };
  }
  const tokensPerSecond = (tokens?.value ?? 0) / (runtime?.value ?? 0);
  if (tokens && tokensPerSecond > 0 && tokensPerSecond <= LIMITS.magnitude) {
    const perSample =
      samples && samples.value > 0 ? ` The Trainer's own figure: ${samples.value} samples/s.` : "";
    metrics.throughput = {
      value: tokensPerSecond,
      unit: "tokens/s",
      scope: "total",
      path: tokens.path,
      note: `num_input_tokens_seen over train_runtime: input tokens of the whole job.${perSample}`,
    };
  } else if (samples) {
    metrics.throughput =
      samples.value > 0
        ? {
            ...samples,
            unit: "samples/s",
            scope: "total",
            note: "train_samples_per_second: of the whole job.",
          }
        : { missing: "not_measured", note: "train_samples_per_second is 0." };
  }
  if (flos?.value === 0)
    metrics.pcu = { missing: "not_measured", note: "total_flos is 0: operations were not counted." };
  const times = new Set(
    rows.flatMap(({ values }) => (typeof values.train_runtime === "number" ? [values.train_runtime] : [])),
  );
  if (runtime && times.size > 1) {
    notes.push(
      `The files of this folder give ${times.size} different run times, so they may be of several runs; ${runtime.value} s is taken.`,
    );
  }
  return { metrics, notes, tokens: tokens && tokens.value > 0 ? tokens.value : null };
}

const ZERO_LOSS = "A mean loss of exactly 0: it may stand for none.";

/** Scores that the Trainer documents by direction and size. Percentages and fractions of other names are not told apart. */
export function trainerScores(rows: readonly ValueRow[]): ReadScore[] {
  const samples = find(rows, "eval_samples")?.value;
  const evaluated =
    samples && Number.isInteger(samples) && samples > 0 && samples < 2 ** 31 ? { samples } : {};
  const score = (
    key: string,
    task: string,
    metric: string,
    better: ReadScore["better"],
    more = {},
  ): ReadScore[] => {
    const found = find(rows, key);
    const [least, most] = QUALITY_MEASURES[metric]?.range ?? [-LIMITS.magnitude, LIMITS.magnitude];
    return found && found.value >= least && found.value <= most
      ? [{ task, metric, better, ...found, ...more }]
      : [];
  };
  // A dry run, or one that broke before its first step, writes zeros throughout.
  const trained = find(rows, "train_runtime")?.value !== 0;
  const lossDoubt = find(rows, "train_loss")?.value === 0 && { doubt: ZERO_LOSS };
  return [
    ...(trained
      ? score("train_loss", "training", "training loss", "lower", {
          note: "Mean over all steps of the training.",
          ...lossDoubt,
        })
      : []),
    ...score("eval_loss", "validation", "validation loss", "lower", evaluated),
    ...namedEvaluations(rows).flatMap((name) => score(`eval_${name}_loss`, name, "validation loss", "lower")),
    ...score("perplexity", "validation", "perplexity", "lower", evaluated),
    ...score("eval_accuracy", "validation", "accuracy", "higher", evaluated),
  ];
}

/** Names of data sets, where several are evaluated: `eval_<name>_loss`. */
function namedEvaluations(rows: readonly ValueRow[]): string[] {
  const names = rows.flatMap(({ values }) =>
    Object.keys(values).flatMap((key) => /^eval_([\w.-]{1,60})_loss$/.exec(key)?.[1] ?? []),
  );
  return [...new Set(names)].slice(0, 50);
}
