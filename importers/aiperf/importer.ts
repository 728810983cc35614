import { convertUnit } from "@/benchmark/units";
import type { FieldRow, Importer } from "../importer";
import { firstObjectKeys } from "../json-keys";
import { publicModel } from "../model-name";
import { runFacts } from "../reading-parts";
import { rateDoubt } from "../serving/agreement";
import { nameIn, positiveIn, recordIn, toNumber } from "../serving/fields";
import { MetricSheet } from "../serving/metric-sheet";
import { type FileRecord, isRecord } from "../serving/records";
import { judgeLost, type LostRequests, loadLabel } from "../serving/requests";
import { type RunContext, type RunOutcome, readRuns } from "../serving/runs";
import { averageIn, complaint, leaveUnread, type Statistic, statisticIn } from "./statistic";
import { generatedTokens, gpusIn, takeSummedTelemetry, takeTelemetry } from "./telemetry";

const KEY = "aiperf";
const MEASURED = [
  "request_throughput",
  "request_latency",
  "time_to_first_token",
  "inter_token_latency",
  "output_token_throughput",
];

const FIELDS: readonly FieldRow[] = [
  { field: "request_latency.avg", becomes: "al", unit: "as the file says (ms)" },
  {
    field: "output_token_throughput.avg",
    becomes: "it",
    unit: "tokens/s",
    note: "Of the whole server; output_token_throughput_per_user is not read.",
  },
  {
    field: "request_throughput.avg",
    becomes: "throughput",
    unit: "requests/s",
    note: "A request is a sample.",
  },
  { field: "time_to_first_token.avg", becomes: "ttft", unit: "as the file says (ms)" },
  {
    field: "inter_token_latency.avg",
    becomes: "tpot",
    unit: "as the file says (ms)",
    note: "AIPerf's ITL is (latency - TTFT) / (output tokens - 1) of each request, that is TPOT.",
  },
  {
    field: "nvidia_total_gpu_power, amd_total_gpu_power, total_gpu_power",
    becomes: "aec",
    unit: "W",
    note: "Newer versions, where single accelerators are not in the file.",
  },
  {
    field: "nvidia_total_gpu_energy, amd_total_gpu_energy, total_gpu_energy",
    becomes: "energy_per_token",
    unit: "J",
    note: "Divided by generated tokens.",
  },
  {
    field: "gpu_power_usage",
    becomes: "aec",
    unit: "W",
    note: "With DCGM: per accelerator in the file, summed here. Left out where one of them lacks it.",
  },
  { field: "gpu_memory_used", becomes: "amu", unit: "GB", note: "Per accelerator in the file, summed here." },
  {
    field: "gpu_utilization",
    becomes: "pcu",
    unit: "%",
    note: "The mean over accelerators: utilisation, the nearest thing to PCU.",
  },
  {
    field: "energy_consumption",
    becomes: "energy_per_token",
    unit: "MJ",
    note: "Summed and divided by generated tokens, if mean power times duration confirms that it counts the run alone.",
  },
  { field: "input_config … model names", becomes: "model.name, model.hub_id", unit: "" },
  { field: "telemetry_data … gpu_name", becomes: "environment.accelerator", unit: "" },
  {
    field: "telemetry_data … gpus",
    becomes: "environment.count",
    unit: "",
    note: "Those that DCGM watched.",
  },
  { field: "request_count.avg", becomes: "workload.samples", unit: "" },
  { field: "input_sequence_length.avg", becomes: "workload.input_tokens", unit: "tokens" },
  { field: "output_sequence_length.avg", becomes: "workload.output_tokens", unit: "tokens" },
  { field: "input_config … concurrency", becomes: "workload.concurrency", unit: "" },
  { field: "input_config … request_rate", becomes: "workload.request_rate", unit: "requests/s" },
  { field: "input_config … streaming", becomes: "workload.settings", unit: "" },
  { field: "was_cancelled", becomes: "not_comparable", unit: "" },
  {
    field: "error_request_count.avg, else error_summary",
    becomes: "notes, not_comparable",
    unit: "",
    note: "Above 1 % of the requests every value is in doubt, above 10 % the run is not compared.",
  },
  { field: "aiperf_version", becomes: "pipeline.version", unit: "" },
];

/** NVIDIA AIPerf's and GenAI-Perf's `profile_export_*.json`: every metric an object with its unit. */
export const aiperf: Importer = {
  key: KEY,
  title: "AIPerf and GenAI-Perf",
  url: "https://github.com/ai-dynamo/aiperf",
  versions: "AIPerf 0.11.0 (schema 1.3); the first and the newest versions and GenAI-Perf by their source",
  fields: FIELDS,
  asks: ["precision", "accelerator and number of accelerators, where telemetry was not collected"],
  drops: [
    "addresses of endpoints",
    "command line",
    "headers and keys",
    "paths",
    "names of hosts",
    "ids of GPUs",
  ],
  recognises(file) {
    const keys = firstObjectKeys(file.head);
    const isOwn = ["aiperf_version", "input_config", "schema_version", "telemetry_data", "telemetry_stats"];
    if (!isOwn.some((key) => keys.has(key))) return false;
    const named = (key: string) => keys.has(key) || (keys.has("records") && file.head.includes(`"${key}"`));
    return MEASURED.filter(named).length >= 2;
  },
  read: (files) => readRuns(files, { producer: KEY, readRun }),
};

