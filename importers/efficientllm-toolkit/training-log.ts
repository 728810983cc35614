import type { SourceFile } from "../source-file";
import {
  type CollectorLog,
  type CollectorValues,
  countIn,
  linesOf,
  type MetricBlock,
  printedNumber,
  readCollectorLog,
} from "./collector-log";
import { type ReadFile, stemOf } from "./run-file";
import type { TrainerRun } from "./trainer-files";

/** What the extract of a fine-tuning run says. */
export interface TrainingExtract {
  file: SourceFile;
  /** The run's name among the pipeline's configurations. */
  configuration: string;
  values: CollectorValues;
  validationLoss: number | null;
}

/** What the console log of a fine-tuning run says. */
export interface TrainingLog extends Omit<TrainingExtract, "validationLoss" | "values"> {
  last: MetricBlock | null;
  logged: MetricBlock | null;
  /** Steps that the collector remembers. */
  history: number | null;
  /** Tensor elements that TT and ST are divided by. */
  counted: number | null;
  /** Why its zeros stand there, where it tells. */
  zero: string | undefined;
  trainableCount: number | null;
  allCount: number | null;
  percent: number | null;
  /** Width of quantized weights. */
  bits: number | null;
  length: number | null;
  batch: number | null;
  world: number | null;
  dtype: string | null;
  steps: number | null;
  isOver: boolean;
  /** s */
  runTime: number | null;
  /** Losses and times as it prints them at its end. */
  printed: Omit<TrainerRun, "folder" | "paths">;
}

function configurationOf(file: SourceFile): string {
  return stemOf(file).replace(/_metrics$/, "");
}

/** Reads the console log of LLaMA-Factory. */
export function readTrainingLog({ file, text }: ReadFile): TrainingLog {
  const collector = readCollectorLog(text);
  const [line = ""] =
    /trainable params: [\d,]+ \|\| all params: [\d,]+ \|\| trainable%: [\d.]+/.exec(text) ?? [];
  const batch = /\[EfficientLLM\] Batch config: seq_len=\d+, batch_size=\d+/.exec(text)?.[0] ?? "";
  const progress = [...text.matchAll(/(\d{1,12})\/(\d{1,12}) \[[\d:]{1,20}</g)].at(-1)?.[2];
  return {
    file,
    configuration: configurationOf(file),
    last: collector.last,
    logged: collector.logged,
    history: collector.historySize,
    counted: collector.parameters,
    zero: zeroReason(collector),
    trainableCount: countIn(line, /trainable params: ([\d,]+)/),
    allCount: countIn(line, /all params: ([\d,]+)/),
    percent: printedNumber(/trainable%: ([\d.]+)/.exec(line)?.[1]) ?? null,
    bits: countIn(text, /Quantizing model to (\d+) bit/),
    length: countIn(batch, /seq_len=(\d+)/),
    batch: countIn(batch, /batch_size=(\d+)/),
    world: countIn(text, /\bworld size: (\d+)/),
    dtype: /compute dtype: torch\.(\w{1,20})/.exec(text)?.[1] ?? null,
    steps: progress ? Number(progress) : (collector.last?.step ?? null),
    isOver: /'train_runtime'|Training completed|\*\*\*\*\* train metrics/.test(text),
    runTime: printedNumber(/'train_runtime':\s*([^,}\s]+)/.exec(text)?.[1]) ?? null,
    printed: printedRun(text, file.path),
  };
}

function zeroReason({ hasDeadSampler, isDisabled }: CollectorLog): string | undefined {
  if (isDisabled) return "the collector was switched off";
  return hasDeadSampler ? "the thread that samples had died" : undefined;
}

function printedRun(text: string, path: string): TrainingLog["printed"] {
  const end = linesOf(text).findLast((line) => line.includes("'train_runtime'")) ?? "";
  const at = (key: string, from: string, pattern: RegExp) => {
    const value = positive(pattern.exec(from)?.[1]);
    return value === null ? {} : { [key]: { value, path } };
  };
  return {
    ...at("trainLoss", end, /'train_loss':\s*([^,}\s]+)(?=\s*[,}])/),
    ...at("runTime", end, /'train_runtime':\s*([^,}\s]+)(?=\s*[,}])/),
    ...at("samplesPerSecond", end, /'train_samples_per_second':\s*([^,}\s]+)(?=\s*[,}])/),
    ...at("evalLoss", text, /^[ \t]{0,20}eval_loss[ \t]{1,80}=[ \t]{1,80}(\S+)/m),
  };
}

function positive(text: string | undefined): number | null {
  const value = printedNumber(text);
  return value !== undefined && Number.isFinite(value) && value > 0 ? value : null;
}

const EXTRACT: readonly (readonly [keyof CollectorValues, RegExp])[] = [
  ["amu", /^AMU \([^)\n]{0,80}\):\s*(\S+) GB/m],
  ["pcu", /^PCU \([^)\n]{0,80}\):\s*(\S+)\s*$/m],
  ["tt", /^TT \([^)\n]{0,80}\):\s*(\S+) tokens\/param\/sec/m],
  ["st", /^ST \([^)\n]{0,80}\):\s*(\S+) samples\/param\/sec/m],
  ["aec", /^AEC \([^)\n]{0,80}\):\s*(\S+) Watts/m],
];

/** Reads the extract of a run whose log is gone. */
export function readTrainingExtract({ file, text }: ReadFile): TrainingExtract {
  const values: CollectorValues = {};
  for (const [metric, pattern] of EXTRACT) {
    const value = printedNumber(pattern.exec(text)?.[1]);
    if (value !== undefined) values[metric] = value;
  }
  const validationLoss = positive(/^Final Validation Loss:\s*(\S+)\s*$/m.exec(text)?.[1]);
  return { file, configuration: configurationOf(file), values, validationLoss };
}
