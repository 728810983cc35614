import { z } from "zod";
import { readLooseJson } from "../loose-json";
import type { Reading, ReadScore, RunFacts } from "../reading";
import { folderOf, type SourceFile } from "../source-file";
import { type Collected, collectedMetrics, HISTORY } from "./collected-metrics";
import {
  type CollectorLog,
  type CollectorMetric,
  type CollectorValues,
  countIn,
  printedNumber,
  readCollectorLog,
} from "./collector-log";
import { grouped, KEY, type Outcome, type ReadFile, skip, stemOf, takeNearest } from "./run-file";
import { type AttentionFreeName, attentionFreeName } from "./run-name";

const number = z.number().optional().catch(undefined);
const MetricsFile = z.looseObject({
  model_type: z.string(),
  model_size: z.string(),
  parameters: number,
  context_length: number,
  metrics: z.looseObject({
    amu_gb: number,
    pcu_ratio: number,
    al_seconds: number,
    tt_tokens_per_param_per_sec: number,
    st_samples_per_param_per_sec: number,
    aec_watts: number,
  }),
});
type MetricsFile = z.infer<typeof MetricsFile>;

/** What a metrics file says. */
export interface MetricsOfRun {
  file: SourceFile;
  name: AttentionFreeName;
  data: MetricsFile;
}

/** What a console log says. */
export interface ConsoleLog {
  file: SourceFile;
  name: AttentionFreeName | null;
  collector: CollectorLog;
  steps: number | null;
  worldSize: number | null;
  isCpu: boolean;
  isFineWeb: boolean;
  /** Whether it ends with the training. */
  isFull: boolean;
  isSmokeTest: boolean;
  loss: number | null;
}

/** Reads a metrics file; null where it is not shaped as the scripts write it. */
export function readMetricsFile({ file, text }: ReadFile): MetricsOfRun | null {
  const { data } = MetricsFile.safeParse(readLooseJson(text)?.values[0]);
  const name = data ? attentionFreeName(data.model_type, data.model_size) : null;
  return data && name ? { file, name, data } : null;
}

/** Reads a console log. */
export function readConsoleLog({ file, text }: ReadFile): ConsoleLog {
  const [, type = "", size = ""] = /^Starting (\w+) (\S+) training\s*$/im.exec(text) ?? [];
  const [stemType = "", stemSize = ""] = stemOf(file).split("_");
  const collector = readCollectorLog(text);
  const printed = [...text.matchAll(/^Epoch \d{1,15}, Step (\d{1,15}): Loss = ([^,\s]+)/gm)].at(-1);
  const most = countIn(text, /^Reached maximum steps \((\d+)\)/m);
  const samples = countIn(text, /^Loaded ([\d,]+) samples/m);
  return {
    file,
    name: attentionFreeName(type, size) ?? attentionFreeName(stemType, stemSize),
    collector,
    steps: most ?? (printed?.[1] ? Number(printed[1]) : (collector.last?.step ?? null)),
    worldSize: countIn(text, /World size: (\d+)/),
    isCpu: text.includes("Device: cpu"),
    isFineWeb: /Loading dataset from \S*fineweb_edu/.test(text),
    isFull: /Training completed!|Reached maximum steps/.test(text),
    isSmokeTest: (samples ?? 1000) <= 10 || (most ?? 1000) <= 10,
    loss: printedNumber(printed?.[2]) ?? null,
  };
}

/** Joins what belongs to one run: its metrics file, its console log, or what is there of them. */
export function joinAttentionFree(
  files: readonly MetricsOfRun[],
  consoleLogs: readonly ConsoleLog[],
): Outcome {
  const outcome: Outcome = { readings: [], skipped: [] };
  const keyOf = ({ name }: Pick<ConsoleLog, "name">) => `${name?.model} ${name?.size}`;
  const logs = grouped(consoleLogs, keyOf);
  for (const one of files) {
    const candidates = logs.get(keyOf(one)) ?? [];
    const log = takeNearest(
      candidates,
      one.file.path,
      ({ file }) => file.path,
      (other) => isSame(one, other),
    );
    if (isInTestFolder(one.file) || log?.isSmokeTest || (log && isInTestFolder(log.file))) {
      const why = "the smoke test of the set-up: a few steps on a few sentences";
      for (const { file } of log ? [one, log] : [one]) outcome.skipped.push(skip(file, "test", why));
    } else outcome.readings.push(reading(one.name, one, log));
  }
  for (const log of [...logs.values()].flat()) {
    if (log.isSmokeTest || isInTestFolder(log.file)) {
      outcome.skipped.push(skip(log.file, "test", "the smoke test of the set-up, or a run of ten steps"));
    } else if (!log.collector.last && !log.collector.final) {
      outcome.skipped.push(skip(log.file, "empty", "it holds no block of metrics"));
    } else outcome.readings.push(reading(log.name, null, log));
  }
  return outcome;
}

