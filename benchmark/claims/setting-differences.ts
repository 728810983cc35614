import type { Result } from "../result";

/** Names and counts of a run, that tell it apart and are no choice of its own. */
const NO_CHOICE: readonly string[] = ["experiment", "trainable_params", "total_params"];
/** What makes a precision the technique that it is. */
const TECHNIQUE_ITSELF: readonly string[] = ["bits"];
/** How much a technique may learn: two of them are two techniques for a claim. */
const CAPACITIES: readonly string[] = ["r", "rank", "lora_r", "lora_rank"];

/** A setting that two results both state, and in which they differ. */
export interface SettingDifference {
  /** "r: 64 and 32". */
  text: string;
  isCapacity: boolean;
}

/** Settings that both results state and that differ, in the order of their names. */
export function settingDifferences(own: Result, other: Result): SettingDifference[] {
  const theirs = new Map(Object.entries(other.settings ?? {}));
  return Object.entries(own.settings ?? {})
    .filter(([name]) => !NO_CHOICE.includes(name) && !TECHNIQUE_ITSELF.includes(name))
    .filter(([name, value]) => theirs.has(name) && theirs.get(name) !== value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({
      text: `${name.replaceAll("_", " ")}: ${value} and ${theirs.get(name)}`,
      isCapacity: CAPACITIES.includes(name),
    }));
}

/** How much a technique may learn, by its settings, as one text; equal where no capacity differs. */
export function capacityText(settings: Result["settings"]): string {
  return JSON.stringify(CAPACITIES.map((name) => settings?.[name] ?? null));
}
