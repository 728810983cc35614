import type { FieldRow, Importer } from "./importer";
import { firstObjectKeys } from "./json-keys";
import { publicModel } from "./model-name";
import { numberOf, runFacts } from "./reading-parts";
import { type ClientNames, clientDoubts } from "./serving/client-checks";
import { countIn, nameIn, numberIn, positiveIn } from "./serving/fields";
import { MetricSheet } from "./serving/metric-sheet";
import type { FileRecord } from "./serving/records";
import { judgeLost, loadLabel, lostRequests, perRequest } from "./serving/requests";
import { runIdentity } from "./serving/run-identity";
import { type RunContext, type RunOutcome, readRuns } from "./serving/runs";
import { latencyUnit } from "./serving/statistics";

const KEY = "vllm-bench-serve";
/** SGLang's bench_serving and ML.ENERGY's runs grew out of the same script and have most of its names. */
const OF_OTHERS = [
  "total_output_tokens_retokenized",
  "mean_e2e_latency_ms",
  "sharegpt_output_len",
  "random_range_ratio",
  "server_info",
  "steady_state_duration",
  "steady_state_energy",
];
/** Swept parameters and metadata that say how it ran and can't say where or who. */
const SETTINGS = [
  "max_num_seqs",
  "max_num_batched_tokens",
  "tensor_parallel_size",
  "pipeline_parallel_size",
  "data_parallel_size",
  "gpu_memory_utilization",
  "num_speculative_tokens",
  "block_size",
  "tp",
] as const;

/** Servers by the names that people give with --metadata framework=…: the client measures any of them. */
const SERVERS = /^(?:vllm|sgl|sglang|tgi|trt-?llm|tensorrt-?llm|lmdeploy|llama\.?cpp|deepspeed-mii|ollama)$/i;

const NAMES: ClientNames = {
  completed: "completed",
  duration: "duration",
  latencies: {
    al: (statistic) => `${statistic}_e2el_ms`,
    ttft: (statistic) => `${statistic}_ttft_ms`,
    tpot: (statistic) => `${statistic}_tpot_ms`,
  },
  milliseconds: 1,
};

const FIELDS: readonly FieldRow[] = [
  {
    field: "mean_e2el_ms",
    becomes: "al",
    unit: "ms",
    note: "Only in the file if asked for with --percentile-metrics. It is never put together from TTFT and TPOT.",
  },
  {
    field: "output_throughput",
    becomes: "it",
    unit: "tokens/s",
    note: "Generated tokens of the whole server. total_token_throughput counts the prompt, too, and is not read.",
  },
  {
    field: "request_throughput",
    becomes: "throughput",
    unit: "requests/s",
    note: "Completed requests; each is a sample.",
  },
  {
    field: "mean_ttft_ms",
    becomes: "ttft",
    unit: "ms",
    note: "The mean; a file with medians alone gives none.",
  },
  {
    field: "mean_tpot_ms",
    becomes: "tpot",
    unit: "ms",
    note: "Without the first token. ITL is not read: with speculative decoding it counts chunks, not tokens.",
  },
  {
    field: "model_id",
    becomes: "model.name, model.hub_id",
    unit: "",
    note: "Of a local path its last part at most.",
  },
  {
    field: "completed",
    becomes: "workload.samples",
    unit: "",
    note: "A run with none is refused. Files without it: num_prompts.",
  },
  {
    field: "request_rate",
    becomes: "workload.request_rate",
    unit: "requests/s",
    note: '"inf": all at once.',
  },
  { field: "max_concurrency", becomes: "workload.concurrency", unit: "", note: "null: no limit." },
  {
    field: "total_input_tokens",
    becomes: "workload.input_tokens",
    unit: "tokens",
    note: "Divided by completed: the mean of a request.",
  },
  {
    field: "total_output_tokens",
    becomes: "workload.output_tokens",
    unit: "tokens",
    note: "Divided by completed: the mean of a request.",
  },
  {
    field: "failed, else num_prompts - completed",
    becomes: "notes, not_comparable",
    unit: "",
    note: "Above 1 % of the requests every value is in doubt, above 10 % the run is not compared.",
  },
  { field: "burstiness", becomes: "workload.settings", unit: "" },
  { field: "backend", becomes: "workload.settings", unit: "" },
  {
    field: "framework",
    becomes: "workload.settings",
    unit: "",
    note: "Metadata; only the name of a known server.",
  },
  { field: "spec_decode_acceptance_rate", becomes: "workload.settings", unit: "%" },
  {
    field: "ramp_up_strategy, ramp_up_start_rps, ramp_up_end_rps",
    becomes: "workload.settings",
    unit: "requests/s",
  },
  { field: SETTINGS.join(", "), becomes: "workload.settings", unit: "", note: "Of a sweep, or metadata." },
];

