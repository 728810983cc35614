import { z } from "zod";
import type { Axis } from "@/benchmark/axes";
import { readLooseJson } from "../loose-json";
import type { Reading, ReadMissing, ReadValue, RunFacts, Skipped } from "../reading";
import { labelOf } from "../reading-parts";
import { fileName } from "../source-file";
import { joined } from "./collected-metrics";
import { KEY, type ReadFile, skip, stemOf } from "./run-file";

const number = z.number().nullish().catch(undefined);
const numbers = z.array(z.number().catch(Number.NaN)).optional().catch(undefined);
const series = z.looseObject({}).optional().catch(undefined);
const Dump = z.looseObject({
  AMU: number,
  PCU: number,
  AL: number,
  TT: number,
  ST: number,
  IT: number,
  AEC: number,
  MCR: number,
  total_time: number,
  num_requests: number,
  time_series: z.looseObject({ timestamps: numbers, power_consumption: numbers }).optional().catch(undefined),
  request_level: series,
});
type Dump = z.infer<typeof Dump>;

const MIXED =
  "The file holds the series of an earlier run of the same process, too: the monitor is never reset.";

/** Why a dump is not read. */
const REFUSALS = {
  unreadable: "it is not shaped as the monitor writes it",
  test: "the monitor's own test: its requests sleep instead of computing",
  empty: "it was saved before the monitor was stopped: there are series and no values",
  failed: "no request was recorded, as of a run that broke off",
} as const;

/** Reads a dump of the pipeline's monitor. It names no model, no precision and no hardware. */
export function readMonitorDump(one: ReadFile): Reading | Skipped {
  const parsed = Dump.safeParse(readLooseJson(one.text)?.values[0]);
  const refused = parsed.success ? refusal(one, parsed.data) : "unreadable";
  if (refused) return skip(one.file, refused, REFUSALS[refused]);
  return parsed.success ? reading(one, parsed.data) : skip(one.file, "unreadable", REFUSALS.unreadable);
}

function refusal(one: ReadFile, dump: Dump): "test" | "empty" | "failed" | null {
  if (/^test_(?:inference|pretraining|finetuning)_metrics\.json$/.test(fileName(one.file))) return "test";
  const scalars = [dump.AMU, dump.PCU, dump.AL, dump.AEC, dump.IT, dump.TT, dump.ST];
  if (scalars.every((value) => value === undefined || value === null)) return "empty";
  return dump.num_requests === 0 ? "failed" : null;
}

function reading(one: ReadFile, dump: Dump): Reading {
  const path = one.file.path;
  const isMixed = holdsEarlierRun(dump);
  const doubt = isMixed ? MIXED : undefined;
  const hasGpu = (dump.AEC ?? 0) > 0;
  const of = (value: number | null | undefined, unit: string, about: Partial<ReadValue> = {}) =>
    soundValue(value, {
      unit,
      path,
      ...about,
      ...(doubt && { doubt: joined([doubt, about.doubt]) ?? doubt }),
    });
  const perParameter = "Divided by the parameters that the caller named, over the time of the requests.";
  const found = {
    amu: ofGpu(
      hasGpu,
      of(share(dump.AMU), "fraction", {
        scope: "per_accelerator",
        note: "Share of GPU 0's memory in use by all processes: a fraction of its capacity, not GB.",
      }),
    ),
    pcu: ofGpu(
      hasGpu,
      of(share(dump.PCU), "fraction", {
        note: "Mean utilisation of GPU 0: time busy, not FLOP/s against the peak.",
      }),
    ),
    al: of(dump.AL, "s", { note: "Mean of computation and communication time of a request." }),
    tt: of(dump.TT, "tokens/param/s", { note: perParameter }),
    st: of(dump.ST, "samples/param/s", { note: perParameter }),
    it: of(dump.IT, "tokens/s", {
      note: "Generated tokens over the sum of the requests' times: requests at the same time do not add up.",
    }),
    aec: of(dump.AEC, "W", { scope: "per_accelerator", note: "Mean power of GPU 0 alone." }),
    mcr: of(dump.MCR, "x"),
  };
  const metrics: Reading["metrics"] = Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== null),
  );
  const axis = axisOf(dump);
  const facts: RunFacts = axis ? { axis, modality: "language" } : {};
  return {
    producer: KEY,
    label: labelOf(stemOf(one.file)) ?? "",
    paths: [path],
    facts,
    metrics,
    scores: [],
    notes: [
      `${dump.num_requests ?? "An unknown number of"} requests. A run that broke off leaves such a file, too.`,
    ],
    ...(isMixed && { notComparable: MIXED }),
  };
}

function share(value: number | null | undefined): number | null | undefined {
  return typeof value === "number" && value > 1 ? Number.NaN : value;
}

function soundValue(
  value: number | null | undefined,
  about: Omit<ReadValue, "value">,
): ReadValue | ReadMissing | null {
  if (value === null || value === undefined) return null;
  if (value === 0)
    return { missing: "not_measured", note: "The file says 0, which here means not measured." };
  if (!Number.isFinite(value) || value < 0) {
    return { missing: "not_measured", note: "The file gives a value that cannot be, which is left out." };
  }
  return { value, ...about };
}

/** Without NVML the power is 0, and memory and utilisation are the host's. */
function ofGpu(hasGpu: boolean, value: ReadValue | ReadMissing | null): ReadValue | ReadMissing | null {
  if (hasGpu || !value || "missing" in value) return value;
  return {
    missing: "not_measured",
    note: "A power of 0 tells that the GPU was not read; this is the host's value.",
  };
}

/** The scenario is not written: which throughput there is tells it. */
function axisOf(dump: Dump): Axis | null {
  if (typeof dump.IT === "number") return "inference";
  if (typeof dump.ST === "number") return "fine-tuning";
  return typeof dump.TT === "number" ? "architecture" : null;
}

/** Samples over a longer time than the run took are those of an earlier run, too. */
function holdsEarlierRun({ time_series: told, total_time: total }: Dump): boolean {
  const times = (told?.timestamps ?? []).filter(Number.isFinite);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined || typeof total !== "number") return false;
  return last - first > total * 1.05 + 1;
}
