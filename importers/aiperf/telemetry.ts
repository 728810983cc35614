import type { MetricKey } from "@/benchmark/metrics";
import { convertUnit } from "@/benchmark/units";
import { powerDoubt } from "../accelerator-power";
import { nameIn, positiveIn, recordIn } from "../serving/fields";
import type { MetricSheet } from "../serving/metric-sheet";
import { type FileRecord, isRecord } from "../serving/records";
import { averageIn, hasUnreadMean, leaveUnread, type Statistic, statisticIn } from "./statistic";

const WATCHED = ["gpu_power_usage", "gpu_memory_used", "gpu_utilization", "energy_consumption"] as const;

/** One accelerator as DCGM saw it during the run. */
interface Gpu {
  name: string | null;
  metrics: FileRecord;
}

/** The accelerators in a file; none where telemetry was not collected. Hosts and their addresses are not looked at. */
export function gpusIn(record: FileRecord): Gpu[] {
  const endpoints = Object.values(recordIn(recordIn(record, "telemetry_data"), "endpoints")).filter(isRecord);
  const ofAiperf = endpoints.flatMap((endpoint) =>
    Object.values(recordIn(endpoint, "gpus")).filter(isRecord),
  );
  if (ofAiperf.length > 0) {
    return ofAiperf.map((gpu) => ({ name: nameIn(gpu, "gpu_name"), metrics: recordIn(gpu, "metrics") }));
  }
  const flat = isRecord(record.telemetry_stats) ? record.telemetry_stats : record;
  const keys = WATCHED.flatMap((name) =>
    Object.keys(recordIn(flat, name)).filter((key) => /^gpu\d+$/.test(key)),
  );
  return [...new Set(keys)].map((key) => ({ name: null, metrics: metricsOf(flat, key) }));
}

/** GenAI-Perf turns it round: a metric, its unit, and the accelerators in it. */
function metricsOf(flat: FileRecord, gpu: string): FileRecord {
  return Object.fromEntries(
    WATCHED.flatMap((name) => {
      const metric = recordIn(flat, name);
      return isRecord(metric[gpu]) ? [[name, { ...metric[gpu], unit: metric.unit }]] : [];
    }),
  );
}

/** Takes power, memory, utilisation and energy of all accelerators together. */
export function takeTelemetry(sheet: MetricSheet, gpus: readonly Gpu[], record: FileRecord): void {
  if (gpus.length === 0) return;
  // One is enough: what a single accelerator lacks is not summed.
  for (const field of WATCHED) {
    const unread = gpus.map(({ metrics }) => metrics[field]).find(hasUnreadMean);
    leaveUnread(sheet, field, unread);
  }
  const over = gpus.length === 1 ? "one accelerator" : `${gpus.length} accelerators`;
  takeSum(sheet, "aec", "gpu_power_usage", gpus, "W", `Mean power by DCGM, ${over} together.`);
  takeSum(sheet, "amu", "gpu_memory_used", gpus, "GB", `Mean memory in use by DCGM, ${over} together.`);
  const utilisation = allOf(gpus, "gpu_utilization", "%");
  if (utilisation) {
    sheet.take("pcu", "gpu_utilization", sum(utilisation) / utilisation.length, "%", {
      note: "GPU utilisation as DCGM reports it: the share of time with any work, not a share of peak FLOPS.",
    });
  }
  takeEnergy(sheet, gpus, record);
}

/** What newer versions sum themselves, of one maker's accelerators: names that begin with "nvidia_" or "amd_". */
export function takeSummedTelemetry(sheet: MetricSheet, record: FileRecord): void {
  const makers = ["", "nvidia_", "amd_"].filter((maker) => isRecord(record[`${maker}total_gpu_power`]));
  const [maker] = makers;
  if (maker === undefined || makers.length > 1) return;
  const [power, energy] = [`${maker}total_gpu_power`, `${maker}total_gpu_energy`];
  leaveUnread(sheet, power, record[power]);
  leaveUnread(sheet, energy, record[energy]);
  const note = "Of all accelerators together, as the tool sums it.";
  const watts = inUnit(statisticIn(record[power]), "W");
  if (watts !== null) sheet.take("aec", power, watts, "W", { scope: "total", note, ...doubtOf(watts, null) });
  const joules = inUnit(statisticIn(record[energy]), "J");
  const tokens = generatedTokens(record);
  if (joules !== null && joules > 0 && tokens !== null && tokens > 0) {
    sheet.take("energy_per_token", energy, joules / tokens, "J", {
      scope: "total",
      note: `${energy} over the tokens generated.`,
    });
  }
}

/** Tokens that all completed requests generated. */
export function generatedTokens(record: FileRecord): number | null {
  return averageIn(record.total_output_tokens) ?? averageIn(record.total_osl);
}

function takeSum(
  sheet: MetricSheet,
  key: MetricKey,
  field: string,
  gpus: readonly Gpu[],
  unit: string,
  note: string,
): void {
  const values = allOf(gpus, field, unit);
  if (!values) return;
  const doubt = unit === "W" ? doubtOf(sum(values), gpus.length) : {};
  sheet.take(key, field, sum(values), unit, { scope: "total", note, ...doubt });
}

/** The run's energy over its generated tokens, where power and duration confirm that it is the run's. */
function takeEnergy(sheet: MetricSheet, gpus: readonly Gpu[], record: FileRecord): void {
  const joules = gpus.map(({ metrics }) => megajoules(metrics.energy_consumption));
  const power = allOf(gpus, "gpu_power_usage", "W");
  const seconds = inUnit(statisticIn(record.benchmark_duration), "s");
  const tokens = generatedTokens(record);
  if (joules.some((value) => value === null) || !power || seconds === null || tokens === null) return;
  const energy = sum(joules.map((value) => value ?? 0));
  const expected = sum(power) * seconds;
  if (energy <= 0 || expected <= 0 || tokens <= 0) return;
  if (Math.abs(energy / expected - 1) > 0.25) {
    sheet.notes.push(
      "energy_consumption is not mean power times duration, so it may count since the driver started: left out.",
    );
    return;
  }
  sheet.take("energy_per_token", "energy_consumption", energy / tokens, "J", {
    scope: "total",
    note: "energy_consumption (MJ) of all accelerators over the tokens generated.",
  });
}

function megajoules(value: unknown): number | null {
  if (!isRecord(value) || value.unit !== "MJ") return null;
  const amount = positiveIn(value, "avg");
  return amount === null ? null : amount * 1e6;
}

/** Each accelerator's mean in one unit; null where one of them lacks it: a sum of some is no sum. */
function allOf(gpus: readonly Gpu[], field: string, unit: string): number[] | null {
  const values = gpus.flatMap(({ metrics }) => inUnit(statisticIn(metrics[field]), unit) ?? []);
  return values.length === gpus.length ? values : null;
}

function inUnit(statistic: Statistic | null, unit: string): number | null {
  return statistic && convertUnit(statistic.avg, statistic.unit, unit);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function doubtOf(watts: number, count: number | null): { doubt?: string } {
  const doubt = powerDoubt(watts, count);
  return doubt === null ? {} : { doubt };
}
