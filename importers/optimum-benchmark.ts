import { csvHeaders, readCsvTable } from "./csv-table";
import type { FieldRow, Importer } from "./importer";
import { readLooseJson } from "./loose-json";
import { configFacts, toolVersion } from "./optimum-benchmark/config";
import { reportValues, STAGES } from "./optimum-benchmark/report";
import { TABLE_FIELD, tableReadings } from "./optimum-benchmark/table";
import type { Imported, Reading, Skipped } from "./reading";
import { at, hasValue } from "./reading-parts";
import { fileName, folderOf, type SourceFile } from "./source-file";

const PRODUCER = "optimum-benchmark";
const STAGE = new RegExp(`"(?:${STAGES.join("|")})"\\s*:\\s*\\{`);

const FIELDS: readonly FieldRow[] = [
  {
    field: "decode.latency.mean + prefill.latency.mean",
    becomes: "al",
    unit: "s",
    note: "For one whole batch. Without generation: `call`, `forward` or `train`.",
  },
  { field: "prefill.latency.mean", becomes: "ttft", unit: "s", note: "Where there is a decode stage." },
  { field: "per_token.latency.mean", becomes: "tpot", unit: "s" },
  {
    field: "decode.throughput.value",
    becomes: "it",
    unit: "tokens/s",
    note: "Generated tokens. The throughput of prefill is in samples and is not taken.",
  },
  { field: "call.throughput.value", becomes: "it", unit: "images/s" },
  { field: "forward.throughput.value, train.throughput.value", becomes: "throughput", unit: "samples/s" },
  {
    field: "*.memory.max_allocated, else max_process_vram",
    becomes: "peak_memory",
    unit: "MB",
    note: "Decimal, summed over the devices. `max_global_vram` counts other processes and is not taken.",
  },
  {
    field: "decode.memory.max_allocated, else max_process_vram",
    becomes: "amu",
    unit: "MB",
    note: "The largest, in doubt: the tool keeps no mean.",
  },
  {
    field: "decode.energy.gpu, decode.efficiency",
    becomes: "energy_per_token",
    unit: "kWh, tokens/kWh",
    note: "The accelerators' part of the decode stage by its generated tokens; the whole machine's stands in the note.",
  },
  {
    field: "prefill.energy.gpu + decode.energy.gpu, prefill.efficiency",
    becomes: "energy_per_sample",
    unit: "kWh, samples/kWh",
    note: "Also `forward`, `call` and `train`, by their own efficiency.",
  },
  { field: "backend.model", becomes: "model.name, model.hub_id", unit: "" },
  {
    field: "backend.torch_dtype, backend.quantization_scheme, backend.quantization_config",
    becomes: "technique",
    unit: "",
  },
  {
    field: "environment.gpu, backend.device_ids",
    becomes: "environment.accelerator, environment.count",
    unit: "",
    note: "Those of the machine that the run was given.",
  },
  {
    field: "environment.cpu, backend.version, environment.transformers_version, …",
    becomes: "environment.host, environment.software",
    unit: "",
  },
  { field: "environment.optimum_benchmark_version", becomes: "pipeline.version", unit: "" },
  {
    field:
      "scenario.input_shapes, scenario.generate_kwargs.max_new_tokens, scenario.dataset_name, scenario.num_samples",
    becomes: "workload",
    unit: "",
  },
];