/** Whether a log of that name has the parameters of a metrics file and, where it has a last block, its values. */
function isSame({ data }: MetricsOfRun, { collector }: ConsoleLog): boolean {
  const { parameters, final } = collector;
  if (parameters && data.parameters && parameters !== data.parameters) return false;
  const [printed, stated] = [final?.values.al, data.metrics.al_seconds];
  return printed === undefined || stated === undefined || Math.abs(printed - stated) < 1e-4;
}

function isInTestFolder(file: SourceFile): boolean {
  return `${folderOf(file)}/${stemOf(file)}`
    .split("/")
    .some((part) => part === "test_results" || /_test$/.test(part));
}

function reading(name: AttentionFreeName | null, json: MetricsOfRun | null, log: ConsoleLog | null): Reading {
  const steps = log?.steps ?? null;
  const parameters = json?.data.parameters ?? log?.collector.parameters ?? null;
  const worldSize = log?.worldSize ?? null;
  const notes: string[] = [];
  const facts: RunFacts = {
    axis: "architecture",
    modality: "language",
    technique: { family: "attention-free", ...(name && { name: name.model }) },
    model: {
      ...(name && { name: `${name.model} ${name.size}` }),
      ...(parameters && { parameters_b: parameters / 1e9 }),
    },
    workload: {},
  };
  if (worldSize) facts.environment = { count: worldSize };
  const context = json?.data.context_length;
  if (context && Number.isInteger(context) && context > 0) facts.workload = { sequence_length: context };
  if (steps) facts.workload = { ...facts.workload, steps };
  if (log?.isFineWeb) {
    facts.workload = { ...facts.workload, dataset: "FineWeb-Edu" };
  }
  if (!log) notes.push("Without the console log there are no PCU, no ST and no number of steps.");
  const counted = `Divided by the ${parameters ?? "counted"} parameters of this model, which differ from its nominal size; padding counts as tokens.`;
  const tokens =
    worldSize && worldSize > 1
      ? `The tokens are those of one of ${worldSize} processes, the power that of the node.`
      : undefined;
  const metrics = collectedMetrics(sourcesOf(json, log, steps), {
    history: log?.collector.historySize ?? HISTORY,
    parameters,
    tokensPerStep: null,
    nodes: 1,
    ...(log?.collector.isDisabled && { zero: "the collector was switched off" }),
    notes: { tt: counted, st: counted },
    doubts: tokens ? { tt: tokens, st: tokens } : {},
  });
  if (log?.isCpu)
    metrics.amu = { missing: "not_measured", note: "It ran without a GPU: the value is host memory." };
  return {
    producer: KEY,
    label: name ? `${name.model} ${name.size}` : "",
    paths: [json, log].flatMap((one) => (one ? [one.file.path] : [])),
    facts,
    metrics,
    scores: log ? lossOf(log) : [],
    notes,
    ...(log && !json && !log.isFull && { notComparable: "The log ends before the training does." }),
  };
}

/** JSON before the last block, which has no ST, before the last full block. */
function sourcesOf(json: MetricsOfRun | null, log: ConsoleLog | null, steps: number | null): Collected[] {
  const sources: Collected[] = [];
  if (json) sources.push({ path: json.file.path, step: steps, values: valuesOf(json.data) });
  if (!log) return sources;
  const { final, last } = log.collector;
  if (final) sources.push({ path: log.file.path, step: steps, values: final.values });
  if (last) sources.push({ path: log.file.path, step: last.step, values: last.values });
  return sources;
}

function valuesOf({ metrics }: MetricsFile): CollectorValues {
  const stated: Record<CollectorMetric, number | undefined> = {
    amu: metrics.amu_gb,
    pcu: metrics.pcu_ratio,
    al: metrics.al_seconds,
    tt: metrics.tt_tokens_per_param_per_sec,
    st: metrics.st_samples_per_param_per_sec,
    aec: metrics.aec_watts,
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined));
}

/** The loss of the last batch that was printed: no validation, and of labels that are shifted twice. */
function lossOf({ loss: value, file }: ConsoleLog): ReadScore[] {
  if (value === null || !Number.isFinite(value) || value <= 0) return [];
  return [
    {
      task: "FineWeb-Edu",
      metric: "training loss",
      value,
      better: "lower",
      path: file.path,
      note: "Of the last batch printed. The toolkit's own table gives its exponential as PPL.",
      doubt: "The script shifts the labels twice and counts padding: it compares with no other model's loss.",
    },
  ];
}
