import type { FieldRow, Importer } from "../importer";
import type { Imported, Reading, Skipped, SkipReason } from "../reading";
import { RepeatedRuns, repeatedSkips } from "../serving/repeated-runs";
import { cutOff, withDistinctLabels } from "../serving/runs";
import type { SourceFile } from "../source-file";
import { hasPrintedTable } from "./printed-table";
import { fieldNames, testRecords } from "./test-records";
import { readTest } from "./test-row";

/** In every output of every version, whatever else was added or dropped. */
const OWN = ["build_commit", "model_filename", "n_prompt", "n_gen", "avg_ns", "avg_ts"];
/** What a summary of others keeps of it. */
const KEPT = ["n_prompt", "n_gen", "avg_ts", "build_commit"];

const FIELDS: readonly FieldRow[] = [
  {
    field: "avg_ts (n_gen > 0, n_prompt = 0)",
    becomes: "it",
    unit: "tokens/s",
    note: "Generated tokens per second, task “generation”.",
  },
  {
    field: "avg_ts (n_prompt > 0)",
    becomes: "throughput",
    unit: "tokens/s",
    note: "Task “prefill”, or “prefill and generation” where both are counted: never mixed with generation.",
  },
  {
    field: "avg_ns",
    becomes: "al",
    unit: "ns",
    note: "One test from beginning to end: one request by itself. Not in printed tables.",
  },
  {
    field: "stddev_ts, stddev_ns",
    becomes: "it.uncertainty, throughput.uncertainty, al.uncertainty",
    unit: "tokens/s, ns",
    note: "Only of two repeats or more.",
  },
  {
    field: "samples_ts, samples_ns",
    becomes: "it.repeats, throughput.repeats, al.repeats",
    unit: "tokens/s, ns",
  },
  {
    field: "model_size",
    becomes: "size",
    unit: "B",
    note: "Of the tensors. In printed tables in MiB or GiB, as they say.",
  },
  { field: "model_n_params", becomes: "model.parameters_b", unit: "parameters", note: "Divided by 10^9." },
  {
    field: "model_type",
    becomes: "technique.name",
    unit: "",
    note: "Its end names the quantization: “Q4_K - Medium” is Q4_K_M.",
  },
  {
    field: "model_filename",
    becomes: "model.name",
    unit: "",
    note: "Its last part, where that can only be the name of a model.",
  },
  {
    field: "gpu_info",
    becomes: "environment.accelerator, environment.count",
    unit: "",
    note: "cpu_info, where it ran on no GPU.",
  },
  { field: "build_number, build_commit", becomes: "pipeline.version, environment.software", unit: "" },
  { field: "n_prompt", becomes: "workload.input_tokens, workload.task", unit: "tokens" },
  { field: "n_gen", becomes: "workload.output_tokens, workload.task", unit: "tokens" },
  {
    field: "n_depth",
    becomes: "workload.settings",
    unit: "tokens",
    note: "Each depth is a result of its own.",
  },
  {
    field: "n_batch, n_ubatch, n_threads, n_gpu_layers, n_cpu_moe, type_k, type_v, flash_attn, split_mode",
    becomes: "workload.settings",
    unit: "",
  },
];

/** llama.cpp's `llama-bench`: a record for each test, as JSON, JSON lines, CSV, SQL or the table that it prints. */
export const llamaBench: Importer = {
  key: "llama-bench",
  title: "llama-bench (llama.cpp)",
  url: "https://github.com/ggml-org/llama.cpp/tree/master/tools/llama-bench",
  versions:
    "builds 5606 to 10269 as JSON, and its other outputs by their source and what people publish of them",
  fields: FIELDS,
  asks: ["model, where the file's name does not tell", "number of accelerators, where several are used"],
  drops: ["path of the model", "addresses of RPC servers", "time of the test"],
  recognises({ head }) {
    const names = fieldNames(head);
    const isOwn = OWN.every((name) => names.has(name));
    return isOwn || (KEPT.every((name) => names.has(name)) && !names.has("avg_ns")) || hasPrintedTable(head);
  },
  async read(files) {
    const imported: Imported = { readings: [], skipped: [] };
    for (const file of files) {
      const { readings, skipped } = await readFile(file);
      imported.readings.push(...readings);
      imported.skipped.push(...skipped);
    }
    return imported;
  },
};

async function readFile(file: SourceFile): Promise<Imported> {
  const { path } = file;
  const skip = (reason: SkipReason, why: string): Skipped => ({ path, reason, why });
  const content = await testRecords(file);
  if (!content) {
    const why = "it begins like llama-bench's output, but can't be read to its end";
    return { readings: [], skipped: [skip("unreadable", why)] };
  }
  const { records, isCutOff, isPrinted, ragged } = content;
  if (!isPrinted && records.length > 0 && records.every(({ avg_ns }) => avg_ns === undefined)) {
    const why = "it is a table made from llama-bench's output, which has more";
    return { readings: [], skipped: [skip("derived", why)] };
  }
  const inFile = new RepeatedRuns();
  const own = records.filter((record) => inFile.before(JSON.stringify(record), path) === null);
  const hasOneModel =
    new Set(own.map(({ model_filename, model_type }) => `${model_filename}\n${model_type}`)).size === 1;
  const readings = own.flatMap((record) => {
    const reading = readTest(record, path);
    if (!reading) return [];
    return hasOneModel ? reading : { ...reading, label: labelWithModel(reading) };
  });
  const empty = own.length - readings.length;
  const skipped = [
    ...(empty > 0 && readings.length > 0
      ? [skip("empty", `${empty} of ${records.length} tests have no value above 0`)]
      : []),
    ...(readings.length === 0 ? [skip("empty", "no test in it has a value above 0")] : []),
    ...(ragged > 0 ? [skip("unreadable", `${ragged} rows have more or fewer cells than the header`)] : []),
    ...(isCutOff ? [cutOff(path)] : []),
    ...repeatedSkips(path, Array(records.length - own.length).fill(path), records.length),
  ];
  return { readings: withDistinctLabels(readings), skipped };
}

function labelWithModel({ label, facts }: Reading): string {
  return [facts.model?.name, facts.technique?.name, label].filter((part) => part !== undefined).join(" ");
}
