import { convertUnit, isUnit } from "@/benchmark/units";
import { type CsvTable, csvHeaders, readCsvTable } from "./csv-table";
import type { FieldRow, Importer } from "./importer";
import type { Imported, ReadMissing, ReadValue } from "./reading";
import { hasValue, metricsOf, numberOf, runFacts, textOf } from "./reading-parts";
import type { SourceFile } from "./source-file";

const PRODUCER = "nvidia-smi";
/** Units that the tool documents for its columns: they stand in the header, in the values, or nowhere. */
const COLUMNS: Readonly<Record<string, { becomes: "power" | "memory"; unit: string }>> = {
  "power.draw": { becomes: "power", unit: "W" },
  "power.draw.average": { becomes: "power", unit: "W" },
  "power.draw.instant": { becomes: "power", unit: "W" },
  "memory.used": { becomes: "memory", unit: "MiB" },
};
/** Columns that tell one accelerator of a machine from the other. */
const IDENTITY =
  /^(?:index|gpu|gpu_?id|gpu_?index|uuid|gpu_uuid|pci\.bus_id|gpu_bus_id|serial|gpu_serial|minor_number)$/i;

const FIELDS: readonly FieldRow[] = [
  {
    field: "power.draw",
    becomes: "aec",
    unit: "W",
    note: "Mean over the log of one accelerator, mean over the accelerators. Idle time and idle accelerators of the log are in it.",
  },
  {
    field: "memory.used",
    becomes: "amu",
    unit: "MiB",
    note: "Mean over the log and the accelerators. 0 is taken for not measured.",
  },
  { field: "memory.used", becomes: "peak_memory", unit: "MiB", note: "Of the accelerator that used most." },
  { field: "name, gpu_name", becomes: "environment.accelerator", unit: "" },
  { field: "driver_version", becomes: "environment.driver", unit: "" },
  { field: "nvidia-smi dmon: pwr", becomes: "aec", unit: "W" },
];

/** Logs of `nvidia-smi --query-gpu … --format=csv` and of `nvidia-smi dmon`: energy and memory for another file's run. */
export const nvidiaSmi: Importer = {
  key: PRODUCER,
  title: "nvidia-smi",
  url: "https://docs.nvidia.com/deploy/nvidia-smi/index.html",
  versions: "csv with units in the header, in the values or nowhere, and dmon",
  fields: FIELDS,
  asks: ["which run it was logged beside", "how many of the accelerators took part"],
  drops: ["times", "uuid, serial and bus of the accelerators", "processes"],
  recognises: ({ head }) => isDmon(head) || quantities(csvHeaders(head)).length > 0,
  read,
};

interface Column {
  header: string;
  becomes: "power" | "memory";
  unit: string;
}

/** One accelerator's samples. */
interface Samples {
  power: number[];
  memory: number[];
}

function quantities(headers: readonly string[]): Column[] {
  return headers.flatMap((header) => {
    const [, name = "", unit = ""] = /^([a-z_.]+)(?:\s*\[([^\]]+)\])?$/i.exec(header) ?? [];
    const column = Object.hasOwn(COLUMNS, name.toLowerCase()) ? COLUMNS[name.toLowerCase()] : undefined;
    return column ? [{ header, becomes: column.becomes, unit: unit.trim() || column.unit }] : [];
  });
}

function isDmon(head: string): boolean {
  return /^#(?:\s*(?:Date|YYYYMMDD)\s+(?:Time|HH:MM:SS))?\s*gpu\s.*\bpwr\b/m.test(head);
}

async function read(files: readonly SourceFile[]): Promise<Imported> {
  const imported: Imported = { readings: [], skipped: [] };
  for (const file of files) {
    const text = await file.text();
    const table = isDmon(file.head) ? null : readCsvTable(text);
    const gpus = table ? tableSamples(table) : dmonSamples(text);
    const metrics = metricsOf(means([...gpus.values()], file.path));
    if (!hasValue(metrics)) {
      imported.skipped.push({
        path: file.path,
        reason: "empty",
        why: "No row has a power draw or a memory in use.",
      });
      continue;
    }
    imported.readings.push({
      producer: PRODUCER,
      label: "",
      paths: [file.path],
      facts: runFacts({
        environment: {
          accelerator: table && onlyOne(table, /^(?:name|gpu_name)$/i),
          driver: table && onlyOne(table, /^driver_version$/i),
        },
      }),
      metrics,
      scores: [],
      notes: [howMany(gpus)],
    });
  }
  return imported;
}

