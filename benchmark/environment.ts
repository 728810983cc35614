import type { Scope } from "./axes";
import type { Environment } from "./bundle";

/** Accelerator and count as a reader says them ("8x NVIDIA H200"), or that they are not stated. */
export function environmentClass({ accelerator, count }: Environment): string {
  if (!accelerator) return "hardware not stated";
  return count === undefined ? `${accelerator}, count not stated` : `${count}x ${accelerator}`;
}

/** Memory in GB that a value of this scope counts: one accelerator's or all of them; null where that is not known. */
export function capacityGb({ memory_gb, count }: Environment, scope: Scope | null): number | null {
  if (memory_gb === undefined) return null;
  if (scope !== "total") return memory_gb;
  return count === undefined ? null : memory_gb * count;
}
