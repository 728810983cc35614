import { z } from "zod";
import type { Technique } from "@/benchmark/bundle";
import { entry, LmEvalDocument } from "../lm-eval/document";
import { modelFacts } from "../lm-eval/model-facts";
import { readLooseJson } from "../loose-json";
import type { Reading, ReadMissing, ReadScore, ReadValue, RunFacts } from "../reading";
import type { SourceFile } from "../source-file";
import { KEY, type ReadFile } from "./run-file";
import { limitOf, TASK_NAMES, taskScores } from "./task-scores";

const number = z.number().nullish().catch(undefined);
/** The block that the fork of lm-eval adds: the same in every task of a file. */
const Performance = z.looseObject({ AMU: number, PCU: number, AEC: number, MCR: number, total_time: number });
type Performance = z.infer<typeof Performance>;

/** What one results file says. */
export interface Evaluation {
  file: SourceFile;
  /** Why it is no full run. */
  limit: string | null;
  performance: Performance;
  facts: RunFacts;
  scores: ReadScore[];
  /** The tasks in words, for notes. */
  tasks: string;
  date: number;
}

interface Round {
  evaluations: Evaluation[];
  /** Tasks and metrics that they score. */
  scored: Set<string>;
}

/** Evaluations of one model and precision make one reading, with a score a task; one that was run again another. */
export function joinEvaluations(evaluations: readonly Evaluation[]): Reading[] {
  // Earlier runs first, so that a task that was run again begins another reading.
  const ordered = evaluations.toSorted((a, b) => a.date - b.date || (a.file.path < b.file.path ? -1 : 1));
  const groups = new Map<string, Round[]>();
  for (const one of ordered) {
    const { model, technique, environment } = one.facts;
    const key = JSON.stringify([model, technique, environment, one.limit]);
    const rounds = groups.get(key) ?? [];
    const scored = scoredBy(one);
    const round = rounds.find((other) => scored.every((score) => !other.scored.has(score)));
    if (round) {
      round.evaluations.push(one);
      for (const score of scored) round.scored.add(score);
    } else rounds.push({ evaluations: [one], scored: new Set(scored) });
    groups.set(key, rounds);
  }
  return [...groups.values()].flatMap((rounds) =>
    rounds.map((round, index) => readingOf(round.evaluations, index)),
  );
}

/** What an evaluation scores; one that scores nothing is like others of its kind. */
function scoredBy({ scores }: Evaluation): string[] {
  return scores.length === 0 ? [""] : scores.map(({ task, metric }) => JSON.stringify([task, metric]));
}

/** Reads lm-eval's results with the block of the toolkit's monitor; null where it is none. */
export function readEvaluation({ file, text }: ReadFile): Evaluation | null {
  const parsed = LmEvalDocument.safeParse(readLooseJson(text)?.values[0]);
  if (!parsed.success) return null;
  const document = parsed.data;
  const blocks = Object.values(document.results).flatMap((row) => {
    const block = Performance.safeParse(entry(row, "performance_metrics"));
    return block.success ? [block.data] : [];
  });
  const [performance] = blocks;
  if (!performance) return null;
  const scores = taskScores(document, file.path);
  const tasks = [...new Set(scores.map(({ task }) => task))].slice(0, 10).join(", ");
  const date = entry(document, "date");
  return {
    file,
    limit: limitOf(document),
    performance,
    facts: factsOf(document, file),
    scores,
    tasks,
    date: typeof date === "number" ? date : 0,
  };
}

function factsOf(document: LmEvalDocument, file: SourceFile): RunFacts {
  const told = modelFacts(document);
  const technique = techniqueOf(document, file, told.technique);
  const seed = entry(document.config, "random_seed");
  return {
    ...told,
    axis: "inference",
    modality: "language",
    technique,
    workload: {
      ...(typeof seed === "number" && Number.isSafeInteger(seed) && { seed }),
    },
  };
}