function readRun(file: FileRecord, { path }: RunContext): RunOutcome {
  // The first versions kept all metrics in an object of their own.
  const record = { ...recordIn(file, "records"), ...file };
  if (averageIn(record.request_count) === 0) return { reason: "failed", why: "no request completed" };
  const sheet = new MetricSheet(path);
  const take = (key: "al" | "it" | "throughput" | "ttft" | "tpot", field: string, note: string) => {
    const problem = complaint(field, record[field]);
    if (problem) sheet.notes.push(problem);
    leaveUnread(sheet, field, record[field]);
    const statistic = statisticIn(record[field]);
    const scope = key === "throughput" ? ({ scope: "total" } as const) : {};
    if (!statistic) return;
    const doubt = doubtOf(record, key, statistic);
    sheet.take(key, field, statistic.avg, statistic.unit, { ...scope, note, ...doubt });
  };
  take("al", "request_latency", "Mean over requests, from sending to the last token.");
  take("it", "output_token_throughput", "Generated tokens of the whole server.");
  take("throughput", "request_throughput", "Completed requests per second.");
  take("ttft", "time_to_first_token", "Mean over requests.");
  take("tpot", "inter_token_latency", "Mean over requests, without the first token.");
  const gpus = gpusIn(record);
  takeTelemetry(sheet, gpus, record);
  if (gpus.length === 0) takeSummedTelemetry(sheet, record);
  if (!sheet.hasValue) return { reason: "empty", why: sheet.whyEmpty() };
  const { notes, notComparable } = judgeLost(sheet, lostIn(record));
  const cancelled = record.was_cancelled === true ? "The run was cancelled before its end." : undefined;
  const reasons = [cancelled, notComparable].filter((one) => one !== undefined);
  if (notes.length === 0 && hasErrors(record)) {
    notes.push("Some requests failed; the values are of those that completed.");
    sheet.doubtAll("Some of its requests failed, and the file does not say how many.");
  }
  const names = new Set(gpus.map(({ name }) => name));
  const load = loadOf(recordIn(record, "input_config"));
  const version = nameIn(record, "aiperf_version");
  return {
    run: {
      ...(version === null ? {} : { version }),
      label: loadLabel(load),
      facts: runFacts({
        axis: "inference",
        modality: averageIn(record.image_throughput) ? "vision-language" : "language",
        model: publicModel(modelIn(recordIn(record, "input_config"))) ?? {},
        environment: {
          accelerator: names.size === 1 ? [...names][0] : null,
          count: gpus.length > 0 ? gpus.length : null,
        },
        workload: {
          samples: averageIn(record.request_count),
          concurrency: positiveIn(load, "max_concurrency"),
          request_rate: positiveIn(load, "request_rate"),
          input_tokens: averageIn(record.input_sequence_length),
          output_tokens: averageIn(record.output_sequence_length),
          settings: { streaming: streamingIn(record) },
        },
      }),
      metrics: sheet.metrics,
      scores: [],
      notes: [...notes, ...sheet.notes],
      ...(reasons.length > 0 && { notComparable: reasons.join(" ") }),
    },
  };
}

/** The one model of a run: with several the values are of no single one. */
function modelIn(config: FileRecord): unknown {
  const items = recordIn(config, "models").items;
  const listed = Array.isArray(items) ? items.map((item) => (isRecord(item) ? item.name : null)) : null;
  const endpoint = recordIn(config, "endpoint");
  for (const names of [listed, endpoint.model_names, config.model_names, config.model]) {
    if (typeof names === "string") return names;
    if (Array.isArray(names) && names.length === 1) return names[0];
  }
  return null;
}

/** Concurrency and rate of what was measured, by AIPerf's three ways of writing them and GenAI-Perf's. */
function loadOf(config: FileRecord): FileRecord {
  const phases = Array.isArray(config.phases) ? config.phases.filter(isRecord) : [];
  const measured = phases.filter((phase) => phase.exclude_from_results !== true && phase.name !== "warmup");
  const stimulus = recordIn(recordIn(config, "perf_analyzer"), "stimulus");
  const places = [...(measured.length === 1 ? measured : []), recordIn(config, "loadgen"), stimulus, config];
  const first = (key: string) =>
    places.map((place) => toNumber(place[key])).find((value) => value !== null && value > 0) ?? null;
  return { max_concurrency: first("concurrency"), request_rate: first("request_rate") };
}

function streamingIn(record: FileRecord): boolean | null {
  const { streaming } = recordIn(recordIn(record, "input_config"), "endpoint");
  return typeof streaming === "boolean" ? streaming : null;
}

/** The file says tokens, requests and the time of the run as well. */
function doubtOf(record: FileRecord, key: string, { avg, unit }: Statistic): { doubt?: string } {
  const duration = statisticIn(record.benchmark_duration);
  const seconds = duration && convertUnit(duration.avg, duration.unit, "s");
  if (key === "it" && unit === "tokens/s") {
    const amount = generatedTokens(record);
    return rateDoubt({
      rate: avg,
      amount,
      seconds,
      made: "total_output_tokens divided by benchmark_duration",
    });
  }
  if (key !== "throughput" || unit !== "samples/s") return {};
  const amount = averageIn(record.request_count);
  return rateDoubt({ rate: avg, amount, seconds, made: "request_count divided by benchmark_duration" });
}

/** Requests that failed; not how, since messages may hold addresses. null where none did, or it is not said how many. */
function lostIn(record: FileRecord): LostRequests | null {
  const errors = Array.isArray(record.error_summary) ? record.error_summary : [];
  const counts = errors.map((error) => (isRecord(error) ? positiveIn(error, "count") : null));
  const listed = counts.reduce<number | null>(
    (sum, one) => (sum === null || one === null ? null : sum + one),
    0,
  );
  const lost = averageIn(record.error_request_count) ?? listed;
  const completed = averageIn(record.request_count);
  return lost !== null && lost > 0 ? { lost, completed, asked: null, what: "failed" } : null;
}

function hasErrors({ error_summary }: FileRecord): boolean {
  return Array.isArray(error_summary) && error_summary.length > 0;
}
