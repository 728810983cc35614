import type { Importer } from "./importer";
import { hasKeys } from "./json-keys";
import { runFacts } from "./reading-parts";
import { rateDoubt } from "./serving/agreement";
import { countIn, numberIn, positiveIn } from "./serving/fields";
import { MetricSheet } from "./serving/metric-sheet";
import type { FileRecord } from "./serving/records";
import { type RunContext, type RunOutcome, readRuns } from "./serving/runs";

const KEY = "vllm-bench-throughput";

/** `vllm bench throughput`, earlier `benchmark_throughput.py`: all requests at once, prompt and output counted together. */
export const vllmThroughput: Importer = {
  key: KEY,
  title: "vLLM bench throughput",
  url: "https://docs.vllm.ai/en/latest/cli/bench/throughput.html",
  versions: "benchmark_throughput.py of 2024 to vllm bench throughput 0.25",
  fields: [
    {
      field: "tokens_per_second",
      becomes: "throughput",
      unit: "tokens/s",
      note: "Tokens of prompts and outputs together: never IT, which counts generated tokens alone.",
    },
    { field: "requests_per_second", becomes: "notes", unit: "requests/s" },
    { field: "num_requests", becomes: "workload.samples", unit: "" },
    { field: "total_num_tokens", becomes: "workload.tokens", unit: "tokens" },
    {
      field: "elapsed_time",
      becomes: "notes",
      unit: "s",
      note: "Of the whole run: no latency of a request.",
    },
  ],
  asks: ["model", "precision", "accelerator", "number of accelerators", "prompt and output lengths"],
  drops: [],
  recognises: (file) => hasKeys(file, "elapsed_time", "num_requests", "tokens_per_second"),
  read: (files) => readRuns(files, { producer: KEY, readRun }),
};

function readRun(record: FileRecord, { path }: RunContext): RunOutcome {
  if (numberIn(record, "num_requests") === 0) return { reason: "failed", why: "no request completed" };
  const sheet = new MetricSheet(path);
  sheet.take("throughput", "tokens_per_second", record.tokens_per_second, "tokens/s", {
    scope: "total",
    note: "Tokens of prompts and outputs together.",
    ...rateDoubt({
      rate: positiveIn(record, "tokens_per_second"),
      amount: positiveIn(record, "total_num_tokens"),
      seconds: positiveIn(record, "elapsed_time"),
      made: "total_num_tokens divided by elapsed_time",
    }),
  });
  if (!sheet.hasValue) return { reason: "empty", why: sheet.whyEmpty("it has no throughput above 0") };
  const rate = positiveIn(record, "requests_per_second");
  return {
    run: {
      label: "",
      facts: runFacts({
        axis: "inference",
        modality: "language",
        workload: {
          task: "prefill and generation",
          samples: countIn(record, "num_requests"),
          tokens: positiveIn(record, "total_num_tokens"),
        },
      }),
      metrics: sheet.metrics,
      scores: [],
      notes: [...(rate === null ? [] : [`${Number(rate.toPrecision(5))} requests/s.`]), ...sheet.notes],
    },
  };
}
