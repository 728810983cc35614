import { type CsvRow, readCsvTable } from "./csv-table";
import type { FieldRow, Importer } from "./importer";
import { publicModel } from "./model-name";
import type { Imported, Reading } from "./reading";
import { labelOf, measure, metricsOf, numberOf, positiveOf, runFacts, textOf } from "./reading-parts";
import type { SourceFile } from "./source-file";
import { endsInRow, headersWith } from "./table-head";

const PRODUCER = "zeus";
const GPU_ENERGY = /^gpu_?(\d+)_energy$/;

const FIELDS: readonly FieldRow[] = [
  {
    field: "gpu0_energy, gpu1_energy, …, elapsed_time",
    becomes: "aec",
    unit: "J, s",
    note: "All accelerators of the window together, over its time. 0 J means that the window was shorter than the meter's step.",
  },
  { field: "average_power", becomes: "aec", unit: "W", note: "Traces, one row a setting." },
  { field: "power_limit", becomes: "environment.power_limit_w", unit: "W" },
  { field: "network, dataset, batch_size, optimizer", becomes: "model.name, workload", unit: "" },
];

/** Windows that a Zeus monitor logged, and traces of power and time by power limit. */
export const zeus: Importer = {
  key: PRODUCER,
  title: "Zeus",
  url: "https://ml.energy/zeus/measure/",
  versions: "monitor logs and the NSDI '23 traces",
  fields: FIELDS,
  asks: ["which window belongs to which run", "model, technique and accelerator"],
  drops: ["start times", "energy of processor and memory"],
  recognises: ({ head }) => kindOf(head) !== null,
  read,
};

function kindOf(head: string): "windows" | "trace" | null {
  const headers = [...headersWith(head, "window_name"), ...headersWith(head, "average_power")];
  const has = (...names: string[]) => names.every((name) => headers.includes(name));
  if (has("window_name", "elapsed_time") && headers.some((name) => GPU_ENERGY.test(name))) return "windows";
  return has("power_limit", "average_power", "time_per_epoch") ? "trace" : null;
}

async function read(files: readonly SourceFile[]): Promise<Imported> {
  const imported: Imported = { readings: [], skipped: [] };
  for (const file of files) {
    const text = await file.text();
    const table = readCsvTable(text);
    const kind = kindOf(file.head);
    const cut = endsInRow(text) && table?.rows.at(-1);
    const readings = (table?.rows ?? []).flatMap((row) =>
      (kind === "trace" ? traceReading(row, file.path) : windowReading(row, file.path)).map((one) =>
        row === cut ? inDoubt(one) : one,
      ),
    );
    imported.readings.push(
      ...(readings.length === 1 ? readings.map((one) => ({ ...one, label: "" })) : readings),
    );
    if (readings.length === 0) {
      imported.skipped.push({ path: file.path, reason: "empty", why: "No row has a time and an energy." });
    }
  }
  return imported;
}

/** Of the last row of a file that may have been cut off in it. */
function inDoubt(reading: Reading): Reading {
  const { aec } = reading.metrics;
  if (!aec || "missing" in aec) return reading;
  const doubt = [aec.doubt, "The file ends within this row: its last number may be cut off."];
  return { ...reading, metrics: { aec: { ...aec, doubt: doubt.filter(Boolean).join(" ") } } };
}

function windowReading({ number, cells }: CsvRow, path: string): Reading[] {
  const seconds = positiveOf(cells.elapsed_time);
  const energies = Object.entries(cells).flatMap(([header, cell]) =>
    GPU_ENERGY.test(header) ? [numberOf(cell)] : [],
  );
  if (seconds === null || energies.some((energy) => energy === null || energy < 0)) return [];
  const joules = energies.reduce<number>((sum, energy) => sum + (energy ?? 0), 0);
  const isPartial = energies.length > 1 && energies.some((energy) => energy === 0) && joules > 0;
  const name = labelOf(cells.window_name);
  const count = energies.length;
  return [
    {
      producer: PRODUCER,
      label: name ?? `window ${number}`,
      paths: [path],
      facts: {},
      metrics: metricsOf({
        aec: measure(joules / seconds, "W", path, {
          scope: "total",
          note: `Energy of ${count} ${count === 1 ? "accelerator" : "accelerators"} over ${Number(seconds.toPrecision(6))} s.`,
          ...(isPartial && { doubt: "Some of the accelerators show no energy." }),
        }),
      }),
      scores: [],
      notes: name?.startsWith("__")
        ? ["A window of Zeus's own search for a power limit, not of a whole run."]
        : [],
    },
  ];
}

function traceReading({ number, cells }: CsvRow, path: string): Reading[] {
  const metrics = metricsOf({
    aec: measure(cells.average_power, "W", path, { note: "Mean of an epoch's training." }),
  });
  if (metrics.aec === undefined) return [];
  const limit = positiveOf(cells.power_limit);
  const named = ["network", "dataset", "optimizer"].map((column) => labelOf(cells[column]));
  const parts = [
    ...named,
    positiveOf(cells.batch_size) && `batch ${cells.batch_size}`,
    limit && `${limit} W limit`,
  ].filter((part) => typeof part === "string");
  return [
    {
      producer: PRODUCER,
      label: `row ${number}${parts.length > 0 ? `, ${parts.join(", ")}` : ""}`,
      paths: [path],
      facts: runFacts({
        model: { ...publicModel(cells.network) },
        environment: { power_limit_w: limit },
        workload: {
          dataset: textOf(cells.dataset),
          batch_size: positiveOf(cells.batch_size),
          settings: { optimizer: textOf(cells.optimizer) },
        },
      }),
      metrics,
      scores: [],
      notes: [],
    },
  ];
}
