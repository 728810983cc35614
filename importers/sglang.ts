import { ownEntry } from "@/benchmark/own-entry";
import type { Importer } from "./importer";
import { firstObjectKeys } from "./json-keys";
import { publicModel } from "./model-name";
import { runFacts } from "./reading-parts";
import { type ClientNames, clientDoubts } from "./serving/client-checks";
import { countIn, nameIn, numberIn, positiveIn, recordIn } from "./serving/fields";
import { MetricSheet } from "./serving/metric-sheet";
import type { FileRecord } from "./serving/records";
import { judgeLost, loadLabel, lostRequests, perRequest } from "./serving/requests";
import { type RunContext, type RunOutcome, readRuns } from "./serving/runs";
import { weightPrecision } from "./weight-precision";

const KEY = "sglang-bench";
/** What no other tool that grew out of vLLM's script has. */
const ONLINE = [
  "total_output_tokens_retokenized",
  "mean_e2e_latency_ms",
  "median_e2e_latency_ms",
  "sharegpt_output_len",
  "random_range_ratio",
];
const OFFLINE = ["successful_requests", "total_latency", "total_output_tokens", "output_throughput"];

/** What the online script calls its values, and where another, the offline one. */
function namesOf(record: FileRecord): ClientNames {
  return {
    completed: "completed" in record ? "completed" : "successful_requests",
    duration: "duration" in record ? "duration" : "total_latency",
    latencies: {
      al: (statistic) => `${statistic}_e2e_latency_ms`,
      ttft: (statistic) => `${statistic}_ttft_ms`,
      tpot: (statistic) => `${statistic}_tpot_ms`,
    },
    milliseconds: 1,
  };
}

/** SGLang's `bench_serving` and `bench_offline_throughput`: JSON lines, one run a line, appended for ever. */
export const sglang: Importer = {
  key: KEY,
  title: "SGLang bench_serving and bench_offline_throughput",
  url: "https://docs.sglang.ai/developer_guide/bench_serving.html",
  versions: "files of 2025; newer ones by their source",
  fields: [
    { field: "mean_e2e_latency_ms", becomes: "al", unit: "ms", note: "bench_serving only." },
    {
      field: "output_throughput",
      becomes: "it",
      unit: "tokens/s",
      note: "Generated tokens of the whole server; neither input_throughput nor total_throughput.",
    },
    {
      field: "request_throughput",
      becomes: "throughput",
      unit: "requests/s",
      note: "A request is a sample.",
    },
    {
      field: "mean_ttft_ms",
      becomes: "ttft",
      unit: "ms",
      note: "Older files have the median alone: left out.",
    },
    { field: "mean_tpot_ms", becomes: "tpot", unit: "ms" },
    {
      field: "server_info.model_path",
      becomes: "model.name, model.hub_id",
      unit: "",
      note: "Newer files; no local path.",
    },
    {
      field: "server_info.quantization",
      becomes: "technique.name",
      unit: "",
      note: "`fp8`, `awq_marlin` and others that tell the precision of weights. null says nothing of them: checkpoints are also loaded as they were quantised.",
    },
    {
      field: "server_info.dtype",
      becomes: "workload.dtype",
      unit: "",
      note: "`auto` says nothing. Not the precision of weights that a checkpoint has quantised.",
    },
    { field: "server_info.version", becomes: "environment.software", unit: "" },
    { field: "server_info.tp_size", becomes: "workload.settings", unit: "" },
    { field: "dataset_name", becomes: "workload.dataset", unit: "" },
    { field: "request_rate", becomes: "workload.request_rate", unit: "requests/s", note: "May be Infinity." },
    { field: "max_concurrency", becomes: "workload.concurrency", unit: "" },
    { field: "completed, successful_requests", becomes: "workload.samples", unit: "" },
    {
      field: "num_prompts - completed",
      becomes: "notes, not_comparable",
      unit: "",
      note: "Above 1 % of the requests every value is in doubt, above 10 % the run is not compared.",
    },
    {
      field: "total_input_tokens",
      becomes: "workload.input_tokens",
      unit: "tokens",
      note: "Mean of a request.",
    },
    {
      field: "total_output_tokens",
      becomes: "workload.output_tokens",
      unit: "tokens",
      note: "Mean of a request.",
    },
    { field: "accept_length", becomes: "workload.settings", unit: "tokens" },
    { field: "total_output_tokens_retokenized", becomes: "notes", unit: "tokens" },
  ],
  asks: [
    "model, in most files",
    "precision, where the server was not told a quantisation",
    "accelerator",
    "number of accelerators",
  ],
  drops: [
    "server_info but for model, precision, version and parallelism: it holds addresses, paths and keys",
    "the tag of the run",
    "texts of prompts and answers",
  ],
  recognises(file) {
    const keys = firstObjectKeys(file.head);
    const isOnline = ONLINE.filter((key) => keys.has(key)).length >= 2;
    return isOnline || OFFLINE.every((key) => keys.has(key));
  },
  read: (files) => readRuns(files, { producer: KEY, readRun }),
};

