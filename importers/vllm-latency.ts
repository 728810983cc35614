import type { Importer } from "./importer";
import { hasKeys } from "./json-keys";
import { positiveIn, repeatsOf } from "./serving/fields";
import { MetricSheet } from "./serving/metric-sheet";
import type { FileRecord } from "./serving/records";
import { type RunContext, type RunOutcome, readRuns } from "./serving/runs";

const KEY = "vllm-bench-latency";

/** `vllm bench latency`, earlier `benchmark_latency.py`: one batch, timed again and again. */
export const vllmLatency: Importer = {
  key: KEY,
  title: "vLLM bench latency",
  url: "https://docs.vllm.ai/en/latest/cli/bench/latency.html",
  versions: "benchmark_latency.py of 2025-02 to vllm bench latency 0.25",
  fields: [
    { field: "avg_latency", becomes: "al", unit: "s", note: "One batch from end to end, mean over repeats." },
    { field: "latencies", becomes: "al.repeats", unit: "s" },
  ],
  asks: [
    "model",
    "precision",
    "accelerator",
    "number of accelerators",
    "batch size",
    "prompt and output lengths",
  ],
  drops: [],
  recognises: (file) => hasKeys(file, "avg_latency", "latencies", "percentiles"),
  read: (files) => readRuns(files, { producer: KEY, readRun }),
};

function readRun(record: FileRecord, { path }: RunContext): RunOutcome {
  const sheet = new MetricSheet(path);
  const repeats = repeatsOf(record.latencies);
  sheet.take("al", "avg_latency", record.avg_latency, "s", {
    note: "One batch from end to end, not one request of a loaded server.",
    ...(repeats ? { repeats } : {}),
    ...doubt(record, repeats),
  });
  if (!sheet.hasValue) return { reason: "empty", why: sheet.whyEmpty("it has no latency above 0") };
  return {
    run: {
      label: "",
      facts: { axis: "inference", modality: "language" },
      metrics: sheet.metrics,
      scores: [],
      notes: sheet.notes,
    },
  };
}

/** A mean lies among what it is of. */
function doubt(record: FileRecord, repeats: readonly number[] | null): { doubt?: string } {
  const mean = positiveIn(record, "avg_latency");
  if (mean === null || repeats === null) return {};
  const isAmong = mean >= Math.min(...repeats) * 0.99 && mean <= Math.max(...repeats) * 1.01;
  return isAmong ? {} : { doubt: "It is not among the latencies that it is said to be the mean of." };
}
