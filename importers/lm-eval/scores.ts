import { LIMITS, QualityScore } from "@/benchmark/bundle";
import type { ReadScore } from "../reading";
import { direction } from "./directions";
import { entry, isObject, type LmEvalDocument } from "./document";
import { rangeOf, rangeText } from "./ranges";

const MAX_COUNT = 2_147_483_647;
/** What stands beside the metrics in a task's row. */
const NO_METRICS = new Set(["alias", "name", "sample_len", "sample_count", "samples", "bypass"]);

export interface ReadScores {
  scores: ReadScore[];
  notes: string[];
  /** The tasks that no group holds, where there are groups: what a mean must be taken over, so that none counts twice. */
  ungrouped?: string[];
  /** Whether a task's answers were written down without being scored (`--predict_only`). */
  hadUnscored: boolean;
}

/**
 * The scores of a document: one per task, metric and filter. Groups are listed twice in a file and read once, from
 * `results`. `acc` becomes "accuracy"; other metrics keep the harness's names, with the filter in brackets.
 */
export function readScores(document: LmEvalDocument, path: string): ReadScores {
  const hasFilters = usesFilters(document);
  const scores: ReadScore[] = [];
  const leftOut: string[] = [];
  const beyond: string[] = [];
  let hadUnscored = false;
  for (const [task, row] of Object.entries(document.results)) {
    if (!isObject(row)) continue;
    for (const [key, value] of Object.entries(row)) {
      const [metric = "", ...rest] = hasFilters ? key.split(",") : [key];
      const filter = rest.join(",") || "none";
      if (metric === "bypass") hadUnscored = true;
      if (NO_METRICS.has(metric) || metric.endsWith("_stderr") || (hasFilters && rest.length === 0)) continue;
      // Groups without a mean of their own hold " " or "N/A".
      if (typeof value === "string" && !/\d/.test(value)) continue;
      const score = readScore(document, { task, metric, filter, key }, value, path);
      const place = `${printable(task)} ${printable(key)}`;
      const range = rangeOf(task, metric);
      if (score) scores.push(score);
      else if (range && isWritable(value) && isOutOfRange(task, metric, value)) {
        beyond.push(`${place} is ${value}, not ${rangeText(range)}`);
      } else leftOut.push(place);
    }
  }
  const notes = [
    ...noteOf("Left out, being out of the range that the harness gives the metric", beyond),
    ...noteOf("Left out, because no number, or nobody says which way it is better", leftOut),
  ];
  const subtasks = subtasksOf(document);
  const kept = withinLimit(scores, subtasks);
  if (kept.length < scores.length) {
    notes.push(
      `Only ${kept.length} of ${scores.length} scores are taken: a result holds no more. Those of groups and of tasks outside of groups come first.`,
    );
  }
  const ungrouped = [...new Set(kept.map(({ task }) => task))].filter((task) => !subtasks.has(task));
  return {
    scores: kept,
    notes,
    hadUnscored,
    ...(subtasks.size > 0 && ungrouped.length > 0 && { ungrouped }),
  };
}

const NAMED = 10;

function noteOf(why: string, all: readonly string[]): string[] {
  const more = all.length > NAMED ? `; and ${all.length - NAMED} more` : "";
  return all.length > 0 ? [`${why}: ${all.slice(0, NAMED).join("; ")}${more}.`] : [];
}

interface ScoreKey {
  task: string;
  metric: string;
  filter: string;
  key: string;
}

function readScore(
  document: LmEvalDocument,
  { task, metric, filter, key }: ScoreKey,
  value: unknown,
  path: string,
): ReadScore | null {
  const better = direction(document, task, metric);
  const base = metric === "acc" ? "accuracy" : metric;
  const name = filter === "none" ? base : `${base} (${filter})`;
  if (!better || !isWritable(value) || isOutOfRange(task, metric, value) || !isPublicName(task)) return null;
  if (!QualityScore.shape.metric.safeParse(name).success) return null;
  const row = entry(document.results, task);
  const stderr = entry(row, key === metric ? `${metric}_stderr` : `${metric}_stderr,${filter}`);
  const samples = sampleCount(document, task, key);
  const shots = entry(document["n-shot"], task) ?? entry(document.config, "num_fewshot");
  return {
    task,
    metric: name,
    value,
    better,
    ...(typeof stderr === "number" && stderr >= 0 && stderr <= LIMITS.magnitude && { stderr }),
    ...(samples !== null && { samples }),
    ...(isCount(shots) && { shots }),
    ...(value === 0 && isMultipleChoice(document, task, metric) && { doubt: NOTHING_RIGHT }),
    path,
  };
}

function isWritable(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && Math.abs(value) <= LIMITS.magnitude;
}

/** Percent where fractions are written, for one: the same number would rank a hundred times too high. */
function isOutOfRange(task: string, metric: string, value: number): boolean {
  const range = rangeOf(task, metric);
  return range !== null && (value < range[0] || value > range[1]);
}

const NOTHING_RIGHT =
  "Not one choice is right, where guessing alone would hit some: the task may not have worked with this model.";

/** v0.3 names metrics alone (`acc`), v0.4 with their filter (`acc,none`). */
function usesFilters(document: LmEvalDocument): boolean {
  return Object.values(document.results).some(
    (row) => isObject(row) && Object.keys(row).some((key) => key.includes(",")),
  );
}

function sampleCount(document: LmEvalDocument, task: string, key: string): number | null {
  const row = entry(document.results, task);
  const counts = [
    entry(entry(row, "sample_count"), key),
    entry(entry(document["n-samples"], task), "effective"),
    entry(row, "sample_len"),
  ];
  return counts.filter(isCount).find((count) => count > 0) ?? null;
}

function isMultipleChoice(document: LmEvalDocument, task: string, metric: string): boolean {
  return (
    metric.startsWith("acc") && entry(entry(document.configs, task), "output_type") === "multiple_choice"
  );
}

/** Tasks that a group holds: listed as its sub-tasks, or, in older files, indented below it ("- task"). */
function subtasksOf(document: LmEvalDocument): Set<string> {
  const listed = Object.entries(document.group_subtasks ?? {}).flatMap(([group, tasks]) =>
    Object.hasOwn(document.results, group) && Array.isArray(tasks) ? tasks : [],
  );
  const indented = Object.keys(document.results).filter((task) => {
    const alias = entry(entry(document.results, task), "alias");
    return typeof alias === "string" && alias.trimStart().startsWith("- ");
  });
  return new Set([...listed, ...indented].filter((task) => typeof task === "string"));
}

function withinLimit(scores: readonly ReadScore[], subtasks: ReadonlySet<string>): ReadScore[] {
  const [inGroups, outside] = [true, false].map((wanted) =>
    scores.filter(({ task }) => subtasks.has(task) === wanted),
  );
  const kept = new Set([...(outside ?? []), ...(inGroups ?? [])].slice(0, LIMITS.scoresPerResult));
  return scores.filter((score) => kept.has(score));
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_COUNT;
}

/** A task given by its file is called by that file's path. */
function isPublicName(task: string): boolean {
  return QualityScore.shape.task.safeParse(task).success && !/^[/~.]|\\|:\//.test(task);
}

function printable(name: string): string {
  return isPublicName(name) ? name.slice(0, 80) : "(a name that can't be shown)";
}
