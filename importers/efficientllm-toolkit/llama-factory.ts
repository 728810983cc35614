import type { Technique, Workload } from "@/benchmark/bundle";
import type { Reading, ReadScore, RunFacts } from "../reading";
import { type Collected, collectedMetrics, HISTORY, joined } from "./collected-metrics";
import {
  type CollectorLog,
  type CollectorValues,
  countIn,
  linesOf,
  printedNumber,
  readCollectorLog,
} from "./collector-log";
import { KEY, type Outcome, type ReadFile, skip, stemOf, takeNearest } from "./run-file";
import { type FineTuningName, fineTuningName } from "./run-name";
import type { TrainerRun } from "./trainer-files";

/** Reads fine-tuning runs: the console log joined with the trainer's files of the same configuration. */
export function readFineTuning(
  logs: readonly ReadFile[],
  extracts: readonly ReadFile[],
  trained: readonly TrainerRun[],
): Outcome {
  const outcome: Outcome = { readings: [], skipped: [] };
  const unclaimed = [...trained];
  for (const log of logs) {
    const run = takeRun(unclaimed, log, runTimeIn(log.text));
    const collector = readCollectorLog(log.text);
    const holdsValues = collector.blocks.length > 0 || collector.logged.length > 0;
    if (!holdsValues && !run) outcome.skipped.push(skip(log.file, "empty", "it holds no block of metrics"));
    else outcome.readings.push(readLog(log, collector, run));
  }
  for (const extract of extracts) {
    outcome.readings.push(readExtract(extract, takeRun(unclaimed, extract, null)));
  }
  for (const run of unclaimed) outcome.readings.push(readTrained(run));
  return outcome;
}

function configurationOf({ file }: ReadFile): string {
  return stemOf(file).replace(/_metrics$/, "");
}

/** The trainer's files of the same configuration, nearest in the tree, of the same run time where both give one. */
function takeRun(runs: TrainerRun[], one: ReadFile, seconds: number | null): TrainerRun | null {
  const candidates = runs.filter(({ folder, runTime }) => {
    if (folder.split("/").at(-1) !== configurationOf(one)) return false;
    return seconds === null || !runTime || Math.abs(seconds - runTime.value) < 0.01;
  });
  const run = takeNearest(candidates, one.file.path, ({ folder }) => `${folder}/`);
  if (run) runs.splice(runs.indexOf(run), 1);
  return run;
}

function runTimeIn(text: string): number | null {
  return printedNumber(/'train_runtime':\s*([^,}\s]+)/.exec(text)?.[1]) ?? null;
}

function readLog(log: ReadFile, collector: CollectorLog, run: TrainerRun | null): Reading {
  const { file, text } = log;
  const name = fineTuningName(configurationOf(log));
  const [, trainable, all, percent] =
    /trainable params: ([\d,]+) \|\| all params: ([\d,]+) \|\| trainable%: ([\d.]+)/.exec(text) ?? [];
  const [trainableCount, allCount] = [printedNumber(trainable), printedNumber(all)];
  const bits = countIn(text, /Quantizing model to (\d+) bit/);
  const [length, batch] =
    /\[EfficientLLM\] Batch config: seq_len=(\d+), batch_size=(\d+)/.exec(text)?.slice(1).map(Number) ?? [];
  const world = countIn(text, /\bworld size: (\d+)/);
  const last = collector.logged.at(-1);
  const block = collector.blocks.at(-1);
  const sources: Collected[] = [last, block].flatMap((one) =>
    one ? [{ path: file.path, step: one.step, values: one.values }] : [],
  );
  const counted = collector.parameters;
  const packed =
    counted && allCount && allCount / counted > 1.05
      ? `Divided by ${counted} packed tensor elements where the model has ${allCount} parameters: too high by ${(allCount / counted).toFixed(2)} against a run without quantized weights.`
      : undefined;
  const nominal = `Nominal tokens: ${length ?? 2048} for each sample, however long its text is.`;
  const metrics = collectedMetrics(sources, {
    history: collector.historySize ?? HISTORY,
    parameters: counted,
    tokensPerStep: length && batch ? length * batch : null,
    nodes: 1,
    zero: zeroReason(collector),
    doubts: { tt: joined([nominal, packed]), ...(packed && { st: packed }) },
  });
  const steps = run?.steps ?? progressIn(text)?.total ?? block?.step;
  const dtype = /compute dtype: torch\.(\w+)/.exec(text)?.[1];
  const facts = factsOf(name, {
    ...(dtype && { dtype: bits ? `${bits}-bit weights, ${dtype} computation` : dtype }),
    ...(batch && { batch_size: batch }),
    ...(steps && { steps }),
  });
  const family = name && ["full", "freeze"].includes(name.method);
  if (allCount !== undefined) {
    // What an adapter adds is no part of the model.
    const parameters = allCount - (family ? 0 : (trainableCount ?? 0));
    facts.model = { ...facts.model, ...(parameters > 0 && { parameters_b: parameters / 1e9 }) };
  }
  facts.technique = {
    ...facts.technique,
    settings: {
      ...(trainableCount !== undefined && { trainable_params: trainableCount }),
      ...(allCount !== undefined && { total_params: allCount }),
      ...(percent && { trainable_percent: Number(percent) }),
      ...(bits && { weight_bits: bits }),
    },
  };
  if (world) facts.environment = { count: world };
  const isOver = /'train_runtime'|Training completed|\*\*\*\*\* train metrics/.test(text) || run?.runTime;
  const reading = withTrained(
    { ...base(name), paths: [file.path], facts, metrics },
    run ?? printedRun(log),
    name,
  );
  const notes = [...reading.notes];
  if (!run)
    notes.push(
      "There are no files of the trainer beside it: losses and times are those that the log prints.",
    );
  return {
    ...reading,
    notes,
    ...(!isOver && { notComparable: "The log ends before the training does." }),
  };
}

