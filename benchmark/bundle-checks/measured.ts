import type { MetricKey } from "../metrics";
import type { LawValue } from "./law";

/** A value that passed its own checks, with its place in the bundle. */
export interface SoundValue extends LawValue {
  pointer: string;
}

export type SoundValues = ReadonlyMap<MetricKey, SoundValue>;
