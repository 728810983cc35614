import type { Importer } from "./importer";
import { publicModel } from "./model-name";
import type { RunFacts } from "./reading";
import { runFacts } from "./reading-parts";
import { countIn, nameIn, numberIn, positiveIn } from "./serving/fields";
import { MetricSheet } from "./serving/metric-sheet";
import { type FileRecord, headKeys } from "./serving/records";
import { loadLabel, perRequest, requestNotes } from "./serving/requests";
import { type RunContext, type RunOutcome, readRuns } from "./serving/runs";
import { latencyUnit } from "./serving/statistics";

const KEY = "inferencex";
const OF_RUN = [
  "model_id",
  "burstiness",
  "num_prompts",
  "total_output_tokens",
  "output_throughput",
  "good_completed",
];
/** Accelerators by how the names of its runners begin; the rest of such a name may be a machine's. */
const ACCELERATORS: readonly (readonly [RegExp, string])[] = [
  [/^(gb\d{3}|[abh]\d{3})(?![a-z0-9])/i, "NVIDIA"],
  [/^(mi\d{3}x?)(?![a-z0-9])/i, "AMD Instinct"],
];
const PRECISIONS = new Map([
  ["bf16", "bfloat16"],
  ["fp16", "float16"],
]);

/** InferenceX (earlier InferenceMAX) of SemiAnalysis: vLLM's names without `_ms`, in seconds. */
export const inferencex: Importer = {
  key: KEY,
  title: "InferenceX (InferenceMAX)",
  url: "https://github.com/SemiAnalysisAI/InferenceX",
  versions: "files of 2026-02; aggregated ones by their source",
  fields: [
    { field: "mean_e2el", becomes: "al", unit: "s", note: "A file with medians alone gives no AL." },
    {
      field: "output_throughput",
      becomes: "it",
      unit: "tokens/s",
      note: "Of an aggregated file: output_tput_per_gpu times tp, which it was divided by.",
    },
    { field: "request_throughput", becomes: "throughput", unit: "samples/s" },
    {
      field: "output_tput_per_gpu",
      becomes: "it",
      unit: "tokens/s",
      note: "On one node, without disaggregation.",
    },
    {
      field: "tput_per_gpu",
      becomes: "throughput",
      unit: "tokens/s",
      note: "Per accelerator; tokens of prompts and outputs together.",
    },
    { field: "mean_ttft", becomes: "ttft", unit: "s" },
    { field: "mean_tpot", becomes: "tpot", unit: "s" },
    { field: "model_id, model", becomes: "model.name", unit: "" },
    {
      field: "hw",
      becomes: "environment.accelerator",
      unit: "",
      note: "Only the accelerator that it begins with.",
    },
    { field: "tp", becomes: "environment.count", unit: "" },
    { field: "precision", becomes: "technique.name", unit: "" },
    { field: "framework", becomes: "workload.settings", unit: "" },
    { field: "max_concurrency, conc", becomes: "workload.concurrency", unit: "" },
    {
      field: "total_input_tokens, isl",
      becomes: "workload.input_tokens",
      unit: "tokens",
      note: "Of one request.",
    },
    {
      field: "total_output_tokens, osl",
      becomes: "workload.output_tokens",
      unit: "tokens",
      note: "Of one request.",
    },
    { field: "num_prompts", becomes: "workload.samples", unit: "" },
  ],
  asks: ["precision, accelerator and number of accelerators, where the file is not an aggregated one"],
  drops: ["names of runners and images", "label", "paths"],
  recognises(file) {
    const keys = headKeys(file);
    if (latencyUnit(keys) !== "s") return false;
    return keys.has("output_tput_per_gpu") || OF_RUN.filter((key) => keys.has(key)).length >= 3;
  },
  read: (files) => readRuns(files, { producer: KEY, readRun }),
};

