import { convertUnit } from "@/benchmark/units";
import type { Reading, ReadMissing, ReadValue } from "../reading";
import { at, measure, metricsOf, numberOf, positiveOf, textOf } from "../reading-parts";

/** Stages that run the model, those of generation first. */
const RUN_STAGES = ["decode", "generate", "call", "forward", "train"] as const;
type RunStage = (typeof RUN_STAGES)[number];
export const STAGES = [
  "load",
  "load_model",
  "load_dataset",
  "preprocess",
  "preprocess_dataset",
  "prefill",
  "per_token",
  ...RUN_STAGES,
] as const;

export interface ReportValues {
  metrics: Reading["metrics"];
  notes: string[];
  isTraining: boolean;
}

/** A report, and whether something beside it says that it is this tool's. */
export interface ReportSource {
  report: unknown;
  path: string;
  isCertain: boolean;
}

/**
 * What one report holds, stage by stage. Units stand in the report; where they do not, they are as documented. Only a
 * latency must be certain to be this tool's, or be spelled as it spells: others have such a part, in milliseconds.
 */
export function reportValues(source: ReportSource): ReportValues {
  const { report, path } = source;
  const stage = RUN_STAGES.find((name) => hasParts(at(report, name)));
  const notes: string[] = [];
  if (!stage) return { metrics: {}, notes, isTraining: false };
  const metrics = metricsOf({
    al: latency(source, stage),
    ...throughputs(report, stage, path),
    ttft: stage === "decode" ? duration(source, "prefill", "Mean of the prefill stage.") : null,
    tpot: duration(source, "per_token", "Mean over the tokens after the first."),
    ...memories(report, stage, path),
    ...energies(report, stage, path),
  });
  const isMetered = at(report, stage, "energy", "total") !== undefined;
  if (isMetered) notes.push("Energy is that of whole stages, without the time it took: there is no power.");
  return { metrics, notes, isTraining: stage === "train" };
}

function hasParts(stage: unknown): boolean {
  return ["memory", "latency", "throughput", "energy", "efficiency"].some((part) => {
    const value = at(stage, part);
    return typeof value === "object" && value !== null;
  });
}

/** The unit that a part names, the documented one where it names none; "" for what is no text. */
function unitOf(part: unknown, documented: string): string {
  const unit = at(part, "unit");
  return unit === undefined || unit === null ? documented : (textOf(unit) ?? "");
}

function duration(
  { report, path, isCertain }: ReportSource,
  stage: string,
  note: string,
): ReadValue | ReadMissing | null {
  const part = at(report, stage, "latency");
  const isOwn = isCertain || at(part, "stdev") !== undefined || at(part, "stdev_") !== undefined;
  return measure(at(part, "mean"), unitOf(part, isOwn ? "s" : ""), path, { note });
}

function latency(source: ReportSource, stage: RunStage): ReadValue | ReadMissing | null {
  const own = duration(source, stage, LATENCY_NOTES[stage]);
  if (stage !== "decode") return own;
  const prefill = duration(source, "prefill", "");
  if (!own || !prefill) return null;
  if ("missing" in own || "missing" in prefill) return "missing" in own ? own : prefill;
  const seconds = [prefill, own].map(({ value, unit }) => convertUnit(value, unit, "s"));
  const [first, rest] = seconds;
  if (first === null || rest === null || first === undefined || rest === undefined) return null;
  return measure(first + rest, "s", source.path, { note: LATENCY_NOTES.decode });
}

const LATENCY_NOTES: Record<RunStage, string> = {
  decode: "Prefill and decode together, mean, for one whole batch.",
  generate: "Mean of one generation, for one whole batch.",
  call: "Mean of one call of the pipeline, for one whole batch.",
  forward: "Mean of one forward pass, for one whole batch.",
  train: "Mean of one training step.",
};

function throughputs(report: unknown, stage: RunStage, path: string) {
  const part = at(report, stage, "throughput");
  const unit = unitOf(part, "");
  const value = (note: string) => measure(at(part, "value"), unit, path, { note });
  if (unit === "tokens/s" && (stage === "decode" || stage === "generate")) {
    return { it: value("Generated tokens over the time of this stage, all devices together.") };
  }
  if (unit === "images/s" && stage === "call") return { it: value("Images over the time of the calls.") };
  const total = value(`Over the ${stage} stage, all devices together.`);
  return { throughput: total && "value" in total ? { ...total, scope: "total" as const } : total };
}