/** The precision as the model was loaded; the path's word for it only where the arguments leave it open. */
function techniqueOf(
  document: LmEvalDocument,
  file: SourceFile,
  told: Partial<Technique> | undefined,
): Partial<Technique> {
  if (told?.name) return told;
  const args = entry(document.config, "model_args");
  const dtype = /(?:^|,)dtype=(bfloat16|float16)(?:,|$)/.exec(typeof args === "string" ? args : "")?.[1];
  const named = entry(args, "dtype");
  const given = dtype ?? (named === "bfloat16" || named === "float16" ? named : null);
  if (given && !told) return { family: "quantization", name: given };
  const inPath = file.path
    .split("/")
    .map((part) => /_(bfloat16|float16|int4|int8)_[^_]+(?:_\d{4}-[^/]*)?(?:\.json)?$/.exec(part)?.[1])
    .findLast((precision) => precision !== undefined);
  return { family: "quantization", ...told, ...(inPath && { name: inPath }) };
}

function readingOf(round: readonly Evaluation[], index: number): Reading {
  const [first] = round;
  const facts = first?.facts ?? {};
  const scores = round.flatMap((one) => one.scores);
  const own = TASK_NAMES.filter((name) => scores.some(({ task }) => task === name));
  const limit = first?.limit;
  const label = [facts.model?.name, facts.technique?.name].filter(Boolean).join(" ");
  return {
    producer: KEY,
    label: index === 0 ? label : `${label} (${index + 1})`.trim(),
    paths: round.map(({ file }) => file.path),
    facts: {
      ...facts,
      workload: { ...facts.workload, ...(own.length > 0 && { tasks: own, dataset: own.join(", ") }) },
    },
    metrics: metricsOf(round),
    scores,
    notes: [],
    ...(limit && { notComparable: limit }),
  };
}

const TRAITS = {
  amu: {
    unit: "fraction",
    scope: "per_accelerator",
    note: "Share of GPU 0's memory in use by all processes: a fraction of its capacity, not GB.",
    doubt:
      "vLLM reserves a set share of the memory at its start (gpu_memory_utilization), whatever the model needs.",
  },
  pcu: { unit: "fraction", note: "Mean utilisation of GPU 0: time busy, not FLOP/s against the peak." },
  aec: { unit: "W", scope: "per_accelerator", note: "Mean power of GPU 0 alone." },
} as const;

const FIELDS = { amu: "AMU", pcu: "PCU", aec: "AEC" } as const;

function metricsOf(round: readonly Evaluation[]): Reading["metrics"] {
  const metrics: Reading["metrics"] = {
    al: {
      missing: "not_measured",
      note: "The pipeline puts the latency in the place of the samples, so that AL is always 0.",
    },
  };
  for (const key of ["amu", "pcu", "aec"] as const) {
    const value = metricOf(round, key);
    if (value) metrics[key] = value;
  }
  return metrics;
}

/** One task's value as it stands; of several the mean over the whole time, with each of them in the note. */
function metricOf(round: readonly Evaluation[], key: keyof typeof TRAITS): ReadValue | ReadMissing | null {
  // Without NVML the power is 0, and memory and utilisation are the host's.
  const measured = round.filter(({ performance }) => (performance.AEC ?? 0) > 0);
  const values = measured.flatMap(({ performance, file, tasks }) => {
    const value = performance[FIELDS[key]];
    const isSound = typeof value === "number" && Number.isFinite(value) && value > 0;
    return isSound && (key === "aec" || value <= 1)
      ? [{ value, seconds: performance.total_time ?? 0, path: file.path, tasks }]
      : [];
  });
  const [first] = values;
  if (!first) {
    const isWithoutNvml = measured.length === 0 && round.some(({ performance }) => performance.AEC === 0);
    const why = isWithoutNvml
      ? "A power of 0 tells that the GPU was not read; memory and utilisation are then the host's."
      : "The file gives no value that can be.";
    return { missing: "not_measured", note: why };
  }
  const { note, ...traits } = TRAITS[key];
  if (round.length === 1) return { value: first.value, path: first.path, note, ...traits };
  const each = values.map(({ value, tasks }) => `${tasks} ${value}`).join("; ");
  const seconds = values.reduce((sum, one) => sum + one.seconds, 0);
  if (values.length < round.length || values.some((one) => !(one.seconds > 0))) {
    return {
      missing: "not_measured",
      note: `Not for all of its tasks, so there is no mean. By task: ${each}.`,
    };
  }
  const mean = values.reduce((sum, one) => sum + one.value * one.seconds, 0) / seconds;
  return {
    value: mean,
    path: first.path,
    ...traits,
    note: `${note} Mean of ${values.length} evaluations weighted by their run time. By task: ${each}.`,
  };
}
