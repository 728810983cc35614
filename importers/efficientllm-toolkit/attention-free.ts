import { z } from "zod";
import { readLooseJson } from "../loose-json";
import type { Reading, ReadScore, RunFacts } from "../reading";
import { folderOf } from "../source-file";
import { type Collected, collectedMetrics, HISTORY } from "./collected-metrics";
import {
  type CollectorLog,
  type CollectorMetric,
  type CollectorValues,
  countIn,
  printedNumber,
  readCollectorLog,
} from "./collector-log";
import { KEY, type Outcome, type ReadFile, skip, stemOf, takeNearest } from "./run-file";
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

interface ConsoleLog extends ReadFile {
  name: AttentionFreeName | null;
  collector: CollectorLog;
  isFull: boolean;
}

/** Reads runs of the attention-free scripts: their metrics file, the console log of the same run, or what is there. */
export function readAttentionFree(files: readonly ReadFile[], logFiles: readonly ReadFile[]): Outcome {
  const outcome: Outcome = { readings: [], skipped: [] };
  const logs = logFiles.map(consoleLog);
  for (const one of files) {
    const parsed = MetricsFile.safeParse(readLooseJson(one.text)?.values[0]);
    const name = parsed.success ? attentionFreeName(parsed.data.model_type, parsed.data.model_size) : null;
    if (!parsed.success || !name) {
      outcome.skipped.push(skip(one.file, "unreadable", "it is not shaped as the scripts write it"));
      continue;
    }
    const log = takeLog(logs, one, parsed.data, name);
    if (isSmokeTest(one, log)) {
      const why = "the smoke test of the set-up: a few steps on a few sentences";
      for (const { file } of log ? [one, log] : [one]) outcome.skipped.push(skip(file, "test", why));
      continue;
    }
    outcome.readings.push(reading(name, { ...one, data: parsed.data }, log));
  }
  for (const log of logs) {
    if (isSmokeTest(log, log)) {
      outcome.skipped.push(skip(log.file, "test", "the smoke test of the set-up, or a run of ten steps"));
    } else if (log.collector.blocks.length === 0 && !log.collector.final) {
      outcome.skipped.push(skip(log.file, "empty", "it holds no block of metrics"));
    } else outcome.readings.push(reading(log.name, null, log));
  }
  return outcome;
}

function consoleLog(one: ReadFile): ConsoleLog {
  const [, type = "", size = ""] = /^Starting (\w+) (\S+) training\s*$/im.exec(one.text) ?? [];
  const [stemType = "", stemSize = ""] = stemOf(one.file).split("_");
  return {
    ...one,
    name: attentionFreeName(type, size) ?? attentionFreeName(stemType, stemSize),
    collector: readCollectorLog(one.text),
    isFull: /Training completed!|Reached maximum steps/.test(one.text),
  };
}

/** The log of the same run: of its name, with its parameters and, where it has a last block, its values. */
function takeLog(logs: ConsoleLog[], one: ReadFile, data: MetricsFile, name: AttentionFreeName) {
  const isSame = (log: ConsoleLog) => {
    if (log.name?.model !== name.model || log.name.size !== name.size) return false;
    const { parameters, final } = log.collector;
    if (parameters && data.parameters && parameters !== data.parameters) return false;
    const [printed, stated] = [final?.values.al, data.metrics.al_seconds];
    return printed === undefined || stated === undefined || Math.abs(printed - stated) < 1e-4;
  };
  const log = takeNearest(logs.filter(isSame), one.file.path, ({ file }) => file.path);
  if (log) logs.splice(logs.indexOf(log), 1);
  return log;
}

function isSmokeTest(one: ReadFile, log: ConsoleLog | null): boolean {
  const isNamed = `${folderOf(one.file)}/${stemOf(one.file)}`
    .split("/")
    .some((part) => part === "test_results" || /_test$/.test(part));
  const samples = log && countIn(log.text, /^Loaded ([\d,]+) samples/m);
  const steps = log && countIn(log.text, /^Reached maximum steps \((\d+)\)/m);
  return isNamed || (samples ?? 1000) <= 10 || (steps ?? 1000) <= 10;
}

function reading(
  name: AttentionFreeName | null,
  json: (ReadFile & { data: MetricsFile }) | null,
  log: ConsoleLog | null,
): Reading {
  const steps = log && lastStep(log);
  const parameters = json?.data.parameters ?? log?.collector.parameters ?? null;
  const worldSize = log && countIn(log.text, /World size: (\d+)/);
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
  if (log && /Loading dataset from \S*fineweb_edu/.test(log.text)) {
    facts.workload = { ...facts.workload, dataset: "FineWeb-Edu" };
  }
  if (!log) notes.push("Without the console log there are no PCU, no ST and no number of steps.");
  const counted = `Divided by the ${parameters ?? "counted"} parameters of this model, which differ from its nominal size; padding counts as tokens.`;
  const tokens =
    worldSize && worldSize > 1
      ? `The tokens are those of one of ${worldSize} processes, the power that of the node.`
      : undefined;
  const isCpu = log !== null && /Device: cpu/.test(log.text);
  const metrics = collectedMetrics(sourcesOf(json, log, steps), {
    history: log?.collector.historySize ?? HISTORY,
    parameters,
    tokensPerStep: null,
    nodes: 1,
    ...(log?.collector.isDisabled && { zero: "the collector was switched off" }),
    notes: { tt: counted, st: counted },
    doubts: tokens ? { tt: tokens, st: tokens } : {},
  });
  if (isCpu)
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
function sourcesOf(
  json: (ReadFile & { data: MetricsFile }) | null,
  log: ConsoleLog | null,
  steps: number | null,
): Collected[] {
  const sources: Collected[] = [];
  if (json) sources.push({ path: json.file.path, step: steps, values: valuesOf(json.data) });
  if (!log) return sources;
  const { final, blocks } = log.collector;
  if (final) sources.push({ path: log.file.path, step: steps, values: final.values });
  const last = blocks.at(-1);
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

function lastStep({ text, collector }: ConsoleLog): number | null {
  const printed = [...text.matchAll(/^Epoch \d+, Step (\d{1,15}):/gm)].at(-1)?.[1];
  return (
    countIn(text, /^Reached maximum steps \((\d+)\)/m) ??
    (printed ? Number(printed) : (collector.blocks.at(-1)?.step ?? null))
  );
}

/** The loss of the last batch that was printed: no validation, and of labels that are shifted twice. */
function lossOf({ text, file }: ConsoleLog): ReadScore[] {
  const printed = [...text.matchAll(/^Epoch \d+, Step \d+: Loss = ([^,\s]+)/gm)].at(-1)?.[1];
  const value = printedNumber(printed);
  if (value === undefined || !Number.isFinite(value) || value <= 0) return [];
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
