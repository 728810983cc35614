import type { Importer } from "../importer";
import type { Imported, Reading, Skipped } from "../reading";
import { metricsOf, numberOf, runFacts } from "../reading-parts";
import { folderOf, type SourceFile } from "../source-file";
import { readAttentionFree } from "./attention-free";
import { TOOLKIT_FIELDS } from "./fields";
import { type FileKind, fileKind } from "./file-kind";
import { readFineTuning } from "./llama-factory";
import { readMegatronExtract, readMegatronLog } from "./megatron";
import { readMonitorDumps } from "./monitor-dump";
import { readQuantization } from "./quantization";
import { failureOf, KEY, type Outcome, type ReadFile, skip, stemOf } from "./run-file";
import { fineTuningName, isRunName, megatronName } from "./run-name";
import { isOfCheckpoint, trainerRuns } from "./trainer-files";

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

async function read(files: readonly SourceFile[]): Promise<Imported> {
  const skipped: Skipped[] = [];
  const byKind = new Map<FileKind, ReadFile[]>();
  const dumps: Outcome = { readings: [], skipped: [] };
  for (const file of files) {
    const kind = fileKind(file);
    const refused =
      kind === null ? skip(file, "unknown", "it is no file of the toolkit") : refusal(file, kind);
    if (refused || kind === null) {
      if (refused) skipped.push(refused);
      continue;
    }
    const text = await file.text().catch(() => null);
    if (text === null) skipped.push(skip(file, "unreadable", "its text cannot be read"));
    else if (kind === "monitor dump") {
      // Its series are long: one at a time.
      const read = readMonitorDumps([{ file, text }]);
      dumps.readings.push(...read.readings);
      dumps.skipped.push(...read.skipped);
    } else {
      const same = byKind.get(kind) ?? [];
      same.push({ file, text });
      byKind.set(kind, same);
    }
  }
  const of = (kind: FileKind) => withoutCopies(byKind.get(kind) ?? [], skipped);
  const { attentionFree, megatron, fineTuning, others } = sortLogs(of("console log"), skipped);
  for (const { file } of others) {
    skipped.push(skip(file, "empty", "it holds no metrics of any of the pipeline's scripts"));
  }
  const extracts = withoutLogs(of("extract"), byKind.get("console log") ?? [], skipped);
  const fineTuningExtracts = extracts.filter(isFineTuning);
  const trainer = of("trainer file");
  const runs = trainerRuns(trainer);
  const taken = new Set(runs.flatMap(({ paths }) => paths));
  for (const { file } of trainer) {
    if (!taken.has(file.path)) skipped.push(skip(file, "empty", "it says nothing of a finished training"));
  }
  const outcomes = [
    readAttentionFree(of("attention-free metrics"), attentionFree),
    readFineTuning(fineTuning, fineTuningExtracts, runs),
    readQuantization(of("lm-eval results")),
    dumps,
  ];
  const readings: Reading[] = [
    ...megatron.map(readMegatronLog),
    ...extracts.filter((one) => !isFineTuning(one)).map(readMegatronExtract),
    ...outcomes.flatMap((outcome) => outcome.readings),
  ];
  const sound = readings.map(withinFormat);
  const told = sound.filter(tells);
  for (const { paths } of sound.filter((one) => !tells(one))) {
    for (const path of paths) skipped.push({ path, reason: "empty", why: "it holds no value" });
  }
  return { readings: told, skipped: [...skipped, ...outcomes.flatMap((outcome) => outcome.skipped)] };
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

/** The pipeline copies logs into a folder a run: the same text once. */
function withoutCopies(files: readonly ReadFile[], skipped: Skipped[]): ReadFile[] {
  const kept = new Map<string, ReadFile>();
  const ordered = [...files].sort((a, b) => depth(a) - depth(b));
  for (const one of ordered) {
    const key = `${stemOf(one.file)}\n${one.text}`;
    if (kept.has(key)) {
      skipped.push(skip(one.file, "beside", "a copy of a file that is read from another folder"));
    } else kept.set(key, one);
  }
  return [...kept.values()];
}

function depth({ file }: ReadFile): number {
  return file.path.split("/").length;
}

type Script = "attentionFree" | "megatron" | "fineTuning" | "others";

function sortLogs(logs: readonly ReadFile[], skipped: Skipped[]): Record<Script, ReadFile[]> {
  const sorted: Record<Script, ReadFile[]> = { attentionFree: [], megatron: [], fineTuning: [], others: [] };
  for (const one of logs) {
    const failure = failureOf(one.text);
    if (failure) skipped.push(skip(one.file, "failed", failure));
    else sorted[scriptOf(one)].push(one);
  }
  return sorted;
}

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

/** An extract is read where the log beside it is gone. */
function withoutLogs(
  extracts: readonly ReadFile[],
  logs: readonly ReadFile[],
  skipped: Skipped[],
): ReadFile[] {
  const placeOf = ({ file }: ReadFile) => `${folderOf(file)}/${stemOf(file).replace(/_metrics$/, "")}`;
  const places = new Set(logs.map(placeOf));
  return extracts.filter((one) => {
    const hasLog = places.has(placeOf(one));
    if (hasLog) skipped.push(skip(one.file, "derived", "an extract of a log that is there"));
    return !hasLog;
  });
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
