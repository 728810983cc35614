import { entry, isObject, type LmEvalDocument } from "../lm-eval/document";
import { readScores } from "../lm-eval/scores";
import type { ReadScore } from "../reading";

/** The benchmark's tasks in its own order: how lm-eval calls each, and which of its metrics is the task's score. */
const TASKS: readonly { name: string; group: string; metric: string }[] = [
  { name: "MMLU-Pro", group: "leaderboard_mmlu_pro", metric: "acc" },
  { name: "BBH", group: "leaderboard_bbh", metric: "acc_norm" },
  { name: "GPQA", group: "leaderboard_gpqa", metric: "acc_norm" },
  { name: "IFEval", group: "leaderboard_ifeval", metric: "prompt_level_strict_acc" },
  { name: "MATH", group: "leaderboard_math_hard", metric: "exact_match" },
  { name: "MuSR", group: "leaderboard_musr", metric: "acc_norm" },
];

/** The benchmark's tasks as its tables call them. */
export const TASK_NAMES: readonly string[] = TASKS.map(({ name }) => name);

/**
 * The scores of a document: one for each of the benchmark's tasks, as "accuracy"; of a group without a score of its
 * own the mean of its sub-tasks by size. Where there is none of these tasks, all scores as lm-eval gives them.
 */
export function taskScores(document: LmEvalDocument, path: string): ReadScore[] {
  const scores = TASKS.flatMap((task) => {
    const isThere = Object.keys(document.results).some(
      (key) => key === task.group || key.startsWith(`${task.group}_`),
    );
    const score = isThere ? scoreOf(document, task, path) : null;
    return score ? [score] : [];
  });
  return scores.length > 0 ? scores : readScores(document, path).scores;
}

function scoreOf(
  document: LmEvalDocument,
  { name, group, metric }: (typeof TASKS)[number],
  path: string,
): ReadScore | null {
  const key = `${metric},none`;
  const about = { task: name, metric: "accuracy", better: "higher", path } as const;
  const own = fractionOf(entry(entry(document.results, group), key));
  const subtasks = subtasksOf(document, group);
  const shots = shotsOf(document, [group, ...subtasks]);
  if (own !== null) {
    const stderr = fractionOf(entry(entry(document.results, group), `${metric}_stderr,none`));
    const samples = samplesOf(document, subtasks.length > 0 ? subtasks : [group]);
    return {
      ...about,
      value: own,
      ...(stderr !== null && { stderr }),
      ...(samples && { samples }),
      ...(shots !== null && { shots }),
      note: `${key} of ${group}.`,
    };
  }
  const parts = subtasks.map((task) => ({
    value: fractionOf(entry(entry(document.results, task), key)),
    size: samplesOf(document, [task]),
  }));
  const total = parts.reduce((sum, { size }) => sum + (size ?? 0), 0);
  const sum = parts.reduce((all, { value, size }) => all + (value ?? Number.NaN) * (size ?? Number.NaN), 0);
  if (parts.length === 0 || !Number.isFinite(sum) || total === 0) return null;
  return {
    ...about,
    value: sum / total,
    samples: total,
    ...(shots !== null && { shots }),
    note: `Mean of ${key} over the ${parts.length} sub-tasks of ${group}, by their sizes: the group has no score of its own.`,
  };
}

function subtasksOf(document: LmEvalDocument, group: string): string[] {
  const listed = entry(document.group_subtasks, group);
  const named = Array.isArray(listed) ? listed.filter((one) => typeof one === "string") : [];
  if (named.length > 0) return named;
  return Object.keys(document.results).filter((key) => key.startsWith(`${group}_`));
}

/** A score from 0 to 1; null for what is none: "N/A", a percentage. */
function fractionOf(value: unknown): number | null {
  return typeof value === "number" && value >= 0 && value <= 1 ? value : null;
}

function samplesOf(document: LmEvalDocument, tasks: readonly string[]): number | null {
  const sizes = tasks.map((task) => Number(entry(entry(document["n-samples"], task), "effective")));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return Number.isSafeInteger(total) && total > 0 && total < 2_147_483_647 ? total : null;
}

/** The number of examples shown, where all of the tasks agree on it. */
function shotsOf(document: LmEvalDocument, tasks: readonly string[]): number | null {
  const shots = new Set(
    tasks.map((task) => entry(document["n-shot"], task)).filter((count) => typeof count === "number"),
  );
  const [count] = shots;
  return shots.size === 1 && count !== undefined && Number.isInteger(count) && count >= 0 && count < 10_000
    ? count
    : null;
}

/** Why the document is not a full run; null where it is one. */
export function limitOf(document: LmEvalDocument): string | null {
  const limit = entry(document.config, "limit");
  const cut = Object.values(document["n-samples"] ?? {}).some((counts) => {
    const [original, effective] = [entry(counts, "original"), entry(counts, "effective")];
    return typeof original === "number" && typeof effective === "number" && effective < original;
  });
  if (!cut && (limit === null || limit === undefined)) return null;
  return isObject(document["n-samples"]) && cut
    ? "A limited run: not all samples of its tasks were taken."
    : "A limited run: it was started with a limit of samples.";
}
