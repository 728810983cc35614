import type { Environment, MeasuredValue } from "../bundle";
import type { MetricKey } from "../metrics";
import type { ResultDraft } from "./draft";

/** A value that passed its own checks, in the metric's canonical unit. */
export interface SoundValue {
  pointer: string;
  value: number;
  unit: string;
  scope: MeasuredValue["scope"];
}

export type SoundValues = ReadonlyMap<MetricKey, SoundValue>;

/** What the checks of values against each other need: a result's sound values and where they were measured. */
export interface Measured {
  result: ResultDraft;
  values: SoundValues;
  environment: Environment;
}

/** Two values that should be the same may differ by this part of the stated one. */
export const TOLERANCE = 0.05;

/** Whether two values count the same accelerators, as far as their source says. */
export function sameScope(a: SoundValue, b: SoundValue, { count }: Environment): boolean {
  return count === 1 || a.scope === b.scope;
}
