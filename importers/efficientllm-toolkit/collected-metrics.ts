import type { Reading, ReadMissing, ReadValue } from "../reading";
import { COLLECTOR_METRICS, type CollectorMetric, type CollectorValues } from "./collector-log";

/** Values of one place of one file. */
export interface Collected {
  path: string;
  /** Steps that the run had done; null where nothing tells. */
  step: number | null;
  values: CollectorValues;
}

export interface Conditions {
  /** Steps and samples that the collector remembers. */
  history: number;
  /** What TT and ST were divided by. */
  parameters: number | null;
  /** Tokens of one step as the collector counts them, where the files say so. */
  tokensPerStep: number | null;
  nodes: number;
  /** Why a zero stands there, where the files tell. */
  zero?: string | undefined;
  /** What is known of single values beyond what holds for all. */
  notes?: Partial<Record<CollectorMetric, string>>;
  doubts?: Partial<Record<CollectorMetric, string | undefined>>;
}

/** The history of an untouched configuration. */
export const HISTORY = 1000;

const TRAITS: Readonly<Record<CollectorMetric, Pick<ReadValue, "unit" | "scope"> & { note: string }>> = {
  amu: {
    unit: "GiB",
    scope: "per_accelerator",
    note: "Mean of what PyTorch's allocator held on device 0 of one process, without the driver's share; the file says GB and counts GiB.",
  },
  pcu: {
    unit: "fraction",
    note: "Mean of the GPU utilisation of nvidia-smi: time busy, not FLOP/s against the peak; over all GPUs of the node.",
  },
  al: { unit: "s", note: "Mean wall time of an iteration, the first slow ones included." },
  tt: { unit: "tokens/param/s", note: "Tokens over parameters over the time of the steps." },
  st: { unit: "samples/param/s", note: "Samples over parameters over the time of the steps." },
  aec: {
    unit: "W",
    scope: "total",
    note: "Mean power of all GPUs of the node together, those of other jobs included.",
  },
};

/** Metrics of the training collector: of each the first source that has it, corrected where its defect is known. */
export function collectedMetrics(sources: readonly Collected[], conditions: Conditions): Reading["metrics"] {
  const metrics: Reading["metrics"] = {};
  for (const metric of COLLECTOR_METRICS) {
    const source = sources.find(({ values }) => metric in values);
    if (source) metrics[metric] = metricOf(metric, source, conditions);
  }
  return metrics;
}

function metricOf(
  metric: CollectorMetric,
  source: Collected,
  conditions: Conditions,
): ReadValue | ReadMissing {
  const value = source.values[metric] ?? Number.NaN;
  if (!Number.isFinite(value)) return { missing: "not_measured", note: "The file gives no number." };
  if (value === 0) {
    const why = conditions.zero ?? "nothing was sampled";
    return { missing: "not_measured", note: `The file says 0, which here means not measured: ${why}.` };
  }
  if (value < 0 || (metric === "pcu" && value > 1)) {
    return { missing: "not_measured", note: "The file gives a value that cannot be, which is left out." };
  }
  const { unit, scope, note } = TRAITS[metric];
  const read: ReadValue = { value, unit, path: source.path };
  if (scope && !(metric === "aec" && conditions.nodes > 1)) read.scope = scope;
  const notes = [note, conditions.notes?.[metric]];
  const doubts = [conditions.doubts?.[metric]];
  if (metric === "aec" && conditions.nodes > 1) {
    doubts.push(`The run had ${conditions.nodes} nodes, and the power is that of one.`);
  }
  const { step } = source;
  if (metric === "al" && step !== null && step > conditions.history) {
    notes.push(`It is that of the last ${conditions.history} of ${step} steps.`);
  }
  if (metric === "tt" || metric === "st") {
    const repair = repaired(metric, source, conditions);
    read.value = repair.value;
    notes.push(repair.note);
    doubts.push(repair.doubt);
  }
  const [told, doubt] = [joined(notes), joined(doubts)];
  return { ...read, ...(told && { note: told }), ...(doubt && { doubt }) };
}

interface Repair {
  value: number;
  note?: string;
  doubt?: string;
}

/**
 * The collector divides the tokens of all steps by the time of those that it remembers: after `history` steps its
 * throughput is too high by steps / history. TT x parameters x AL, over the tokens of a step, shows it.
 */
function repaired(metric: "tt" | "st", { values, step }: Collected, conditions: Conditions): Repair {
  const value = values[metric] ?? Number.NaN;
  const { history, parameters, tokensPerStep } = conditions;
  if (step === null) {
    return { value, note: `No file says how many steps it had: after ${history} the value is too high.` };
  }
  if (step <= history) return { value };
  const [{ tt, al }, perStep] = [values, tokensPerStep];
  const excess = tt && al && parameters && perStep ? (tt * parameters * al) / perStep : null;
  if (excess !== null && Math.abs(excess - 1) < 0.05) {
    return { value, note: "Tokens per step confirm the value as the file gives it." };
  }
  const note = `Corrected: the file says ${value}, which divides the work of ${step} steps by the time of the last ${history}.`;
  const isConfirmed = excess !== null && Math.abs(excess / (step / history) - 1) < 0.05;
  const corrected = (value * history) / step;
  return isConfirmed
    ? { value: corrected, note }
    : { value: corrected, note, doubt: "The correction cannot be checked against the tokens of a step." };
}

/** Sentences one after the other; undefined where there is none. */
export function joined(sentences: readonly (string | undefined)[]): string | undefined {
  return sentences.filter(Boolean).join(" ") || undefined;
}
