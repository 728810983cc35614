import Papa from "papaparse";
import { csvHeaders } from "./csv-table";
import type { Importer } from "./importer";
import { publicModel } from "./model-name";
import type { Imported, Reading, Skipped } from "./reading";
import { runFacts } from "./reading-parts";
import { cellNumber, plainName } from "./serving/fields";
import { MetricSheet } from "./serving/metric-sheet";
import { textOf } from "./serving/records";
import { RepeatedRuns, repeatedSkips } from "./serving/repeated-runs";
import { withDistinctLabels } from "./serving/runs";
import type { SourceFile } from "./source-file";

const KEY = "llm-inference-bench";
const OWN = ["hardware", "num of hardware", "framework", "model", "input output length", "batch size"];
const PRECISIONS = new Map([
  ["fp16", "float16"],
  ["bf16", "bfloat16"],
]);

/** Argonne's LLM-Inference-Bench: a CSV of a sweep, one batch a row. */
export const argonne: Importer = {
  key: KEY,
  title: "LLM-Inference-Bench (Argonne)",
  url: "https://github.com/argonne-lcf/LLM-Inference-Bench",
  versions: "files of the repository, 2024-10",
  fields: [
    { field: "Latency", becomes: "al", unit: "s", note: "Of one batch." },
    {
      field: "Throughput",
      becomes: "throughput",
      unit: "tokens/s",
      note: "Tokens of prompts and outputs together: never IT.",
    },
    {
      field: "avg_power",
      becomes: "aec",
      unit: "mW",
      note: "In milliwatts, though the header does not say so.",
    },
    { field: "Model", becomes: "model.name, model.hub_id", unit: "" },
    { field: "Hardware", becomes: "environment.accelerator", unit: "" },
    { field: "Num of Hardware", becomes: "environment.count", unit: "" },
    { field: "Framework", becomes: "workload.settings", unit: "" },
    { field: "Batch Size", becomes: "workload.batch_size", unit: "" },
    {
      field: "Input Output Length",
      becomes: "workload.input_tokens, workload.output_tokens",
      unit: "tokens",
    },
    {
      field: "kv_cache_dtype",
      becomes: "technique.name, technique.settings",
      unit: "",
      note: "Such as “Weight = fp8, KV Cache = fp8”.",
    },
  ],
  asks: ["precision, where there is no column for it"],
  drops: ["local paths of models"],
  recognises({ head }) {
    const names = csvHeaders(head).map(headerName);
    return OWN.every((name) => names.includes(name)) && names.includes("latency");
  },
  async read(files) {
    const imported: Imported = { readings: [], skipped: [] };
    const repeated = new RepeatedRuns();
    for (const file of [...files].sort((a, b) => withoutPower(a) - withoutPower(b))) {
      const { readings, skipped } = await readFile(file, repeated);
      imported.readings.push(...readings);
      imported.skipped.push(...skipped);
    }
    return imported;
  },
};

type Row = ReadonlyMap<string, string>;

/** Tables with power hold runs of the others again: those are read first, having more. */
function withoutPower({ head }: SourceFile): 0 | 1 {
  return csvHeaders(head).some((name) => headerName(name) === "avg_power") ? 0 : 1;
}

async function readFile(file: SourceFile, repeated: RepeatedRuns): Promise<Imported> {
  const { path } = file;
  const text = await textOf(file);
  if (text === null) {
    return { readings: [], skipped: [{ path, reason: "unreadable", why: "it can't be read any more" }] };
  }
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const [header = [], ...lines] = data;
  const names = header.map(headerName);
  const readings: Reading[] = [];
  const problems: string[] = [];
  const places: string[] = [];
  lines.forEach((cells, index) => {
    const row = rowOf(names, cells);
    const identity = row && identityOf(row);
    const place = identity ? repeated.before(identity, path) : null;
    if (place !== null) places.push(place);
    const reading = row && place === null ? readRow(row, path) : null;
    if (reading) readings.push(reading);
    else if (place === null) {
      problems.push(
        `row ${index + 1}: ${row ? "no value above 0" : `${cells.length} cells under ${names.length} names`}`,
      );
    }
  });
  return {
    readings: withDistinctLabels(readings),
    skipped: [
      ...skips(path, problems, readings.length + places.length),
      ...repeatedSkips(path, places, lines.length),
    ],
  };
}

