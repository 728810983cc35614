import type { Environment } from "../bundle";
import { type MetricKey, metric } from "../metrics";
import { shortNumber } from "../printable";
import {
  type Judgement,
  type Law,
  type LawSubject,
  type LawValue,
  lacking,
  sameScope,
  TOLERANCE,
} from "./law";
import { declaredBits } from "./weight-width";

/** What the hardware demands of memory and power. */
export const PHYSICS_LAWS: readonly Law[] = [
  memoryCapacity("amu", "The mean memory in use fits into the accelerators"),
  memoryCapacity("peak_memory", "The peak memory fits into the accelerators"),
  {
    code: "physics.peak_memory",
    title: "The mean memory in use is at most its peak",
    remedy: "Correct one of the two, or their scopes.",
    judge: judgePeakMemory,
  },
  {
    code: "physics.weights_memory",
    title: "The weights fit into the memory in use",
    remedy: "Correct the value, its scope or the precision, or say in `note` where the weights were.",
    judge: judgeWeights,
  },
  {
    code: "physics.power_limit",
    title: "The mean power stays within the limit",
    remedy: "Correct the value, its scope, or the environment's power_limit_w and count.",
    judge: judgePowerLimit,
  },
];

/**
 * How many accelerators a value counts: one, or all of them. Where the source does not say it is all of them, so
 * that only what is impossible either way is found. Absent where their number is not known.
 */
function acceleratorsOf({ scope }: LawValue, { count }: Environment): number | undefined {
  return scope === "per_accelerator" ? 1 : count;
}

/**
 * memory in use <= memory_gb x accelerators. Vendors name memory in GB that are GiB (an "80 GB" card has 85.9 GB),
 * so only what exceeds the capacity read as GiB is impossible.
 */
function memoryCapacity(key: "amu" | "peak_memory", title: string): Law {
  return {
    code: "physics.memory_capacity",
    title,
    remedy: "Correct the value, its unit or scope, or the environment's memory_gb and count.",
    judge({ values, environment }) {
      const memory = values.get(key);
      const accelerators = memory && acceleratorsOf(memory, environment);
      const { memory_gb } = environment;
      if (!memory || !accelerators || memory_gb === undefined) {
        return lacking({
          [nameOf(key)]: memory,
          "memory of an accelerator": memory_gb,
          "number of accelerators": memory ? accelerators : environment.count,
        });
      }
      const capacity = memory_gb * accelerators;
      return {
        holds: memory.value <= capacity * (1024 ** 3 / 1e9),
        metric: key,
        found: `${shortNumber(memory.value)} GB in use`,
        expected: `at most ${memory_gb} GB x ${accelerators} = ${shortNumber(capacity)} GB`,
      };
    },
  };
}

/** mean memory <= peak memory of the same scope; half a per cent is left to rounding. */
function judgePeakMemory({ values, environment }: LawSubject): Judgement {
  const [mean, peak] = [values.get("amu"), values.get("peak_memory")];
  if (!mean || !peak) return lacking({ [nameOf("amu")]: mean, [nameOf("peak_memory")]: peak });
  if (!sameScope(mean, peak, environment)) return { missing: ["mean and peak of the same scope"] };
  return {
    holds: mean.value <= peak.value * 1.005,
    metric: "amu",
    found: `mean ${shortNumber(mean.value)} GB, peak ${shortNumber(peak.value)} GB`,
    expected: "a mean that is at most the peak",
  };
}

/**
 * parameters x bits / 8 <= memory in use over all accelerators, which weights may be spread over: a value per
 * accelerator counts times their number. Parameter counts are rounded, hence the tolerance.
 */
function judgeWeights({ technique, workload, parametersB, values, environment }: LawSubject): Judgement {
  const key = values.has("amu") ? "amu" : "peak_memory";
  const memory = values.get(key);
  const bits = declaredBits(technique, workload.dtype);
  // Without a scope it may be either; more than this is never in use.
  const accelerators = memory?.scope === "total" ? 1 : environment.count;
  if (!memory || bits === null || parametersB === undefined || accelerators === undefined) {
    return lacking({
      [nameOf("amu")]: memory,
      "bits of a weight": bits,
      parameters: parametersB,
      "number of accelerators": accelerators,
    });
  }
  const inUse = memory.value * accelerators;
  const weights = (parametersB * bits) / 8;
  return {
    holds: weights <= inUse * (1 + TOLERANCE),
    metric: key,
    found: memoryText(memory, accelerators),
    expected: `at least ${shortNumber(weights)} GB: ${parametersB} billion weights of ${bits} bits`,
  };
}

/** The most memory that a value says was in use. */
function memoryText({ value, scope }: LawValue, accelerators: number): string {
  const one = shortNumber(value);
  if (accelerators === 1) return `${one} GB in use`;
  const all = `${one} GB x ${accelerators} = ${shortNumber(value * accelerators)} GB in use`;
  return scope === undefined ? `at most ${all}` : all;
}

/** mean power <= power_limit_w x accelerators. */
function judgePowerLimit({ values, environment }: LawSubject): Judgement {
  const power = values.get("aec");
  const accelerators = power && acceleratorsOf(power, environment);
  const { power_limit_w } = environment;
  if (!power || !accelerators || power_limit_w === undefined) {
    return lacking({
      [nameOf("aec")]: power,
      "power limit of an accelerator": power_limit_w,
      "number of accelerators": power ? accelerators : environment.count,
    });
  }
  const limit = power_limit_w * accelerators;
  return {
    holds: power.value <= limit,
    metric: "aec",
    found: `${shortNumber(power.value)} W`,
    expected: `at most ${power_limit_w} W x ${accelerators} = ${shortNumber(limit)} W`,
  };
}

function nameOf(key: MetricKey): string {
  return metric(key).name;
}
