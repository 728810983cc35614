import { csvHeaders, readCsvTable } from "../csv-table";
import type { FieldRow, Importer } from "../importer";
import type { Imported, Reading } from "../reading";
import { cellNumber } from "../serving/fields";
import { type FileRecord, headKeys, recordsIn, textOf } from "../serving/records";
import { withDistinctLabels } from "../serving/runs";
import type { SourceFile } from "../source-file";
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
    note: "One test from beginning to end: one request by itself.",
  },
  { field: "stddev_ts, stddev_ns", becomes: "uncertainty", unit: "", note: "Only of two repeats or more." },
  { field: "samples_ts, samples_ns", becomes: "repeats", unit: "" },
  { field: "model_size", becomes: "size", unit: "B", note: "Of the tensors." },
  { field: "model_n_params", becomes: "model.parameters_b", unit: "parameters", note: "Divided by 10^9." },
  { field: "model_type", becomes: "technique.name", unit: "", note: "Its end: “Q4_K - Medium” is Q4_K_M." },
  {
    field: "model_filename",
    becomes: "model.name",
    unit: "",
    note: "Its last part, where named as models are.",
  },
  {
    field: "gpu_info",
    becomes: "environment.accelerator",
    unit: "",
    note: "cpu_info, where it ran on none.",
  },
  { field: "build_number, build_commit", becomes: "version", unit: "" },
  { field: "n_prompt", becomes: "workload.input_tokens", unit: "tokens" },
  { field: "n_gen", becomes: "workload.output_tokens", unit: "tokens" },
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

/** llama.cpp's `llama-bench -o json|jsonl|csv`: a record for each test. */
export const llamaBench: Importer = {
  key: "llama-bench",
  title: "llama-bench (llama.cpp)",
  url: "https://github.com/ggml-org/llama.cpp/tree/master/tools/llama-bench",
  versions: "builds 5606 to 10269; CSV by its source",
  fields: FIELDS,
  asks: ["model, where the file's name does not tell", "number of accelerators, where several are used"],
  drops: ["path of the model", "addresses of RPC servers", "time of the test"],
  recognises(file) {
    const keys = headKeys(file);
    const names = keys.size > 0 ? keys : new Set(csvHeaders(file.head));
    const isOwn = OWN.every((name) => names.has(name));
    return isOwn || (KEPT.every((name) => names.has(name)) && !names.has("avg_ns"));
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
  const records = await testsIn(file);
  if (!records) {
    const why = "it begins like llama-bench's output, but can't be read to its end";
    return { readings: [], skipped: [{ path, reason: "unreadable", why }] };
  }
  if (records.length === 0) {
    return { readings: [], skipped: [{ path, reason: "empty", why: "there is no test in it" }] };
  }
  if (records.every((record) => record.avg_ns === undefined)) {
    const why = "it is a table made from llama-bench's output, which has more";
    return { readings: [], skipped: [{ path, reason: "derived", why }] };
  }
  const hasOneModel = new Set(records.map(({ model_filename }) => model_filename)).size === 1;
  const outcomes = records.map((record) => {
    const reading = readTest(record, path);
    return reading && !hasOneModel ? { ...reading, label: labelWithModel(reading) } : reading;
  });
  const readings = outcomes.flatMap((reading) => reading ?? []);
  if (readings.length === 0) {
    return { readings, skipped: [{ path, reason: "empty", why: "no test in it has a value above 0" }] };
  }
  const empty = records.length - readings.length;
  const why = `${empty} of ${records.length} tests have no value above 0`;
  return {
    readings: withDistinctLabels(readings),
    skipped: empty > 0 ? [{ path, reason: "empty", why }] : [],
  };
}

function labelWithModel({ label, facts }: Reading): string {
  return [facts.model?.name, facts.technique?.name, label].filter((part) => part !== undefined).join(" ");
}

async function testsIn(file: SourceFile): Promise<FileRecord[] | null> {
  if (headKeys(file).size > 0) return (await recordsIn(file))?.records ?? null;
  const text = await textOf(file);
  const table = text === null ? null : readCsvTable(text);
  return table?.rows.map(({ cells }) => withNumbers(cells)) ?? null;
}

/** A row of its CSV as its JSON would have it: what is written like a number is one. */
function withNumbers(cells: Readonly<Record<string, string>>): FileRecord {
  return Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, cellNumber(cell) ?? cell]));
}
