import { convertUnit } from "@/benchmark/units";
import { clockSpan } from "./clock";
import type { FieldRow, Importer } from "./importer";
import { printedForm, readDmonLog, readFullLog, readScreenLog } from "./nvidia-smi/printed-log";
import type { Quantity, Samples, SmiLog } from "./nvidia-smi/samples";
import { isTableLog, readTableLog } from "./nvidia-smi/table-log";
import type { Imported, ReadMissing, ReadValue } from "./reading";
import { hasValue, metricsOf, runFacts } from "./reading-parts";
import type { SourceFile } from "./source-file";

const PRODUCER = "nvidia-smi";

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
  {
    field: "memory.total",
    becomes: "environment.memory_gb",
    unit: "MiB",
    note: "Where all accelerators of the log have the same.",
  },
  { field: "driver_version", becomes: "environment.driver", unit: "" },
  {
    field: "-q: Power Readings, FB Memory Usage",
    becomes: "aec, amu, peak_memory",
    unit: "W, MiB",
    note: "As power.draw and memory.used. Of newer drivers the average draw; never that of the memory or the module.",
  },
  {
    field: "the screen: Pwr:Usage, Memory-Usage",
    becomes: "aec, amu, peak_memory",
    unit: "W, MiB",
    note: "As power.draw and memory.used, rounded.",
  },
  {
    field: "dmon: pwr",
    becomes: "aec",
    unit: "W",
    note: "Its fb is left out: it is headed MB, and the driver counts MiB.",
  },
];

/** Logs of `nvidia-smi` in all its forms but XML: energy and memory for another file's run. */
export const nvidiaSmi: Importer = {
  key: PRODUCER,
  title: "nvidia-smi",
  url: "https://docs.nvidia.com/deploy/nvidia-smi/index.html",
  versions:
    "csv with units in the header, in the values or nowhere, -q, the screen, and dmon; drivers 361 to 570",
  fields: FIELDS,
  asks: ["which run it was logged beside", "how many of the accelerators took part"],
  drops: ["times", "uuid, serial and bus of the accelerators", "processes"],
  recognises: ({ head }) => printedForm(head) !== null || isTableLog(head),
  read,
};

async function read(files: readonly SourceFile[]): Promise<Imported> {
  const imported: Imported = { readings: [], skipped: [] };
  for (const file of files) {
    const skip = (why: string) => imported.skipped.push({ path: file.path, reason: "empty", why });
    if (printedForm(file.head) === "processes") {
      skip("A list of processes, which holds no power and no memory of a whole accelerator.");
      continue;
    }
    const text = await file.text();
    const log = logOf(text, file.head);
    const during = clockSpan(text);
    const metrics = metricsOf(log ? means(log, file.path) : {});
    if (!log || !hasValue(metrics)) {
      skip("No row has a power draw or a memory in use.");
      continue;
    }
    imported.readings.push({
      producer: PRODUCER,
      ...(during && { during }),
      ...(log.gpus.has("") ? {} : { accelerators: log.gpus.size }),
      label: "",
      paths: [file.path],
      facts: runFacts({
        environment: {
          accelerator: log.accelerator,
          memory_gb: log.memoryTotal === null ? null : convertUnit(log.memoryTotal, "MiB", "GB"),
          driver: log.driver,
        },
      }),
      metrics,
      scores: [],
      notes: [howMany(log), ...(log.unread ?? [])],
    });
  }
  return imported;
}

function logOf(text: string, head: string): SmiLog | null {
  switch (printedForm(head)) {
    case "full":
      return readFullLog(text);
    case "screen":
      return readScreenLog(text);
    case "dmon":
      return readDmonLog(text);
    default:
      return readTableLog(text);
  }
}

function howMany({ gpus }: SmiLog): string {
  if (gpus.has("")) return "The log does not tell accelerators apart; all of its rows are counted.";
  return `The log holds ${gpus.size} ${gpus.size === 1 ? "accelerator" : "accelerators"}; all of its rows are counted.`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** A log that stops for longer than this may be of two runs. A judgement: loggers write each second or minute. */
const LONG_PAUSE_MS = 60 * 60 * 1000;

function means({ gpus, kinds, pause = 0 }: SmiLog, path: string): Parameters<typeof metricsOf>[0] {
  const all = [...gpus.values()];
  const of = (quantity: Quantity) => all.map((gpu) => gpu[quantity]).filter((values) => values.length > 0);
  const memory = of("memory");
  const peak = memory.reduce((most, values) => values.reduce((a, b) => Math.max(a, b), most), 0);
  const moment = isMoment(all) ? [MOMENT] : [];
  const mixed = kinds > 1 ? [`It is a mean over ${kinds} different accelerators.`] : [];
  const halted =
    pause > LONG_PAUSE_MS
      ? [`The log stops for ${hoursText(pause)} in between: it may be of several runs.`]
      : [];
  const doubts = [...moment, ...mixed, ...halted, ...idleDoubt(memory.map(mean))];
  const value = (values: readonly number[], unit: string, said: readonly string[]) =>
    perAccelerator(values, { unit, path, doubt: said.length > 0 ? said.join(" ") : undefined });
  return {
    aec: value(of("power").map(mean), "W", doubts),
    amu: value(memory.map(mean), "MiB", doubts),
    peak_memory: memory.length > 0 ? value([peak], "MiB", [...moment, ...halted]) : null,
  };
}

/** An accelerator that holds less than this (MiB) beside one that holds a model took no part. A judgement: a context of
 * CUDA alone takes some hundred MiB, the weights of a small model more than both together. */
const HOLDS_NOTHING = 1024;
const HOLDS_A_MODEL = 4 * HOLDS_NOTHING;

/** That accelerators which took no part are in the means. @param held MiB, the mean of each accelerator. */
function idleDoubt(held: readonly number[]): string[] {
  const idle = held.filter((memory) => memory < HOLDS_NOTHING).length;
  if (idle === 0 || !held.some((memory) => memory >= HOLDS_A_MODEL)) return [];
  const them = idle === 1 ? "One" : String(idle);
  return [
    `${them} of its ${held.length} accelerators held less than 1 GiB and took no part, as it seems: the mean counts ${idle === 1 ? "it" : "them"}.`,
  ];
}

function hoursText(milliseconds: number): string {
  const hours = Math.round(milliseconds / LONG_PAUSE_MS);
  return hours === 1 ? "an hour" : `${hours} hours`;
}

const MOMENT = "A single moment: neither a mean nor a maximum of a run.";

function isMoment(gpus: readonly Samples[]): boolean {
  return gpus.every(({ power, memory }) => power.length <= 1 && memory.length <= 1);
}

function perAccelerator(
  values: readonly number[],
  { unit, path, doubt }: { unit: string; path: string; doubt: string | undefined },
): ReadValue | ReadMissing | null {
  if (values.length === 0) return null;
  const value = mean(values);
  if (value === 0) return { missing: "not_measured", note: "The log says 0 throughout." };
  const sum = Number(values.reduce((so, one) => so + one, 0).toPrecision(6));
  const note = values.length > 1 ? `Mean of ${values.length} accelerators; together ${sum} ${unit}.` : null;
  return { value, unit, scope: "per_accelerator", path, ...(note && { note }), ...(doubt && { doubt }) };
}