/** `vllm bench serve`, earlier `benchmark_serving.py`: one run, runs in an array (a sweep) or one a line. */
export const vllmServe: Importer = {
  key: KEY,
  title: "vLLM bench serve",
  url: "https://docs.vllm.ai/en/latest/cli/bench/serve.html",
  versions: "benchmark_serving.py of 2024-09 to vllm bench serve 0.25.1",
  fields: FIELDS,
  asks: ["accelerator", "number of accelerators", "precision", "model, where the file has a local path"],
  drops: [
    "paths of model and tokenizer",
    "the label of the run",
    "texts, errors and times of single requests",
    "metadata but for the settings above",
  ],
  recognises(file) {
    const keys = firstObjectKeys(file.head);
    if (OF_OTHERS.some((key) => keys.has(key)) || latencyUnit(keys) === "s") return false;
    const ofRun = ["model_id", "tokenizer_id", "burstiness", "num_prompts", "backend"];
    const known = ofRun.filter((key) => keys.has(key)).length;
    const isMeasured = latencyUnit(keys) === "ms" || keys.has("total_token_throughput");
    // Sorted keys with long texts between: the values may stand beyond the head.
    return known >= 2 && (isMeasured || (keys.has("burstiness") && keys.has("endpoint_type")));
  },
  read: (files) =>
    readRuns(files, {
      producer: KEY,
      readRun,
      identity: (record) => runIdentity(record, [...SETTINGS, "run_number"]),
    }),
};

function readRun(record: FileRecord, { path }: RunContext): RunOutcome {
  const completed = numberIn(record, "completed");
  const failed = numberIn(record, "failed");
  if (completed === 0) {
    return {
      reason: "failed",
      why: failed ? `no request completed, ${failed} failed` : "no request completed",
    };
  }
  const sheet = new MetricSheet(path);
  const doubts = clientDoubts(record, NAMES);
  sheet.take("al", "mean_e2el_ms", record.mean_e2el_ms, "ms", {
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
  if (!sheet.hasValue) return { reason: "empty", why: sheet.whyEmpty() };
  const { notes, ...judged } = judgeLost(sheet, lostRequests(record));
  return {
    run: {
      label: label(record),
      facts: runFacts({
        axis: "inference",
        modality: "language",
        model: publicModel(record.model_id) ?? {},
        workload: workload(record),
      }),
      metrics: sheet.metrics,
      scores: [],
      notes: [...notes, ...sheet.notes],
      ...judged,
    },
  };
}

function workload(record: FileRecord) {
  return {
    samples: countIn(record, "completed") ?? countIn(record, "num_prompts"),
    request_rate: positiveIn(record, "request_rate"),
    concurrency: positiveIn(record, "max_concurrency"),
    input_tokens: perRequest(record, "total_input_tokens"),
    output_tokens: perRequest(record, "total_output_tokens"),
    settings: {
      backend: nameIn(record, "backend"),
      framework: serverOf(record),
      burstiness: positiveIn(record, "burstiness"),
      request_rate: record.request_rate === "inf" ? "inf" : null,
      spec_decode_acceptance_percent: positiveIn(record, "spec_decode_acceptance_rate"),
      // Metadata are texts, swept parameters numbers.
      ...Object.fromEntries(SETTINGS.map((key) => [key, numberOf(record[key])])),
      ...rampUp(record),
    },
  };
}

/** A rate that grows while the run goes on, which request_rate does not tell. */
function rampUp(record: FileRecord) {
  const strategy = nameIn(record, "ramp_up_strategy");
  return strategy === null
    ? {}
    : {
        ramp_up_strategy: strategy,
        ramp_up_start_rps: numberIn(record, "ramp_up_start_rps"),
        ramp_up_end_rps: numberIn(record, "ramp_up_end_rps"),
      };
}

function label(record: FileRecord): string {
  const run = numberIn(record, "run_number");
  const parts = [serverOf(record) ?? "", loadLabel(record), run === null ? "" : `run ${run}`];
  return parts.filter((part) => part !== "").join(", ");
}

function serverOf({ framework }: FileRecord): string | null {
  return typeof framework === "string" && SERVERS.test(framework) ? framework : null;
}
