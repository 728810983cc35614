import type { Finding } from "@/benchmark/findings";
import { isMetric, metric } from "@/benchmark/metrics";
import type { MadeBundle } from "./draft";
import type { ImportDraft } from "./import-draft";
import { runValues } from "./run-values";

/** The run that a result of a bundle was made of. Plain data, so that a worker can hand it on. */
export interface ResultRun {
  /** By which answers name it: `runs.2.take`. */
  number: number;
  /** Its files, and which run of theirs it is. */
  label: string;
  /** Its scores in words, in the order in which the result has them. */
  scores: string[];
}

/** The runs of a bundle's results, in their order. */
export function resultRuns({ runs }: ImportDraft, made: Pick<MadeBundle, "runs">): ResultRun[] {
  const byNumber = new Map(runs.map((run) => [run.number, run]));
  return made.runs.map((number) => {
    const run = byNumber.get(number);
    const scores = run ? runValues(run).scores : [];
    return {
      number,
      label: run?.label ?? "",
      scores: scores.map((score) => `${score.metric} of ${score.task}`),
    };
  });
}

/** What a finding is about, in the words of the person who imports. */
export interface FindingPlace {
  /** Number of the run. */
  run: number;
  label: string;
  /** "Average Latency (AL)", "accuracy of gsm8k", or an answer's key as "model.parameters_b"; "" for the run as a whole. */
  field: string;
}

/** The run that a finding's pointer is about; null where it is about none of them alone. */
export function findingPlace(
  { pointer }: Pick<Finding, "pointer">,
  runs: readonly ResultRun[],
): FindingPlace | null {
  const [, index = "", rest = ""] = /^\/results\/(\d+)(?:\/(.*))?$/s.exec(pointer) ?? [];
  const run = index === "" ? undefined : runs[Number(index)];
  if (!run) return null;
  const path = rest.split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return { run: run.number, label: run.label, field: fieldText(path, run) };
}

function fieldText(path: readonly string[], { scores }: ResultRun): string {
  const [part, key = ""] = path;
  if (part === "metrics" && isMetric(key)) {
    const { name, label } = metric(key);
    return name === label ? name : `${name} (${label})`;
  }
  if (part === "quality") return scores[Number(key || "none")] ?? "its scores";
  return path.join(".");
}
