import { powerDoubt } from "./accelerator-power";
import { endedAt } from "./clock";
import type { CsvRow } from "./csv-table";
import { readCsvTable } from "./csv-table";
import type { FieldRow, Importer } from "./importer";
import { readLooseJson } from "./loose-json";
import type { Imported, Reading, ReadMissing, ReadValue } from "./reading";
import {
  hasValue,
  labelOf,
  metricsOf,
  numberOf,
  positiveOf,
  runFacts,
  textOf,
  versionOf,
} from "./reading-parts";
import type { SourceFile } from "./source-file";
import { headersWith } from "./table-head";

const PRODUCER = "codecarbon";
const JOULES_PER_KWH = 3.6e6;
/** How far the parts may be from the whole before the row is in doubt. */
const TOLERANCE = 0.05;
/** Columns beside `duration`, `emissions` and `energy_consumed` that other tables named emissions.csv have not. */
const OWN = [
  "emissions_rate",
  "experiment_id",
  "run_id",
  "country_iso_code",
  "codecarbon_version",
  "cloud_provider",
];

const FIELDS: readonly FieldRow[] = [
  {
    field: "gpu_energy, duration",
    becomes: "aec",
    unit: "kWh, s",
    note: "Mean power of all accelerators of the machine: gpu_energy x 3.6e6 / duration, never the last sample in gpu_power. 0 with GPU columns means that no accelerator was metered.",
  },
  {
    field: "energy_consumed, duration",
    becomes: "aec",
    unit: "kWh, s",
    note: "Only of the oldest files, which do not part it: processor and memory are in it, so the value is in doubt.",
  },
  { field: "gpu_model", becomes: "environment.accelerator", unit: "", note: "Without the count before it." },
  { field: "gpu_count", becomes: "environment.count", unit: "" },
  { field: "cpu_model", becomes: "environment.host", unit: "" },
  { field: "codecarbon_version", becomes: "pipeline.version", unit: "" },
];

/** CodeCarbon's emissions.csv, of any version by its header, one reading a run; and its records in JSON. */
export const codecarbon: Importer = {
  key: PRODUCER,
  title: "CodeCarbon",
  url: "https://mlco2.github.io/codecarbon/output.html",
  versions: "the 12 columns of version 1 to those of 3.2.3",
  fields: FIELDS,
  asks: ["model, technique and workload", "which of a file's runs belongs to which result"],
  drops: ["longitude, latitude, country, region and cloud", "operating system", "run and experiment ids"],
  recognises: ({ head }) => isTable(head) || isRecord(head),
  read,
};