function zeroReason({ hasDeadSampler, isDisabled }: CollectorLog): string | undefined {
  if (isDisabled) return "the collector was switched off";
  return hasDeadSampler ? "the thread that samples had died" : undefined;
}

function progressIn(text: string): { total: number } | null {
  const [, , total] = [...text.matchAll(/(\d{1,12})\/(\d{1,12}) \[[\d:]+</g)].at(-1) ?? [];
  return total ? { total: Number(total) } : null;
}

function base(name: FineTuningName | null): Pick<Reading, "producer" | "label" | "scores" | "notes"> {
  const label = name ? `${name.model} ${name.method} ${name.dataset}` : "";
  return { producer: KEY, label, scores: [], notes: [] };
}

function factsOf(name: FineTuningName | null, workload: Partial<Workload>): RunFacts {
  const technique: Partial<Technique> = { family: "peft", ...(name && { name: name.method }) };
  return {
    axis: "fine-tuning",
    modality: "language",
    technique,
    ...(name && { model: { name: name.model } }),
    workload: { ...(name && { dataset: name.dataset }), ...workload },
  };
}

/** Losses and times as the log prints them at its end. */
function printedRun({ text, file }: ReadFile): TrainerRun {
  const end = linesOf(text).findLast((line) => line.includes("'train_runtime'")) ?? "";
  const at = (key: string, from: string, pattern: RegExp) => {
    const value = printedNumber(pattern.exec(from)?.[1]);
    return value !== undefined && Number.isFinite(value) && value > 0
      ? { [key]: { value, path: file.path } }
      : {};
  };
  return {
    folder: "",
    paths: [],
    ...at("trainLoss", end, /'train_loss':\s*([^,}\s]+)/),
    ...at("runTime", end, /'train_runtime':\s*([^,}\s]+)/),
    ...at("samplesPerSecond", end, /'train_samples_per_second':\s*([^,}\s]+)/),
    ...at("evalLoss", text, /^\s*eval_loss\s+=\s+(\S+)/m),
  };
}

/** Adds what the trainer says: losses, run time and samples per second of the whole job. */
function withTrained(
  reading: Omit<Reading, "notComparable">,
  run: TrainerRun,
  name: FineTuningName | null,
): Reading {
  const task = name?.dataset ?? "fine-tuning data";
  const scores: ReadScore[] = [];
  if (run.trainLoss) {
    const note = "Mean over the whole training.";
    scores.push({ task, metric: "training loss", better: "lower", ...run.trainLoss, note });
  }
  if (run.evalLoss) scores.push({ task, metric: "validation loss", better: "lower", ...run.evalLoss });
  const metrics: Reading["metrics"] = { ...reading.metrics };
  if (run.runTime) metrics.train_time = { ...run.runTime, unit: "s" };
  if (run.samplesPerSecond) {
    const note = "Samples of all epochs over the run time, all accelerators together.";
    metrics.throughput = { ...run.samplesPerSecond, unit: "samples/s", scope: "total", note };
  }
  return { ...reading, metrics, scores, paths: [...reading.paths, ...run.paths] };
}

const EXTRACT: readonly (readonly [keyof CollectorValues, RegExp])[] = [
  ["amu", /^AMU \([^)]*\):\s*(\S+) GB/m],
  ["pcu", /^PCU \([^)]*\):\s*(\S+)/m],
  ["tt", /^TT \([^)]*\):\s*(\S+) tokens\/param\/sec/m],
  ["st", /^ST \([^)]*\):\s*(\S+) samples\/param\/sec/m],
  ["aec", /^AEC \([^)]*\):\s*(\S+) Watts/m],
];

/** Reads the extract of a run whose log is gone. It has no AL, and its parameter counts are years. */
function readExtract(extract: ReadFile, run: TrainerRun | null): Reading {
  const { file, text } = extract;
  const name = fineTuningName(configurationOf(extract));
  const values: CollectorValues = {};
  for (const [metric, pattern] of EXTRACT) {
    const value = printedNumber(pattern.exec(text)?.[1]);
    if (value !== undefined) values[metric] = value;
  }
  const metrics = collectedMetrics([{ path: file.path, step: run?.steps ?? null, values }], {
    history: HISTORY,
    parameters: null,
    tokensPerStep: null,
    nodes: 1,
    doubts: { tt: "Nominal tokens: 2048 for each sample, however long its text is." },
  });
  const loss = printedNumber(/^Final Validation Loss:\s*(\S+)/m.exec(text)?.[1]);
  const told: TrainerRun =
    run ??
    (loss && Number.isFinite(loss) && loss > 0
      ? { folder: "", paths: [], evalLoss: { value: loss, path: file.path } }
      : { folder: "", paths: [] });
  const facts = factsOf(name, run?.steps ? { steps: run.steps } : {});
  const reading = withTrained({ ...base(name), paths: [file.path], facts, metrics }, told, name);
  const note = "Taken from the extract, as there is no log. Its parameter counts are wrong and are left out.";
  return { ...reading, notes: [note] };
}

function readTrained(run: TrainerRun): Reading {
  const name = fineTuningName(run.folder.split("/").at(-1) ?? "");
  const facts = factsOf(name, run.steps ? { steps: run.steps } : {});
  const reading = withTrained({ ...base(name), paths: [], facts, metrics: {} }, run, name);
  return {
    ...reading,
    notes: ["There is no console log: memory, utilisation and power are in none of these files."],
  };
}