function readRun(record: FileRecord, { path }: RunContext): RunOutcome {
  if (numberIn(record, "completed") === 0) return { reason: "failed", why: "no request completed" };
  const sheet = new MetricSheet(path);
  const isAggregated = "output_tput_per_gpu" in record;
  sheet.take("al", "mean_e2el", record.mean_e2el, "s");
  sheet.take("ttft", "mean_ttft", record.mean_ttft, "s");
  sheet.take("tpot", "mean_tpot", record.mean_tpot, "s", { note: "Without the first token." });
  for (const name of ["e2el", "ttft", "tpot"]) {
    if (record[`mean_${name}`] === undefined) {
      sheet.leaveOut(
        `median_${name}`,
        record[`median_${name}`],
        "s",
        "a mean is asked for and the file has none",
      );
    }
  }
  if (isAggregated) takePerGpu(sheet, record);
  else {
    sheet.take("it", "output_throughput", record.output_throughput, "tokens/s", {
      note: "Generated tokens of the whole server.",
    });
    sheet.take("throughput", "request_throughput", record.request_throughput, "samples/s", {
      scope: "total",
    });
  }
  if (!sheet.hasValue) return { reason: "empty", why: "every value of it is absent or 0" };
  return {
    run: {
      label: loadLabel({ ...record, max_concurrency: record.max_concurrency ?? record.conc }),
      facts: isAggregated ? aggregatedFacts(record) : facts(record),
      metrics: sheet.metrics,
      scores: [],
      notes: [...requestNotes(record), ...sheet.notes],
    },
  };
}

/** Its script divides by `tp` on one node, and by several other counts elsewhere. */
function takePerGpu(sheet: MetricSheet, record: FileRecord): void {
  const count = isOnOneNode(record) ? countIn(record, "tp") : null;
  const perGpu = positiveIn(record, "output_tput_per_gpu");
  if (count !== null && perGpu !== null) {
    sheet.take("it", "output_tput_per_gpu", perGpu * count, "tokens/s", {
      note: `Generated tokens of the whole server: output_tput_per_gpu times ${count} accelerators.`,
    });
  }
  sheet.take("throughput", "tput_per_gpu", record.tput_per_gpu, "tokens/s", {
    scope: "per_accelerator",
    note: "Tokens of prompts and outputs together.",
  });
}

function isOnOneNode(record: FileRecord): boolean {
  const isSet = (value: unknown) => value === true || String(value).toLowerCase() === "true";
  return !isSet(record.is_multinode) && !isSet(record.disagg);
}

function facts(record: FileRecord): RunFacts {
  return runFacts({
    axis: "inference",
    modality: "language",
    model: publicModel(record.model_id) ?? {},
    workload: {
      samples: countIn(record, "num_prompts"),
      request_rate: positiveIn(record, "request_rate"),
      concurrency: positiveIn(record, "max_concurrency"),
      input_tokens: perRequest(record, "total_input_tokens"),
      output_tokens: perRequest(record, "total_output_tokens"),
      settings: { request_rate: record.request_rate === "inf" ? "inf" : null },
    },
  });
}

function aggregatedFacts(record: FileRecord): RunFacts {
  const precision = nameIn(record, "precision")?.toLowerCase() ?? null;
  return runFacts({
    axis: "inference",
    modality: "language",
    model: publicModel(record.model) ?? {},
    ...(precision === null
      ? {}
      : { technique: { family: "quantization", name: PRECISIONS.get(precision) ?? precision } }),
    environment: {
      accelerator: acceleratorOf(record.hw),
      count: isOnOneNode(record) ? countIn(record, "tp") : null,
    },
    workload: {
      concurrency: positiveIn(record, "conc"),
      input_tokens: positiveIn(record, "isl"),
      output_tokens: positiveIn(record, "osl"),
      settings: {
        framework: nameIn(record, "framework"),
        tp: countIn(record, "tp"),
        ep: countIn(record, "ep"),
        dp_attention: nameIn(record, "dp_attention"),
      },
    },
  });
}

function acceleratorOf(hardware: unknown): string | null {
  if (typeof hardware !== "string") return null;
  for (const [pattern, maker] of ACCELERATORS) {
    const [, name] = pattern.exec(hardware) ?? [];
    if (name) return `${maker} ${name.toUpperCase()}`;
  }
  return null;
}
