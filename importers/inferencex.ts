import type { Importer } from "./importer";
import { aggregatedFacts, concurrencyIn, isAggregated, takeAggregated } from "./inferencex/aggregated";
import { joinForms } from "./inferencex/both-forms";
import { firstObjectKeys } from "./json-keys";
import { publicModel } from "./model-name";
import type { RunFacts } from "./reading";
import { runFacts } from "./reading-parts";
import { type ClientNames, clientDoubts } from "./serving/client-checks";
import { countIn, numberIn, positiveIn } from "./serving/fields";
import { MetricSheet } from "./serving/metric-sheet";
import type { FileRecord } from "./serving/records";
import { judgeLost, loadLabel, lostRequests, perRequest } from "./serving/requests";
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
const NAMES: ClientNames = {
  completed: "completed",
  duration: "duration",
  latencies: {
    al: (statistic) => `${statistic}_e2el`,
    ttft: (statistic) => `${statistic}_ttft`,
    tpot: (statistic) => `${statistic}_tpot`,
  },
  milliseconds: 1000,
};

/** InferenceX (earlier InferenceMAX) of SemiAnalysis: vLLM's names without `_ms`, in seconds. */
export const inferencex: Importer = {
  key: KEY,
  title: "InferenceX (InferenceMAX)",
  url: "https://github.com/SemiAnalysisAI/InferenceX",
  versions: "files of 2025-09 to 2026-10; power by its source",
  fields: [
    {
      field: "mean_e2el, else mean_ttlt",
      becomes: "al",
      unit: "s",
      note: "A file with medians alone gives no AL.",
    },
    {
      field: "output_throughput",
      becomes: "it",
      unit: "tokens/s",
      note: "Generated tokens of the whole server.",
    },
    {
      field: "request_throughput",
      becomes: "throughput",
      unit: "requests/s",
      note: "A request is a sample.",
    },
    {
      field: "output_tput_per_gpu",
      becomes: "it",
      unit: "tokens/s",
      note: "Times what it was divided by: tp, pp and pcp_size, or num_decode_gpu (num_prefill_gpu where that is 0).",
    },
    {
      field: "tput_per_gpu",
      becomes: "throughput",
      unit: "tokens/s",
      note: "Per accelerator; tokens of prompts and outputs together.",
    },
    {
      field: "avg_total_gpu_power_w, else avg_power_w",
      becomes: "aec",
      unit: "W",
      note: "The latter per accelerator. Left out where power_valid is 0.",
    },
    { field: "joules_per_output_token", becomes: "energy_per_token", unit: "J" },
    { field: "joules_per_successful_query", becomes: "energy_per_sample", unit: "J" },
    { field: "mean_ttft", becomes: "ttft", unit: "s" },
    { field: "mean_tpot", becomes: "tpot", unit: "s" },
    { field: "model_id, model", becomes: "model.name, model.hub_id", unit: "" },
    {
      field: "hw",
      becomes: "environment.accelerator",
      unit: "",
      note: "Only the accelerator that it begins with.",
    },
    {
      field: "tp, pp, pcp_size, num_prefill_gpu, num_decode_gpu",
      becomes: "environment.count",
      unit: "",
      note: "All accelerators.",
    },
    { field: "precision", becomes: "technique.name", unit: "" },
    {
      field: "framework, spec_decoding, tp, pp, ep, dp_attention, disagg",
      becomes: "workload.settings",
      unit: "",
    },
    { field: "max_concurrency, conc, users", becomes: "workload.concurrency", unit: "" },
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
    { field: "completed, else num_prompts", becomes: "workload.samples", unit: "" },
    {
      field: "num_prompts - completed",
      becomes: "notes, not_comparable",
      unit: "",
      note: "Above 1 % of the requests every value is in doubt, above 10 % the run is not compared.",
    },
  ],
  asks: ["precision, accelerator and number of accelerators, where the file is not an aggregated one"],
  drops: ["names of runners and images", "the label of the run", "paths"],
  recognises(file) {
    const keys = firstObjectKeys(file.head);
    if (latencyUnit(keys) !== "s") return false;
    return keys.has("output_tput_per_gpu") || OF_RUN.filter((key) => keys.has(key)).length >= 3;
  },
  read: async (files) => joinForms(await readRuns(files, { producer: KEY, readRun, identity })),
};

/** Its scripts write what they worked out to a file for each run, and all of them to one. */
function identity(record: FileRecord): string | null {
  return isAggregated(record) ? JSON.stringify(record) : null;
}

function readRun(record: FileRecord, { path }: RunContext): RunOutcome {
  if (numberIn(record, "completed") === 0) return { reason: "failed", why: "no request completed" };
  const sheet = new MetricSheet(path);
  const doubts = clientDoubts(record, NAMES);
  sheet.take("al", "mean_e2el", record.mean_e2el, "s", doubts.al);
  if (record.mean_e2el === undefined) {
    sheet.take("al", "mean_ttlt", record.mean_ttlt, "s", { note: "Mean time to the last token." });
  }
  sheet.take("ttft", "mean_ttft", record.mean_ttft, "s", doubts.ttft);
  sheet.take("tpot", "mean_tpot", record.mean_tpot, "s", {
    note: "Without the first token.",
    ...doubts.tpot,
  });
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
  if (isAggregated(record)) takeAggregated(sheet, record);
  else {
    sheet.take("it", "output_throughput", record.output_throughput, "tokens/s", {
      note: "Generated tokens of the whole server.",
      ...doubts.it,
    });
    sheet.take("throughput", "request_throughput", record.request_throughput, "samples/s", {
      scope: "total",
      ...doubts.throughput,
    });
  }
  if (!sheet.hasValue) return { reason: "empty", why: "every value of it is absent or 0" };
  const { notes, ...judged } = judgeLost(sheet, lostRequests(record));
  return {
    run: {
      label: loadLabel({ ...record, max_concurrency: record.max_concurrency ?? concurrencyIn(record) }),
      facts: isAggregated(record) ? aggregatedFacts(record) : facts(record),
      metrics: sheet.metrics,
      scores: [],
      notes: [...notes, ...sheet.notes],
      ...judged,
    },
  };
}

function facts(record: FileRecord): RunFacts {
  return runFacts({
    axis: "inference",
    modality: "language",
    model: publicModel(record.model_id) ?? {},
    workload: {
      samples: countIn(record, "completed") ?? countIn(record, "num_prompts"),
      request_rate: positiveIn(record, "request_rate"),
      concurrency: positiveIn(record, "max_concurrency"),
      input_tokens: perRequest(record, "total_input_tokens"),
      output_tokens: perRequest(record, "total_output_tokens"),
      settings: { request_rate: record.request_rate === "inf" ? "inf" : null },
    },
  });
}