/** Its set-up and its latency to the last digit: what agrees in these is one run. null where there is no latency. */
function identityOf(row: Row): string | null {
  return cellNumber(row.get("latency"))
    ? [...OWN, "kv_cache_dtype", "latency"].map((name) => row.get(name) ?? "").join("\n")
    : null;
}

function skips(path: string, problems: readonly string[], taken: number): Skipped[] {
  const [first] = problems;
  if (first !== undefined) {
    const more = problems.length > 1 ? `, and ${problems.length - 1} more` : "";
    return [{ path, reason: taken > 0 ? "unreadable" : "empty", why: first + more }];
  }
  return taken > 0 ? [] : [{ path, reason: "empty", why: "there is no row in it" }];
}

/** A row by its header. "Weight = fp8, KV Cache = fp8" without quotes falls into two cells, and is put together. */
function rowOf(names: readonly string[], cells: readonly string[]): Row | null {
  const at = names.indexOf("kv_cache_dtype");
  const isSplit =
    cells.length === names.length + 1 && at >= 0 && /^weight\s*=/i.test((cells[at] ?? "").trim());
  const whole = isSplit ? cells.toSpliced(at, 2, `${cells[at]},${cells[at + 1]}`) : cells;
  if (whole.length !== names.length) return null;
  return new Map(names.map((name, column) => [name, (whole[column] ?? "").trim()]));
}

function readRow(row: Row, path: string): Reading | null {
  const count = cellNumber(row.get("num of hardware"));
  const sheet = new MetricSheet(path);
  const take = (key: "al" | "throughput" | "aec", name: string, unit: string, besides: object) =>
    sheet.take(
      key,
      name,
      row.get(name) === "" ? null : (cellNumber(row.get(name)) ?? row.get(name)),
      unit,
      besides,
    );
  take("al", "latency", "s", { note: "Of one batch." });
  take("throughput", "throughput", "tokens/s", {
    scope: "total",
    note: "Tokens of prompts and outputs together.",
  });
  take("aec", "avg_power", "mW", {
    ...(count === 1 ? { scope: "total" } : {}),
    note: "Mean power over the run.",
  });
  if (!sheet.hasValue) return null;
  const length = cellNumber(row.get("input output length"));
  const batch = cellNumber(row.get("batch size"));
  const accelerator = plainName(row.get("hardware"));
  const model = publicModel(row.get("model"));
  const [framework, precision] = ["framework", "kv_cache_dtype"].map((name) => plainName(row.get(name)));
  return {
    producer: KEY,
    label: [accelerator, framework, model?.name, precision, `length ${length}`, `batch ${batch}`]
      .filter((part) => part)
      .join(", "),
    paths: [path],
    facts: runFacts({
      axis: "inference",
      modality: "language",
      ...(model ? { model } : {}),
      ...techniqueOf(row.get("kv_cache_dtype") ?? ""),
      environment: { accelerator, count },
      workload: {
        task: "prefill and generation",
        batch_size: batch,
        input_tokens: length,
        output_tokens: length,
        settings: { framework },
      },
    }),
    metrics: sheet.metrics,
    scores: [],
    notes: sheet.notes,
  };
}

function techniqueOf(cell: string) {
  const weight = plainName(/weight\s*=\s*([^,]+)/i.exec(cell)?.[1]);
  const cache = plainName(/kv cache\s*=\s*([^,]+)/i.exec(cell)?.[1]);
  // "full_prec" does not say which.
  if (weight === null || weight === "full_prec") return {};
  const name = PRECISIONS.get(weight.toLowerCase()) ?? weight;
  return { technique: { family: "quantization", name, settings: { kv_cache_dtype: cache } } };
}

function headerName(cell: string): string {
  return cell.trim().replace(/^"|"$/g, "").toLowerCase();
}