function howMany(gpus: ReadonlyMap<string, Samples>): string {
  if (gpus.has("")) return "The log does not tell accelerators apart; all of its rows are counted.";
  return `The log holds ${gpus.size} ${gpus.size === 1 ? "accelerator" : "accelerators"}; all of its rows are counted.`;
}

/** The text of a column where all rows have the same. */
function onlyOne({ headers, rows }: CsvTable, column: RegExp): string | null {
  const header = headers.find((name) => column.test(name));
  const found = new Set(rows.map(({ cells }) => (header === undefined ? null : textOf(cells[header]))));
  const [first = null] = found;
  return found.size === 1 ? first : null;
}

function tableSamples({ headers, rows }: CsvTable): Map<string, Samples> {
  const columns = quantities(headers);
  // Of several columns of power, the first alone.
  const used = columns.filter(
    ({ becomes }, at) => columns.findIndex((one) => one.becomes === becomes) === at,
  );
  const identity = headers.filter((header) => IDENTITY.test(header));
  const gpus = new Map<string, Samples>();
  for (const { cells } of rows) {
    const samples = samplesOf(gpus, identity.map((header) => cells[header]).join("|"));
    for (const column of used) {
      const value = quantity(cells[column.header] ?? "", column);
      if (value !== null && value >= 0) samples[column.becomes].push(value);
    }
  }
  return gpus;
}

function samplesOf(gpus: Map<string, Samples>, gpu: string): Samples {
  const samples = gpus.get(gpu) ?? { power: [], memory: [] };
  gpus.set(gpu, samples);
  return samples;
}

/** "74.01 W", "74.01" or "[N/A]", in the unit that its column is counted in here. */
function quantity(cell: string, { becomes, unit }: Column): number | null {
  const [, number = "", own = ""] = /^([-+\d.eE]+)\s*([A-Za-z]+)?$/.exec(cell) ?? [];
  const stated = own || unit;
  const value = numberOf(number);
  return value !== null && isUnit(stated)
    ? convertUnit(value, stated, becomes === "power" ? "W" : "MiB")
    : null;
}

function dmonSamples(text: string): Map<string, Samples> {
  const gpus = new Map<string, Samples>();
  let columns: string[] = [];
  let units: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const words = line.replace(/^#\s*/, "").trim().split(/\s+/);
    if (line.startsWith("#") && words.includes("pwr")) columns = words;
    else if (line.startsWith("#")) units = words;
    else if (words.length === columns.length) {
      const power = columns.indexOf("pwr");
      const value = units[power] === "W" ? numberOf(words[power]) : null;
      const samples = samplesOf(gpus, words[columns.indexOf("gpu")] ?? "");
      if (value !== null && value >= 0) samples.power.push(value);
    }
  }
  return gpus;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function means(gpus: readonly Samples[], path: string): Parameters<typeof metricsOf>[0] {
  const of = (quantity: "power" | "memory") =>
    gpus.map((gpu) => gpu[quantity]).filter((values) => values.length > 0);
  const power = of("power").map(mean);
  const memory = of("memory").map(mean);
  const peak = of("memory").reduce((most, values) => values.reduce((a, b) => Math.max(a, b), most), 0);
  return {
    aec: perAccelerator(power, "W", path),
    amu: perAccelerator(memory, "MiB", path),
    peak_memory: memory.length > 0 ? perAccelerator([peak], "MiB", path) : null,
  };
}

function perAccelerator(
  values: readonly number[],
  unit: string,
  path: string,
): ReadValue | ReadMissing | null {
  if (values.length === 0) return null;
  const value = mean(values);
  if (value === 0) return { missing: "not_measured", note: "The log says 0 throughout." };
  const sum = Number(values.reduce((so, one) => so + one, 0).toPrecision(6));
  const note = values.length > 1 ? `Mean of ${values.length} accelerators; together ${sum} ${unit}.` : null;
  return { value, unit, scope: "per_accelerator", path, ...(note && { note }) };
}
