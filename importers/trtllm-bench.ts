import { convertUnit } from "@/benchmark/units";
import type { Importer } from "./importer";
import { hasKeys } from "./json-keys";
import { publicModel } from "./model-name";
import { runFacts } from "./reading-parts";
import { rateDoubt } from "./serving/agreement";
import { countIn, nameIn, numberIn, positiveIn, recordIn } from "./serving/fields";
import { MetricSheet } from "./serving/metric-sheet";
import type { FileRecord } from "./serving/records";
import { type RunContext, type RunOutcome, readRuns } from "./serving/runs";

const KEY = "trtllm-bench";

/** TensorRT-LLM's `trtllm-bench … --report_json`. */
export const trtllmBench: Importer = {
  key: KEY,
  title: "TensorRT-LLM trtllm-bench",
  url: "https://nvidia.github.io/TensorRT-LLM/performance/perf-benchmarking.html",
  versions: "by the source of tensorrt_llm/bench/dataclasses/reporting.py",
  fields: [
    {
      field: "performance.avg_request_latency_ms",
      becomes: "al",
      unit: "ms",
      note: "Never total_latency_ms, which is the whole run's.",
    },
    {
      field: "performance.system_output_throughput_tok_s",
      becomes: "it",
      unit: "tokens/s",
      note: "Not system_total_throughput_tok_s, which counts prompts, too.",
    },
    {
      field: "performance.request_throughput_req_s",
      becomes: "throughput",
      unit: "requests/s",
      note: "A request is a sample.",
    },
    { field: "streaming_metrics.avg_ttft_ms", becomes: "ttft", unit: "ms" },
    { field: "streaming_metrics.avg_tpot_ms", becomes: "tpot", unit: "ms" },
    { field: "engine.model", becomes: "model.name, model.hub_id", unit: "" },
    {
      field: "engine.quantization, engine.dtype",
      becomes: "technique.name",
      unit: "",
      note: "dtype if unquantised.",
    },
    { field: "engine.kv_cache_dtype", becomes: "technique.settings", unit: "" },
    { field: "engine.version", becomes: "environment.software", unit: "" },
    { field: "machine.name", becomes: "environment.accelerator", unit: "" },
    { field: "machine.memory.total", becomes: "environment.memory_gb", unit: "GiB" },
    { field: "world_info.world_size", becomes: "environment.count", unit: "" },
    { field: "world_info.tp_size, pp_size, ep_size", becomes: "workload.settings", unit: "" },
    { field: "request_info.num_requests", becomes: "workload.samples", unit: "" },
    { field: "request_info.avg_num_concurrent_requests", becomes: "workload.settings", unit: "" },
    { field: "request_info.avg_input_length", becomes: "workload.input_tokens", unit: "tokens" },
    { field: "request_info.avg_output_length", becomes: "workload.output_tokens", unit: "tokens" },
  ],
  asks: ["accelerator, where the report does not name it"],
  drops: ["model_path, engine_dir and dataset_path", "clocks"],
  recognises: (file) => hasKeys(file, "engine", "world_info", "performance"),
  read: (files) => readRuns(files, { producer: KEY, readRun }),
};

function readRun(record: FileRecord, { path }: RunContext): RunOutcome {
  const [engine, performance, streaming] = [
    recordIn(record, "engine"),
    recordIn(record, "performance"),
    recordIn(record, "streaming_metrics"),
  ];
  const sheet = new MetricSheet(path);
  const doubts = doubtsOf(record, performance);
  sheet.take("al", "avg_request_latency_ms", performance.avg_request_latency_ms, "ms", {
    note: "Mean over requests.",
  });
  sheet.take("it", "system_output_throughput_tok_s", performance.system_output_throughput_tok_s, "tokens/s", {
    note: "Generated tokens of the whole system.",
    ...doubts.it,
  });
  sheet.take("throughput", "request_throughput_req_s", performance.request_throughput_req_s, "samples/s", {
    scope: "total",
    note: "Requests per second.",
    ...doubts.throughput,
  });
  sheet.take("ttft", "avg_ttft_ms", streaming.avg_ttft_ms, "ms");
  sheet.take("tpot", "avg_tpot_ms", streaming.avg_tpot_ms, "ms", { note: "Without the first token." });
  if (!sheet.hasValue) return { reason: "empty", why: "every value of it is absent or 0" };
  const version = nameIn(engine, "version");
  return {
    run: {
      ...(version === null ? {} : { version }),
      label: "",
      facts: runFacts({
        axis: "inference",
        modality: "language",
        model: publicModel(engine.model) ?? {},
        ...technique(engine),
        environment: environment(record, version),
        workload: workload(record),
      }),
      metrics: sheet.metrics,
      scores: [],
      notes: sheet.notes,
    },
  };
}

/** The report has the time of the whole run, its requests and their mean length. */
function doubtsOf(record: FileRecord, performance: FileRecord) {
  const requests = recordIn(record, "request_info");
  const milliseconds = positiveIn(performance, "total_latency_ms");
  const [count, length] = [countIn(requests, "num_requests"), positiveIn(requests, "avg_output_length")];
  const seconds = milliseconds === null ? null : milliseconds / 1000;
  return {
    it: rateDoubt({
      rate: positiveIn(performance, "system_output_throughput_tok_s"),
      amount: count === null || length === null ? null : count * length,
      seconds,
      made: "num_requests times avg_output_length divided by total_latency_ms",
    }),
    throughput: rateDoubt({
      rate: positiveIn(performance, "request_throughput_req_s"),
      amount: count,
      seconds,
      made: "num_requests divided by total_latency_ms",
    }),
  };
}

function technique(engine: FileRecord) {
  const quantization = nameIn(engine, "quantization");
  const isQuantized = quantization !== null && !/^(?:none|no_quant(?:ization)?)$/i.test(quantization);
  const name = isQuantized ? quantization.toLowerCase() : nameIn(engine, "dtype");
  if (name === null) return {};
  const settings = { kv_cache_dtype: nameIn(engine, "kv_cache_dtype") };
  return { technique: { family: "quantization", name, settings } };
}

function environment(record: FileRecord, version: string | null) {
  const machine = recordIn(record, "machine");
  const memory = positiveIn(machine, "memory.total") ?? positiveIn(recordIn(machine, "memory"), "total");
  return {
    accelerator: nameIn(machine, "name"),
    count: countIn(recordIn(record, "world_info"), "world_size"),
    memory_gb: memory === null ? null : convertUnit(memory, "GiB", "GB"),
    software: version === null ? null : { "TensorRT-LLM": version },
  };
}

function workload(record: FileRecord) {
  const [world, requests] = [recordIn(record, "world_info"), recordIn(record, "request_info")];
  return {
    samples: countIn(requests, "num_requests"),
    input_tokens: positiveIn(requests, "avg_input_length"),
    output_tokens: positiveIn(requests, "avg_output_length"),
    settings: {
      tp_size: countIn(world, "tp_size"),
      pp_size: countIn(world, "pp_size"),
      ep_size: countIn(world, "ep_size"),
      max_batch_size: countIn(world, "max_batch_size"),
      max_num_tokens: countIn(world, "max_num_tokens"),
      avg_concurrent_requests: numberIn(requests, "avg_num_concurrent_requests"),
    },
  };
}
