import { toNumber } from "../serving/fields";
import type { MetricSheet } from "../serving/metric-sheet";
import { isRecord } from "../serving/records";

/** The mean of one metric as AIPerf and GenAI-Perf write it, with the unit that stands beside it. */
export interface Statistic {
  unit: string;
  avg: number;
}

/** Their spellings of units, and the bundle's. Case matters: MW is no milliwatt. What is not here is left out. */
const UNITS = new Map([
  ["ns", "ns"],
  ["nanoseconds", "ns"],
  ["us", "us"],
  ["microseconds", "us"],
  ["ms", "ms"],
  ["milliseconds", "ms"],
  ["s", "s"],
  ["sec", "s"],
  ["seconds", "s"],
  ["tokens/sec", "tokens/s"],
  ["tokens/s", "tokens/s"],
  ["requests/sec", "samples/s"],
  ["requests/s", "samples/s"],
  ["W", "W"],
  ["watts", "W"],
  ["mW", "mW"],
  ["J", "J"],
  ["joules", "J"],
  ["%", "%"],
  ["percent", "%"],
  ["percentage", "%"],
  ["GB", "GB"],
  ["GiB", "GiB"],
  ["MB", "MB"],
  ["MiB", "MiB"],
  ["B", "B"],
  ["bytes", "B"],
]);

/** A statistic's mean in a unit of the bundle format; null where there is none or its unit is not known. */
export function statisticIn(value: unknown): Statistic | null {
  if (!isRecord(value) || typeof value.unit !== "string") return null;
  const avg = toNumber(value.avg);
  const unit = UNITS.get(value.unit.trim()) ?? null;
  return avg === null || unit === null ? null : { avg, unit };
}

/** The mean alone, of what is counted and has a unit of no matter. */
export function averageIn(value: unknown): number | null {
  return isRecord(value) ? toNumber(value.avg) : null;
}

/** What can't be read of a statistic that is there, in words; null where it can, or is not there. */
export function complaint(name: string, value: unknown): string | null {
  if (value === undefined || value === null || statisticIn(value) || hasUnreadMean(value)) return null;
  return `${name} has no mean in a unit that is known and was left out.`;
}

/** Notes that what a statistic has as its mean is no number; nothing where it is one, or there is none. */
export function leaveUnread(sheet: MetricSheet, name: string, value: unknown): void {
  if (hasUnreadMean(value)) sheet.leaveUnread(`${name}.avg`, value.avg);
}

/** Whether a statistic has something as its mean that is no number. */
export function hasUnreadMean(value: unknown): value is { avg: unknown } {
  return isRecord(value) && value.avg !== undefined && value.avg !== null && toNumber(value.avg) === null;
}