function isTable(head: string): boolean {
  if (/^\s*[[{]/.test(head)) return false;
  const headers = headersWith(head, "energy_consumed");
  const has = (name: string) => headers.includes(name);
  return ["duration", "emissions", "energy_consumed"].every(has) && OWN.some(has);
}

function isRecord(head: string): boolean {
  return (
    /^\s*[[{]/.test(head) &&
    /"energy_consumed"\s*:/.test(head) &&
    /"(?:emissions_rate|codecarbon_version)"\s*:/.test(head)
  );
}

async function read(files: readonly SourceFile[]): Promise<Imported> {
  const imported: Imported = { readings: [], skipped: [] };
  for (const file of files) {
    const { rows, ragged } = isTable(file.head)
      ? await tableRows(file)
      : { rows: await recordRows(file), ragged: 0 };
    const raggedNote =
      ragged > 0 ? [`${ragged} rows have more or fewer cells than the header and are left out.`] : [];
    const { kept, notes } = lastOfEachRun(rows);
    const readings = kept.flatMap((row) =>
      reading(row, file.path, kept.length > 1, [...(notes.get(row) ?? []), ...raggedNote]),
    );
    imported.readings.push(...readings);
    if (readings.length > 0) continue;
    imported.skipped.push(
      rows.length > 0 && rows.every(({ cells }) => !isDated(cells))
        ? {
            path: file.path,
            reason: "foreign",
            why: "Its columns are CodeCarbon's by name, what stands under them is not.",
          }
        : { path: file.path, reason: "empty", why: "No row has a duration and an energy." },
    );
  }
  return imported;
}

/** Rows that another version appended have other cells than the header: nothing of them is where it seems. */
async function tableRows(file: SourceFile): Promise<{ rows: CsvRow[]; ragged: number }> {
  const table = readCsvTable(await file.text());
  return { rows: table?.rows ?? [], ragged: table?.ragged.length ?? 0 };
}

async function recordRows(file: SourceFile): Promise<CsvRow[]> {
  const records = (readLooseJson(await file.text())?.values ?? []).flat();
  return records.flatMap((record, index) =>
    typeof record === "object" && record !== null
      ? [
          {
            number: index + 1,
            cells: Object.fromEntries(Object.entries(record).map(([key, cell]) => [key, cellOf(cell)])),
          },
        ]
      : [],
  );
}

function cellOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** A header of an older version over rows of a newer one shifts cells: then no date stands where the date belongs. */
function isDated(cells: CsvRow["cells"]): boolean {
  const timestamp = cells.timestamp;
  return timestamp === undefined || /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(timestamp);
}

/** A tracker that is flushed writes a row each time, of all that it has counted so far: the last of a run holds all. */
function lastOfEachRun(rows: readonly CsvRow[]): { kept: CsvRow[]; notes: Map<CsvRow, string[]> } {
  const kept: CsvRow[] = [];
  const notes = new Map<CsvRow, string[]>();
  const flushes = new Map<CsvRow, number>();
  for (const row of rows.filter(({ cells }) => isDated(cells) && positiveOf(cells.duration) !== null)) {
    const before = kept.at(-1);
    const isFlush = before !== undefined && continues(before.cells, row.cells);
    if (isFlush) kept.pop();
    kept.push(row);
    if (isFlush) flushes.set(row, 1 + (flushes.get(before) ?? 0));
  }
  for (const [row, count] of flushes) {
    notes.set(row, [
      `The last of ${count + 1} rows that the same run wrote, each of all that it had counted so far.`,
    ]);
  }
  return { kept, notes };
}

function continues(before: CsvRow["cells"], after: CsvRow["cells"]): boolean {
  const grows = (column: string) => (numberOf(after[column]) ?? 0) >= (numberOf(before[column]) ?? 0);
  return (
    textOf(before.run_id) !== null &&
    before.run_id === after.run_id &&
    before.task_name === after.task_name &&
    ["duration", "energy_consumed", "cpu_energy", "gpu_energy", "ram_energy"].every(grows)
  );
}

function reading({ number, cells }: CsvRow, path: string, isOneOfMany: boolean, notes: string[]): Reading[] {
  const metrics = metricsOf({ aec: power(cells, path) });
  if (metrics.aec === undefined) return [];
  const project = labelOf(cells.project_name);
  const parts = [
    project === "codecarbon" ? null : project,
    labelOf(cells.task_name),
    textOf(cells.timestamp?.slice(0, 19)),
  ];
  const label = parts.filter((part) => part !== null).join(", ");
  const model = (textOf(cells.gpu_model) ?? "").replace(/^\d+ x /, "");
  const version = versionOf(cells.codecarbon_version);
  const during = endedAt(cells.timestamp, positiveOf(cells.duration));
  return [
    {
      producer: PRODUCER,
      ...(version && { version }),
      ...(during && { during }),
      label: isOneOfMany ? `row ${number}${label ? `, ${label}` : ""}` : "",
      paths: [path],
      facts: runFacts({
        environment: {
          // Several kinds stand in one cell, one after the other.
          accelerator: / x /.test(model) ? null : model,
          count: positiveOf(cells.gpu_count),
          host: textOf(cells.cpu_model),
        },
      }),
      metrics,
      scores: [],
      notes: hasValue(metrics) ? notes : [...notes, "The run has no accelerator energy."],
    },
  ];
}

function power(cells: CsvRow["cells"], path: string): ReadValue | ReadMissing | null {
  const duration = positiveOf(cells.duration);
  if (duration === null) return null;
  const gpu = numberOf(cells.gpu_energy);
  const all = numberOf(cells.energy_consumed);
  if ((gpu !== null && gpu < 0) || (all !== null && all < 0)) return null;
  const watts = (kwh: number) => (kwh * JOULES_PER_KWH) / duration;
  const whole =
    all === null
      ? ""
      : ` With processor and memory, partly estimated: ${Number(watts(all).toPrecision(6))} W.`;
  if (gpu !== null && gpu > 0) {
    const doubts = [disagreement(cells, all), powerDoubt(watts(gpu), positiveOf(cells.gpu_count))];
    const doubt = doubts.filter((one) => one !== null).join(" ");
    return {
      value: watts(gpu),
      unit: "W",
      scope: "total",
      path,
      note: `Accelerators of the ${textOf(cells.tracking_mode) === "process" ? "process" : "machine"} over the run.${whole}`,
      ...(doubt && { doubt }),
    };
  }
  if (gpu === 0) return { missing: "not_measured", note: `No accelerator was metered.${whole}` };
  if (all === null || all === 0 || cells.gpu_energy !== undefined) return null;
  return {
    value: watts(all),
    unit: "W",
    scope: "total",
    path,
    note: "energy_consumed over duration: this version does not part it.",
    doubt: ["Processor and memory are in it, partly estimated.", powerDoubt(watts(all), null)]
      .filter((one) => one !== null)
      .join(" "),
  };
}

/** Why the row's parts do not fit together, where they do not; null where they do or can't be checked. */
function disagreement(cells: CsvRow["cells"], all: number | null): string | null {
  if (all === null) return "The row has no energy_consumed.";
  const parts = ["cpu_energy", "gpu_energy", "ram_energy"].map((column) => numberOf(cells[column]));
  const sum = parts.reduce<number | null>((so, part) => (so === null || part === null ? null : so + part), 0);
  if (sum === null) return null;
  const pue = positiveOf(cells.pue) ?? 1;
  const fits = [sum, sum * pue].some(
    (expected) => Math.abs(all - expected) <= TOLERANCE * Math.max(all, expected),
  );
  return fits ? null : "Its energies of processor, accelerators and memory do not add up to energy_consumed.";
}