/** Hugging Face optimum-benchmark: reports and configurations of one folder, tables of 0.0.x, and energy forks. */
export const optimumBenchmark: Importer = {
  key: PRODUCER,
  title: "optimum-benchmark",
  url: "https://github.com/huggingface/optimum-benchmark",
  versions: "0.0.x tables, 0.5 and 0.6 reports, the energy scenario and the AI Energy Score form",
  fields: FIELDS,
  asks: [
    "parameters of the model",
    "where there is no configuration: model, precision, accelerator and count",
  ],
  drops: ["volumes, ports and variables of the environment", "platform strings"],
  recognises: ({ head }) => (/^\s*[[{]/.test(head) ? isReport(head) || isConfig(head) : isTable(head)),
  read: readAll,
};

const PARTS = ["memory", "latency", "throughput", "energy", "efficiency"].map(
  (part) => new RegExp(`"${part}"\\s*:\\s*(?:\\{|null)`),
);

function isReport(head: string): boolean {
  return /^\s*\{/.test(head) && STAGE.test(head) && PARTS.filter((part) => part.test(head)).length >= 2;
}

function isConfig(head: string): boolean {
  return (
    /^\s*\{/.test(head) &&
    (/"_target_"\s*:\s*"optimum_benchmark\./.test(head) || /"optimum_benchmark_version"\s*:/.test(head))
  );
}

function isTable(head: string): boolean {
  if (/^\s*[[{]/.test(head)) return false;
  const headers = csvHeaders(head);
  return (
    headers.some((header) => TABLE_FIELD.test(header)) ||
    (headers.includes("config.backend.model") && headers.some((header) => header.startsWith("report.")))
  );
}

interface Found {
  path: string;
  group: string;
  report?: unknown;
  config?: unknown;
}

async function readAll(files: readonly SourceFile[]): Promise<Imported> {
  const readings: Reading[] = [];
  const skipped: Skipped[] = [];
  const found: Found[] = [];
  for (const file of files) {
    if (isTable(file.head)) {
      const table = readCsvTable(await file.text());
      const rows = table ? tableReadings(table, file.path) : [];
      readings.push(...rows.map((row) => ({ producer: PRODUCER, ...row })));
      if (rows.length === 0)
        skipped.push({ path: file.path, reason: "empty", why: "No row of the table has a value." });
      continue;
    }
    const [document] = readLooseJson(await file.text())?.values ?? [];
    if (typeof document !== "object" || document === null) {
      skipped.push({ path: file.path, reason: "unreadable", why: "It is no complete JSON." });
    } else found.push({ path: file.path, group: groupOf(file), ...partsOf(document) });
  }
  const groups = new Map<string, Found[]>();
  for (const one of found) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  for (const group of groups.values()) readGroup(group, readings, skipped);
  return { readings, skipped };
}

/** The files of one run lie in one folder, or share the beginning of their names. */
function groupOf(file: SourceFile): string {
  const stem = fileName(file).replace(/(?:[_.-]*benchmark)?(?:[_.-]+(?:report|config))?\.json$/i, "");
  return `${folderOf(file)}/${stem.replace(/^(?:report|config|benchmark)$/i, "")}`;
}

function partsOf(document: object): Pick<Found, "report" | "config"> {
  if (at(document, "report") !== undefined)
    return { report: at(document, "report"), config: at(document, "config") };
  return at(document, "backend") !== undefined || at(document, "environment") !== undefined
    ? { config: document }
    : { report: document };
}

function readGroup(group: readonly Found[], readings: Reading[], skipped: Skipped[]): void {
  const reports = group
    .filter(({ report }) => report !== undefined)
    .sort((a, b) => Number(a.config !== undefined) - Number(b.config !== undefined));
  const [report, ...others] = reports;
  const configs = group.filter((found) => found.config !== undefined && !others.includes(found));
  for (const { path } of others)
    skipped.push({ path, reason: "beside", why: "The same run's report stands in another file." });
  if (!report) {
    for (const { path } of configs)
      skipped.push({ path, reason: "beside", why: "A configuration without the report of its run." });
    return;
  }
  const { metrics, notes, isTraining } = reportValues({
    report: report.report,
    path: report.path,
    isCertain: configs.length > 0,
  });
  const paths = [...new Set([report.path, ...configs.map(({ path }) => path)])];
  if (!hasValue(metrics)) {
    for (const path of paths)
      skipped.push({ path, reason: "empty", why: "No stage that runs the model has a value." });
    return;
  }
  const config = configs[0]?.config;
  const { facts, notes: configNotes } = configFacts(config, isTraining);
  const version = toolVersion(config);
  readings.push({
    producer: PRODUCER,
    ...(version && { version }),
    label: "",
    paths,
    facts,
    metrics,
    scores: [],
    notes: [...notes, ...configNotes],
  });
}
