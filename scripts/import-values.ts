import { capacityGb } from "@/benchmark/environment";
import { formatNumber } from "@/benchmark/format";
import { canonicalValue, type MetricKey, metric } from "@/benchmark/metrics";
import { printable, shortNumber } from "@/benchmark/printable";
import type { AnsweredRun } from "@/importers/import-draft";
import type { ReadScore, ReadValue } from "@/importers/reading";
import { runValues } from "@/importers/run-values";
import { spansText } from "./import-numbers";

/** The values of a run as its boards show them, and how many scores it has. */
export function valuesText(run: AnsweredRun): string {
  const { metrics, scores } = runValues(run);
  const values = metrics.flatMap(({ key, entry }) =>
    "value" in entry ? [`${metric(key).label} ${valueText(key, entry, run)}`] : [],
  );
  const count = scores.length === 1 ? "1 score" : `${scores.length} scores`;
  const quality = scores.length > 0 ? [`${count}${scores.some(({ doubt }) => doubt) ? " ?" : ""}`] : [];
  return [...values, ...quality].join(", ") || "no value";
}

/** A value as boards show it, with what its file says where that differs: "14.971 s (14970971478 ns)". */
function valueText(key: MetricKey, { value, unit, scope, doubt }: ReadValue, { facts }: AnsweredRun): string {
  const shown = canonicalValue(key, value, unit, capacityGb(facts.environment ?? {}, scope ?? null));
  const mark = doubt === undefined ? "" : " ?";
  if ("problem" in shown) return `${shortNumber(value)} ${unit}${mark}`;
  const inFile =
    shown.unit === unit ? "" : ` (${Number.isInteger(value) ? value : shortNumber(value)} ${unit})`;
  return `${formatNumber(shown.value, BOARD_DIGITS)} ${shown.unit}${inFile}${mark}`;
}

const BOARD_DIGITS = 5;

/** A score in full. */
export function scoreLine({ task, metric: name, value, stderr, samples, shots, doubt }: ReadScore): string {
  const about = [
    ...(samples === undefined ? [] : [samples === 1 ? "1 sample" : `${samples} samples`]),
    ...(shots === undefined ? [] : [`${shots}-shot`]),
  ];
  const error = stderr === undefined ? "" : ` ± ${formatNumber(stderr, 2)}`;
  return `      ${printable(task)}, ${printable(name)}: ${formatNumber(value, BOARD_DIGITS)}${error}${about.length > 0 ? ` (${about.join(", ")})` : ""}${doubt === undefined ? "" : " ?"}`;
}

/** What several runs have values of, with a "?" where all are in doubt: "IT, TTFT ?; IT ? in 2 of them (17, 23)". */
export function labelsText(runs: readonly AnsweredRun[]): string {
  const doubted = new Map<string, Set<number>>();
  for (const run of runs) {
    for (const { label, doubt } of valuesWithDoubts(run)) {
      const numbers = doubted.get(label) ?? new Set();
      doubted.set(label, numbers);
      if (doubt !== undefined) numbers.add(run.number);
    }
  }
  if (doubted.size === 0) return "no value";
  const some = new Map<string, string[]>();
  for (const [label, numbers] of doubted) {
    if (numbers.size === 0 || numbers.size === runs.length) continue;
    const where = `in ${numbers.size} of them (${spansText([...numbers])})`;
    some.set(where, [...(some.get(where) ?? []), `${label} ?`]);
  }
  const all = [...doubted].map(([label, { size }]) => `${label}${size === runs.length ? " ?" : ""}`);
  return [all.join(", "), ...[...some].map(([where, labels]) => `${labels.join(", ")} ${where}`)].join("; ");
}

/** What a run has values of, and why they may be wrong. */
export function valuesWithDoubts(run: AnsweredRun): { label: string; doubt: string | undefined }[] {
  const { metrics, scores } = runValues(run);
  return [
    ...metrics.flatMap(({ key, entry }) =>
      "value" in entry ? [{ label: metric(key).label, doubt: entry.doubt }] : [],
    ),
    ...scores.map(({ doubt }) => ({ label: "scores", doubt })),
  ];
}
