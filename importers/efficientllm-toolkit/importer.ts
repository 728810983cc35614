import type { Importer } from "../importer";
import type { Imported, Reading, Skipped, SkipReason } from "../reading";
import { metricsOf, numberOf, runFacts } from "../reading-parts";
import { folderOf, type SourceFile } from "../source-file";
import {
  type ConsoleLog,
  joinAttentionFree,
  type MetricsOfRun,
  readConsoleLog,
  readMetricsFile,
} from "./attention-free";
import { wholeLines } from "./collector-log";
import { Copies } from "./copies";
import { TOOLKIT_FIELDS } from "./fields";
import { type FileKind, fileKind } from "./file-kind";
import { joinFineTuning } from "./llama-factory";
import { readMegatronExtract, readMegatronLog } from "./megatron";
import { readMonitorDump } from "./monitor-dump";
import { type Evaluation, joinEvaluations, readEvaluation } from "./quantization";
import { failureOf, KEY, type ReadFile, skip, stemOf } from "./run-file";
import { fineTuningName, isRunName, megatronName } from "./run-name";
import { isOfCheckpoint, readTrainerFile, type TrainerDocument, trainerRuns } from "./trainer-files";
import { readTrainingExtract, readTrainingLog, type TrainingExtract, type TrainingLog } from "./training-log";

/** The benchmark's own pipeline: run directories of its pretraining, fine-tuning and quantization. */
export const efficientllmToolkit: Importer = {
  key: KEY,
  title: "EfficientLLM toolkit",
  url: "https://pypi.org/project/efficientllm-toolkit/",
  versions: "1.0.0 to 1.0.8, by their source",
  fields: TOOLKIT_FIELDS,
  asks: [
    "which accelerator, its memory, and how many, where no log or description of the machine says so",
    "which precision, of the attention-free scripts",
    "which model, technique and precision, of a dump of the monitor",
    "the seed, but of the quantization",
    "the version of the toolkit",
  ],
  drops: [
    "local paths, command lines and the addresses in them",
    "all of pretty_env_info but accelerator, driver, CUDA and PyTorch versions",
    "the PPL and GPU hours of extracts, and their parameter counts: none of them is what it is called",
    "tables, which are made from the other files and rounded",
  ],
  recognises: (file) => fileKind(file) !== null,
  read,
};

/** What is known of an import's files, without their texts. */
class Findings {
  readonly megatron: Reading[] = [];
  readonly dumps: Reading[] = [];
  readonly skipped: Skipped[] = [];
  readonly metrics: MetricsOfRun[] = [];
  readonly consoleLogs: ConsoleLog[] = [];
  readonly trainingLogs: TrainingLog[] = [];
  readonly extracts: TrainingExtract[] = [];
  readonly evaluations: Evaluation[] = [];
  readonly documents: TrainerDocument[] = [];

  /** Adds what a file's text says, or why nothing is taken of it. */
  add(kind: FileKind, one: ReadFile): void {
    const { file } = one;
    const keep = <Found>(
      to: Found[],
      found: Found | null,
      why: string,
      reason: SkipReason = "unreadable",
    ) => {
      if (found === null) this.skipped.push(skip(file, reason, why));
      else to.push(found);
    };
    if (kind === "attention-free metrics")
      keep(this.metrics, readMetricsFile(one), "it is not shaped as the scripts write it");
    else if (kind === "lm-eval results")
      keep(this.evaluations, readEvaluation(one), "it is no results file with the monitor's block");
    else if (kind === "trainer file")
      keep(this.documents, readTrainerFile(one), "it says nothing of a finished training", "empty");
    else if (kind === "monitor dump") this.#addDump(readMonitorDump(one));
    else if (kind === "console log") this.#addLog(one);
    else if (isFineTuning(one)) this.extracts.push(readTrainingExtract(one));
    else this.megatron.push(readMegatronExtract(one));
  }

  #addDump(outcome: Reading | Skipped): void {
    if ("producer" in outcome) this.dumps.push(outcome);
    else this.skipped.push(outcome);
  }

  #addLog({ file, text }: ReadFile): void {
    const failure = failureOf(text);
    const one = { file, text: wholeLines(text) };
    const script = scriptOf(one);
    if (failure) this.skipped.push(skip(file, "failed", failure));
    else if (script === "attentionFree") this.consoleLogs.push(readConsoleLog(one));
    else if (script === "megatron") this.megatron.push(readMegatronLog(one));
    else if (script === "fineTuning") this.trainingLogs.push(readTrainingLog(one));
    else {
      const why = "it holds no metrics of any of the pipeline's scripts";
      this.skipped.push(skip(file, "empty", why));
    }
  }

  /** One reading for each run. */
  joined(): Imported {
    const outcomes = [
      joinAttentionFree(this.metrics, this.consoleLogs),
      joinFineTuning(this.trainingLogs, this.extracts, trainerRuns(this.documents)),
      { readings: joinEvaluations(this.evaluations), skipped: [] },
    ];
    const readings = [
      ...this.megatron,
      ...outcomes.flatMap((outcome) => outcome.readings),
      ...this.dumps,
    ].map(withinFormat);
    const silent = readings
      .filter((one) => !tells(one))
      .flatMap(({ paths }) =>
        paths.map((path) => ({ path, reason: "empty", why: "it holds no value" }) as const),
      );
    return {
      readings: readings.filter(tells),
      skipped: [...this.skipped, ...outcomes.flatMap((outcome) => outcome.skipped), ...silent],
    };
  }
}