function readRun(record: FileRecord, { path }: RunContext): RunOutcome {
  const completed = numberIn(record, "completed") ?? numberIn(record, "successful_requests");
  if (completed === 0) return { reason: "failed", why: "no request completed" };
  const sheet = new MetricSheet(path);
  const doubts = clientDoubts(
    isUnlimited(record) ? { ...record, request_rate: "inf" } : record,
    namesOf(record),
  );
  sheet.take("al", "mean_e2e_latency_ms", record.mean_e2e_latency_ms, "ms", {
    note: "Mean over requests, from sending to the last token.",
    ...doubts.al,
  });
  sheet.take("it", "output_throughput", record.output_throughput, "tokens/s", {
    note: "Generated tokens of the whole server.",
    ...doubts.it,
  });
  sheet.take("throughput", "request_throughput", record.request_throughput, "samples/s", {
    scope: "total",
    note: "Completed requests per second.",
    ...doubts.throughput,
  });
  sheet.take("ttft", "mean_ttft_ms", record.mean_ttft_ms, "ms", doubts.ttft);
  sheet.take("tpot", "mean_tpot_ms", record.mean_tpot_ms, "ms", {
    note: "Without the first token.",
    ...doubts.tpot,
  });
  if (record.mean_ttft_ms === undefined) {
    sheet.leaveOut("median_ttft_ms", record.median_ttft_ms, "ms", "TTFT is a mean and the file has none");
  }
  if (!sheet.hasValue) return { reason: "empty", why: sheet.whyEmpty() };
  const { notes, ...judged } = judgeLost(sheet, lostRequests({ ...record, completed }));
  const server = recordIn(record, "server_info");
  const version = nameIn(server, "version");
  const sees = (positiveIn(record, "total_input_vision_tokens") ?? 0) > 0;
  return {
    run: {
      ...(version === null ? {} : { version }),
      label: [nameIn(record, "dataset_name") ?? "", loadLabel(record)]
        .filter((part) => part !== "")
        .join(", "),
      facts: runFacts({
        axis: "inference",
        modality: sees ? "vision-language" : "language",
        model: publicModel(server.model_path) ?? {},
        technique: weightsOf(server),
        environment: { software: version === null ? null : { sglang: version } },
        workload: workload({ ...record, completed }, server),
      }),
      metrics: sheet.metrics,
      scores: [],
      notes: [...notes, ...retokenized(record), ...sheet.notes],
      ...judged,
    },
  };
}

/** Written as the bare word Infinity. */
function isUnlimited({ request_rate }: FileRecord): boolean {
  return request_rate === Number.POSITIVE_INFINITY;
}

/** The methods of --quantization that tell how weights are stored. The others are formats of several precisions. */
const QUANTIZATIONS: Readonly<Record<string, string>> = {
  fp8: "fp8",
  w8a8_fp8: "fp8",
  modelopt_fp8: "fp8",
  w8a8_int8: "int8",
  awq: "AWQ",
  awq_marlin: "AWQ",
  gptq: "GPTQ",
  gptq_marlin: "GPTQ",
  mxfp4: "mxfp4",
  modelopt_fp4: "nvfp4",
  petit_nvfp4: "nvfp4",
};

/** The precision that the server was told to have weights in; of a method that leaves it open the method alone. */
function weightsOf(server: FileRecord) {
  const method = nameIn(server, "quantization")?.toLowerCase();
  if (method === undefined || method === "none" || method === "auto") return {};
  const name = ownEntry(QUANTIZATIONS, method) ?? null;
  return {
    family: "quantization",
    name,
    settings: { quantization: method === name?.toLowerCase() ? null : method },
  };
}

/** What weights and activations were loaded as where it was set; --dtype is "auto" otherwise, which says nothing. */
function dtypeOf(server: FileRecord): string | null {
  const dtype = nameIn(server, "dtype")?.toLowerCase();
  if (dtype === undefined || dtype === "auto" || dtype === "none") return null;
  return dtype === "float" ? "float32" : weightPrecision(dtype);
}

function workload(record: FileRecord, server: FileRecord) {
  return {
    dtype: dtypeOf(server),
    dataset: nameIn(record, "dataset_name"),
    samples: countIn(record, "completed"),
    request_rate: positiveIn(record, "request_rate"),
    concurrency: positiveIn(record, "max_concurrency"),
    input_tokens: perRequest(record, "total_input_tokens"),
    output_tokens: perRequest(record, "total_output_tokens"),
    settings: {
      backend: nameIn(record, "backend"),
      request_rate: isUnlimited(record) ? "inf" : null,
      accept_length: positiveIn(record, "accept_length"),
      tp_size: countIn(server, "tp_size"),
      dp_size: countIn(server, "dp_size"),
      ep_size: countIn(server, "ep_size"),
    },
  };
}

/** Two counts of the same tokens that differ by more than one in a hundred. */
function retokenized(record: FileRecord): string[] {
  const generated = positiveIn(record, "total_output_tokens");
  const again = positiveIn(record, "total_output_tokens_retokenized");
  if (generated === null || again === null || Math.abs(again / generated - 1) <= 0.01) return [];
  return [`Tokenised again, the ${generated} generated tokens are ${again}: the throughput is of the first.`];
}
