import { fileName, folderOf, type SourceFile } from "../source-file";
import { fineTuningName, isRunName } from "./run-name";

/** What a file of the pipeline is. */
export type FileKind =
  | "attention-free metrics"
  | "console log"
  | "extract"
  | "table"
  | "trainer file"
  | "lm-eval results"
  | "mock results"
  | "monitor dump";

/** Texts about the pipeline, which quote its output: its sources and documentation. */
const PROSE_OR_SOURCE = /\.(?:md|rst|py|pyi|sh|ipynb|ya?ml|html?|js|ts|toml|cfg)$/i;

const LOG_MARKS = [
  /\[EfficientLLM Metrics\] (?:Iteration|Step) \d+:/,
  /\[EfficientLLM\] Metrics collection initialized for model with [\d,]+ parameters/,
  /\[EfficientLLM\] Metrics collection disabled/,
  /\[EfficientLLM\] Model parameters set to [\d,]+/,
  /^EfficientLLM Benchmark: \S+ - \S+\s*$/m,
  /^EfficientLLM Metrics Configuration:\s*$/m,
  /^Starting (?:Pythia|Mamba|RWKV) [\d.]+B training\s*$/im,
];

const TABLE_MARKS = [
  /^(?:Attention Mechanisms|Positional Encoding|MoE) Results Summary\s*$/m,
  /^EfficientLLM PEFT Benchmark - .*Results\s*$/m,
  /^ATTENTION-FREE MECHANISMS BENCHMARK SUMMARY\s*$/m,
  /^INFERENCE BENCHMARK PERFORMANCE SUMMARY\s*$/m,
  /^"?Method"?,"?Parameters"?,"?Context Length"?,"?PPL"?,"?AMU \(GB\)"?,/,
  /^"?Model"?,"?Precision"?,"?MMLU-Pro"?,"?BBH"?,/,
];

/** What a file is by what stands in it; null where it is none of the pipeline. */
export function fileKind(file: SourceFile): FileKind | null {
  const { head } = file;
  if (head === "" || PROSE_OR_SOURCE.test(file.path)) return null;
  // A log may begin with a bracket or with a dictionary of Python, too.
  if (/^\s*(?:\{\s*["}]|\[\s*[[{])/.test(head)) return jsonKind(file);
  if (/^\s*=== EfficientLLM (?:PEFT )?Metrics Summary ===/.test(head)) return "extract";
  if (TABLE_MARKS.some((mark) => mark.test(head))) return "table";
  if (/\\begin\{tab/.test(head)) {
    return /^(?:attention_free|benchmark)_table\.tex$/.test(fileName(file)) ? "table" : null;
  }
  if (LOG_MARKS.some((mark) => mark.test(head))) return "console log";
  return isNamedLog(file) ? "console log" : null;
}

function jsonKind(file: SourceFile): FileKind | null {
  const { head } = file;
  const has = (key: string) => head.includes(`"${key}"`);
  if (has("model_type") && has("model_size") && (has("amu_gb") || has("tt_tokens_per_param_per_sec"))) {
    return "attention-free metrics";
  }
  if (/"time_series"\s*:\s*\{\s*"timestamps"/.test(head)) return "monitor dump";
  if (has("request_level") && has("computation_times")) return "monitor dump";
  if (has("results")) {
    if (/"performance_metrics"\s*:\s*\{/.test(head)) return "lm-eval results";
    return isMock(head) ? "mock results" : null;
  }
  return isTrainerFile(file) ? "trainer file" : null;
}

/** The demonstration of the score tables: no versions, no shots, tasks in the configuration, a model beside it. */
function isMock(head: string): boolean {
  return (
    /"versions"\s*:\s*\{\s*\}/.test(head) &&
    /"n-shot"\s*:\s*\{\s*\}/.test(head) &&
    /"tasks"\s*:\s*\[/.test(head) &&
    /"model_args"\s*:\s*"pretrained=\.\/model\//.test(head)
  );
}

/** Files of the Hugging Face trainer say nothing of their pipeline: its own name for the run tells. */
function isTrainerFile(file: SourceFile): boolean {
  if (configurationFolder(file) === null) return false;
  return /"(?:train_runtime|eval_loss|train_loss|log_history|current_steps)"\s*:/.test(file.head);
}

/** The folder of a fine-tuning run that a file lies in, or one of whose checkpoints it lies in. */
export function configurationFolder(file: Pick<SourceFile, "path">): string | null {
  const folders = folderOf(file).split("/");
  const last = folders.at(-1) ?? "";
  if (/^checkpoint-\d+$/.test(last)) folders.pop();
  return fineTuningName(folders.at(-1) ?? "") ? folders.join("/") : null;
}

/** A log by its run's name or folder, that may have ended before it wrote anything of its own. */
function isNamedLog(file: SourceFile): boolean {
  const name = fileName(file);
  if (!name.endsWith(".log")) return false;
  if (isRunName(name.slice(0, -4))) {
    return /^Traceback \(most recent call last\):|llamafactory|torchrun|megatron/im.test(file.head);
  }
  return /(?:^|\/)(?:logs|\w+_results)$/.test(folderOf(file)) && file.head.includes("EfficientLLM");
}