/** Reads one file after the other: of each no more is kept than what it says. */
async function read(files: readonly SourceFile[]): Promise<Imported> {
  const findings = new Findings();
  const copies = new Copies();
  const kinds = files.map((file) => ({ file, kind: fileKind(file) }));
  const logs = new Set(kinds.flatMap(({ file, kind }) => (kind === "console log" ? [runOf(file)] : [])));
  // Of copies, the one that lies highest is read.
  for (const { file, kind } of kinds.toSorted((a, b) => depthOf(a.file) - depthOf(b.file))) {
    const refused =
      kind === null ? skip(file, "unknown", "it is no file of the toolkit") : refusal(file, kind);
    if (refused || kind === null) {
      if (refused) findings.skipped.push(refused);
      continue;
    }
    const text = await file.text().catch(() => null);
    if (text === null) findings.skipped.push(skip(file, "unreadable", "its text cannot be read"));
    else if (await copies.has(file, text)) {
      findings.skipped.push(skip(file, "copy", "it is read from another folder"));
    } else if (kind === "extract" && logs.has(runOf(file))) {
      findings.skipped.push(skip(file, "derived", "an extract of a log that is there"));
    } else findings.add(kind, { file, text });
  }
  return findings.joined();
}

function depthOf({ path }: SourceFile): number {
  return path.split("/").length;
}

/** What a log and the extract made of it have in common. */
function runOf(file: SourceFile): string {
  return `${folderOf(file)}/${stemOf(file).replace(/_metrics$/, "")}`;
}

/** Why a file is not read, by its kind and place alone. */
function refusal(file: SourceFile, kind: FileKind): Skipped | null {
  if (kind === "mock results") {
    return skip(
      file,
      "mock",
      "scores typed in by the toolkit's demonstration, without versions, shots or date",
    );
  }
  if (kind === "table") {
    return hasRows(file.head)
      ? skip(file, "derived", "a rounded table of runs whose own files are read instead")
      : skip(file, "empty", "the head of a table without a row, as the scripts leave it");
  }
  if (kind === "trainer file" && isOfCheckpoint(file)) {
    return skip(file, "beside", "the state of a checkpoint on the way, not of the run's end");
  }
  return null;
}

/** Whether a table of the shell scripts got any row below its rule; other tables always have theirs. */
function hasRows(head: string): boolean {
  const [, after] = /^[-|]{10,}\s*$([\s\S]*)/m.exec(head) ?? [];
  return !/^Method \||^Model \|/m.test(head) || (after ?? "").trim() !== "";
}

type Script = "attentionFree" | "megatron" | "fineTuning" | "others";

function scriptOf({ text, file }: ReadFile): Script {
  if (/^Starting \w+ \S+ training\s*$/m.test(text) || /^Epoch \d+, Step \d+: Loss = /m.test(text)) {
    return "attentionFree";
  }
  if (/^EfficientLLM Benchmark: /m.test(text) || /\biteration\s+\d+\/\s*\d+ \|/.test(text)) return "megatron";
  if (/llamafactory|'efficientllm\/|\[EfficientLLM Metrics\] Step \d+:/i.test(text)) return "fineTuning";
  if (!text.includes("[EfficientLLM Metrics]")) return "others";
  if (megatronName(stemOf(file))) return "megatron";
  return isRunName(stemOf(file)) ? "attentionFree" : "others";
}

function isFineTuning({ text, file }: ReadFile): boolean {
  return /PEFT Metrics Summary/.test(text) || fineTuningName(stemOf(file).replace(/_metrics$/, "")) !== null;
}

/** Without what no bundle can hold: numbers beyond its limits, names that are none. */
function withinFormat(reading: Reading): Reading {
  return {
    ...reading,
    facts: runFacts(reading.facts),
    metrics: metricsOf(reading.metrics),
    scores: reading.scores.filter(({ metric, value }) => {
      const number = numberOf(value);
      return number !== null && (metric !== "perplexity" || number >= 1);
    }),
  };
}

function tells({ metrics, scores }: Reading): boolean {
  return scores.length > 0 || Object.values(metrics).some((value) => "value" in value);
}
