import type { Technique, Workload } from "@/benchmark/bundle";
import type { Reading, ReadScore, RunFacts } from "../reading";
import { type Collected, collectedMetrics, HISTORY, joined } from "./collected-metrics";
import { grouped, KEY, type Outcome, skip, takeNearest } from "./run-file";
import { type FineTuningName, fineTuningName } from "./run-name";
import type { TrainerRun } from "./trainer-files";
import type { TrainingExtract, TrainingLog } from "./training-log";

/** Joins fine-tuning runs: the console log, or its extract, with the trainer's files of the same configuration. */
export function joinFineTuning(
  logs: readonly TrainingLog[],
  extracts: readonly TrainingExtract[],
  trained: readonly TrainerRun[],
): Outcome {
  const outcome: Outcome = { readings: [], skipped: [] };
  const unclaimed = grouped(trained, ({ folder }) => folder.split("/").at(-1) ?? "");
  const runOf = (
    { file, configuration }: Pick<TrainingLog, "file" | "configuration">,
    seconds: number | null,
  ) =>
    takeNearest(
      unclaimed.get(configuration) ?? [],
      file.path,
      ({ folder }) => `${folder}/`,
      ({ runTime }) => seconds === null || !runTime || Math.abs(seconds - runTime.value) < 0.01,
    );
  for (const log of logs) {
    const run = runOf(log, log.runTime);
    if (log.last || log.logged || run) outcome.readings.push(logReading(log, run));
    else outcome.skipped.push(skip(log.file, "empty", "it holds no block of metrics"));
  }
  for (const extract of extracts) outcome.readings.push(extractReading(extract, runOf(extract, null)));
  for (const run of [...unclaimed.values()].flat()) outcome.readings.push(trainedReading(run));
  return outcome;
}

function logReading(log: TrainingLog, run: TrainerRun | null): Reading {
  const { file, last, logged, length, batch, allCount, trainableCount, bits, dtype, counted } = log;
  const name = fineTuningName(log.configuration);
  const sources: Collected[] = [logged, last].flatMap((one) =>
    one ? [{ path: file.path, step: one.step, values: one.values }] : [],
  );
  const packed =
    counted && allCount && allCount / counted > 1.05
      ? `Divided by ${counted} packed tensor elements where the model has ${allCount} parameters: too high by ${(allCount / counted).toFixed(2)} against a run without quantized weights.`
      : undefined;
  const nominal = `Nominal tokens: ${length ?? 2048} for each sample, however long its text is.`;
  const metrics = collectedMetrics(sources, {
    history: log.history ?? HISTORY,
    parameters: counted,
    tokensPerStep: length && batch ? length * batch : null,
    nodes: 1,
    zero: log.zero,
    doubts: { tt: joined([nominal, packed]), ...(packed && { st: packed }) },
  });
  const steps = run?.steps ?? log.steps;
  const facts = factsOf(name, {
    ...(dtype && { dtype: bits ? `${bits}-bit weights, ${dtype} computation` : dtype }),
    ...(batch && { batch_size: batch }),
    ...(steps && { steps }),
  });
  if (allCount) {
    // What an adapter adds is no part of the model.
    const isWhole = name !== null && ["full", "freeze"].includes(name.method);
    const parameters = allCount - (isWhole ? 0 : (trainableCount ?? 0));
    facts.model = { ...facts.model, ...(parameters > 0 && { parameters_b: parameters / 1e9 }) };
  }
  facts.technique = {
    ...facts.technique,
    settings: {
      ...(trainableCount && { trainable_params: trainableCount }),
      ...(allCount && { total_params: allCount }),
      ...(log.percent && { trainable_percent: log.percent }),
      ...(bits && { weight_bits: bits }),
    },
  };
  if (log.world) facts.environment = { count: log.world };
  const printed = { folder: "", paths: [], ...log.printed };
  const reading = withTrained({ ...base(name), paths: [file.path], facts, metrics }, run ?? printed, name);
  const alone =
    "There are no files of the trainer beside it: losses and times are those that the log prints.";
  return {
    ...reading,
    ...(!run && { notes: [...reading.notes, alone] }),
    ...(!log.isOver && !run?.runTime && { notComparable: "The log ends before the training does." }),
  };
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

/** It has no AL, and its parameter counts are years. */
function extractReading(extract: TrainingExtract, run: TrainerRun | null): Reading {
  const { file, values, validationLoss } = extract;
  const name = fineTuningName(extract.configuration);
  const metrics = collectedMetrics([{ path: file.path, step: run?.steps ?? null, values }], {
    history: HISTORY,
    parameters: null,
    tokensPerStep: null,
    nodes: 1,
    doubts: { tt: "Nominal tokens: 2048 for each sample, however long its text is." },
  });
  const printed: TrainerRun = {
    folder: "",
    paths: [],
    ...(validationLoss !== null && { evalLoss: { value: validationLoss, path: file.path } }),
  };
  const facts = factsOf(name, run?.steps ? { steps: run.steps } : {});
  const reading = withTrained({ ...base(name), paths: [file.path], facts, metrics }, run ?? printed, name);
  const note = "Taken from the extract, as there is no log. Its parameter counts are wrong and are left out.";
  return { ...reading, notes: [note] };
}

function trainedReading(run: TrainerRun): Reading {
  const name = fineTuningName(run.folder.split("/").at(-1) ?? "");
  const facts = factsOf(name, run.steps ? { steps: run.steps } : {});
  const reading = withTrained({ ...base(name), paths: [], facts, metrics: {} }, run, name);
  return {
    ...reading,
    notes: ["There is no console log: memory, utilisation and power are in none of these files."],
  };
}