/** Decimal megabytes, summed over the devices. `max_global_vram` counts other processes too and is never taken. */
function memories(report: unknown, stage: RunStage, path: string) {
  const peaks = ["prefill", stage].flatMap((name) => {
    const part = at(report, name, "memory");
    for (const field of ["max_allocated", "max_process_vram"] as const) {
      const value = positiveOf(at(part, field));
      const unit = unitOf(part, "MB");
      const gigabytes = value === null ? null : convertUnit(value, unit, "GB");
      if (value !== null && gigabytes !== null) return [{ stage: name, field, value, unit, gigabytes }];
    }
    return [];
  });
  const largest = peaks.reduce<(typeof peaks)[number] | null>(
    (most, peak) => (most === null || peak.gigabytes >= most.gigabytes ? peak : most),
    null,
  );
  const own = peaks.find((peak) => peak.stage === stage);
  // What another stage had is not the largest of all.
  if (!largest || !own) return {};
  const about = (field: string) => ({ scope: "total" as const, note: `${field}, summed over the devices.` });
  return {
    amu: measure(own.value, own.unit, path, {
      ...about(own.field),
      doubt: "The largest memory of the stage: the tool keeps no mean.",
    }),
    peak_memory: measure(largest.value, largest.unit, path, about(largest.field)),
  };
}

/** Kilowatt-hours of a stage: of the accelerators and of everything, and how much work the stage did for it. */
function stageEnergy(report: unknown, stage: string) {
  const energy = at(report, stage, "energy");
  const efficiency = at(report, stage, "efficiency");
  const [, work = "", per = ""] =
    /^(tokens|samples|images|videos)\/(k?Wh)$/i.exec(unitOf(efficiency, "")) ?? [];
  const unit = unitOf(energy, "kWh");
  const total = positiveOf(at(energy, "total"));
  const value = positiveOf(at(efficiency, "value"));
  const joules = total === null ? null : convertUnit(total, unit, "J");
  if (joules === null || value === null || per === "") return null;
  const amount = value * (convertUnit(joules, "J", per) ?? Number.NaN);
  const gpu = numberOf(at(energy, "gpu"));
  const gpuJoules = gpu === null ? null : convertUnit(gpu, unit, "J");
  return { work: work.toLowerCase(), amount, joules, gpuJoules, failed: failedRepeats(report, stage) };
}
type StageEnergy = NonNullable<ReturnType<typeof stageEnergy>>;

/** Repeats without energy, or with a negative one: the meter lost them, and the stage's mean counts them all the same. */
function failedRepeats(report: unknown, stage: string): number {
  const measures = at(report, stage, "measures");
  if (!Array.isArray(measures)) return 0;
  return measures.filter((measured) => (numberOf(at(measured, "total")) ?? 0) <= 0).length;
}

function energies(report: unknown, stage: RunStage, path: string) {
  const own = stageEnergy(report, stage);
  if (!own) return {};
  if (own.work === "tokens") {
    const prefill = stage === "decode" ? stageEnergy(report, "prefill") : null;
    return {
      energy_per_token:
        stage === "train" || stage === "decode" ? perUnit([own], own.amount, stage, path) : null,
      energy_per_sample:
        prefill?.work === "samples"
          ? perUnit([prefill, own], prefill.amount, "prefill and decode", path)
          : null,
    };
  }
  return { energy_per_sample: perUnit([own], own.amount, stage, path) };
}

function perUnit(
  stages: readonly StageEnergy[],
  amount: number,
  name: string,
  path: string,
): ReadValue | ReadMissing | null {
  const whole = stages.reduce((sum, { joules }) => sum + joules, 0) / amount;
  const gpu = stages.reduce((sum, { gpuJoules }) => sum + (gpuJoules ?? Number.NaN), 0) / amount;
  const failed = stages.reduce((sum, stage) => sum + stage.failed, 0);
  const doubt = failed > 0 ? `The meter lost ${failed} of the repeats that this mean counts.` : null;
  if (gpu === 0) return { missing: "not_measured", note: "No accelerator energy was metered." };
  return measure(gpu, "J", path, {
    scope: "total",
    note: `The ${name} energy of the accelerators; with processor and memory, partly estimated, ${Number(whole.toPrecision(6))} J.`,
    ...(doubt && { doubt }),
  });
}
