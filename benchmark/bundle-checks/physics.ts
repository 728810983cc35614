import type { Environment } from "../bundle";
import type { FindingList } from "../findings";
import type { MetricKey } from "../metrics";
import { shortNumber } from "../printable";
import { checkConsistency } from "./consistency";
import type { BundleDraft, ResultDraft } from "./draft";
import { type Measured, type SoundValue, type SoundValues, sameScope, TOLERANCE } from "./measured";
import { declaredBits } from "./weight-width";

/** Checks values against each other and against the hardware: what nature forbids, or makes doubtful. */
export function checkPhysics(
  draft: BundleDraft,
  sound: ReadonlyMap<ResultDraft, SoundValues>,
  list: FindingList,
): void {
  const measured = new Map<string, Measured>();
  const all: Measured[] = [];
  for (const result of draft.results) {
    const environment = draft.environments.get(result.environment ?? "")?.environment ?? {};
    const one = { result, values: sound.get(result) ?? new Map(), environment };
    if (result.id !== undefined && !measured.has(result.id)) measured.set(result.id, one);
    all.push(one);
  }
  for (const one of all) {
    checkMemoryCapacity(one, "amu", list);
    checkMemoryCapacity(one, "peak_memory", list);
    checkPeakMemory(one, list);
    checkWeights(one, list);
    checkPowerLimit(one, list);
    checkConsistency(one, measured.get(one.result.baseline ?? "") ?? null, list);
  }
}

/**
 * How many accelerators a value counts: one, or all of them. Where the source does not say it is all of them, so
 * that only what is impossible either way is found. null where their number is not known.
 */
function acceleratorsOf({ scope }: SoundValue, { count }: Environment): number | null {
  return scope === "per_accelerator" ? 1 : (count ?? null);
}

/**
 * memory in use <= memory_gb x accelerators. Vendors name memory in GB that are GiB (an "80 GB" card has 85.9 GB),
 * so only what exceeds the capacity read as GiB is impossible.
 */
function checkMemoryCapacity({ values, environment }: Measured, key: MetricKey, list: FindingList): void {
  const memory = values.get(key);
  const accelerators = memory && acceleratorsOf(memory, environment);
  if (!memory || !accelerators || environment.memory_gb === undefined) return;
  const capacity = environment.memory_gb * accelerators;
  if (memory.value <= capacity * (1024 ** 3 / 1e9)) return;
  list.add("physics.memory_capacity", `${memory.pointer}/value`, {
    found: `${shortNumber(memory.value)} GB in use`,
    expected: `at most ${environment.memory_gb} GB x ${accelerators} = ${shortNumber(capacity)} GB`,
    remedy: "Correct the value, its unit or scope, or the environment's memory_gb and count.",
  });
}

/** mean memory <= peak memory of the same scope; half a per cent is left to rounding. */
function checkPeakMemory({ values, environment }: Measured, list: FindingList): void {
  const [mean, peak] = [values.get("amu"), values.get("peak_memory")];
  if (!mean || !peak || !sameScope(mean, peak, environment) || mean.value <= peak.value * 1.005) return;
  list.add("physics.peak_memory", `${mean.pointer}/value`, {
    found: `mean ${shortNumber(mean.value)} GB, peak ${shortNumber(peak.value)} GB`,
    expected: "a mean that is at most the peak",
    remedy: "Correct one of the two, or their scopes.",
  });
}

/**
 * parameters x bits / 8 <= memory in use over all accelerators, which weights may be spread over: a value per
 * accelerator counts times their number. Parameter counts are rounded, hence the tolerance.
 */
function checkWeights({ result, values, environment }: Measured, list: FindingList): void {
  const memory = values.get("amu") ?? values.get("peak_memory");
  const bits = declaredBits(result.technique, result.workload.dtype);
  const parameters = result.model.parameters_b;
  if (!memory || bits === null || parameters === undefined) return;
  // Without a scope it may be either; more than this is never in use.
  const accelerators = memory.scope === "total" ? 1 : environment.count;
  if (accelerators === undefined) return;
  const inUse = memory.value * accelerators;
  const weights = (parameters * bits) / 8;
  if (weights <= inUse * (1 + TOLERANCE)) return;
  list.add("physics.weights_memory", `${memory.pointer}/value`, {
    found: `${shortNumber(inUse)} GB in use`,
    expected: `at least ${shortNumber(weights)} GB: ${parameters} billion weights of ${bits} bits`,
    remedy: "Correct the value, its scope or the precision, or say in `note` where the weights were.",
  });
}

/** mean power <= power_limit_w x accelerators. */
function checkPowerLimit({ values, environment }: Measured, list: FindingList): void {
  const power = values.get("aec");
  const accelerators = power && acceleratorsOf(power, environment);
  if (!power || !accelerators || environment.power_limit_w === undefined) return;
  const limit = environment.power_limit_w * accelerators;
  if (power.value <= limit) return;
  list.add("physics.power_limit", `${power.pointer}/value`, {
    found: `${shortNumber(power.value)} W`,
    expected: `at most ${environment.power_limit_w} W x ${accelerators} = ${shortNumber(limit)} W`,
    remedy: "Correct the value, its scope, or the environment's power_limit_w and count.",
  });
}
