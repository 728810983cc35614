import { convertUnit, isUnit } from "@/benchmark/units";
import { numberOf } from "../reading-parts";

/** One accelerator's samples. */
export interface Samples {
  /** W */
  power: number[];
  /** MiB */
  memory: number[];
}
export type Quantity = keyof Samples;

/** What a log says, whatever its form. */
export interface SmiLog {
  /** By what tells accelerators apart; "" where nothing does. */
  gpus: Map<string, Samples>;
  /** Where all accelerators of the log have the same. */
  accelerator: string | null;
  /** How many different accelerators it names. */
  kinds: number;
  /** MiB of each of them, in the same way. */
  memoryTotal: number | null;
  driver: string | null;
  /** What stands where a number should, by column, in words for a reader. */
  unread?: string[];
  /** The longest time between two of its rows, in milliseconds. */
  pause?: number;
}

const UNITS: Readonly<Record<Quantity, string>> = { power: "W", memory: "MiB" };

/** "81559 MiB", or "81559" of a column in MiB, in MiB; null where that is no size. */
export function mebibytes(cell: string, unit = "MiB"): number | null {
  const samples: Samples = { power: [], memory: [] };
  addSample(samples, "memory", cell, unit);
  return samples.memory[0] || null;
}

/** The samples of an accelerator, empty ones where it is new. */
export function samplesOf(gpus: Map<string, Samples>, gpu: string): Samples {
  const samples = gpus.get(gpu) ?? { power: [], memory: [] };
  gpus.set(gpu, samples);
  return samples;
}

/**
 * Adds "74.01 W", "74.01" in the unit of its place, or nothing of "[N/A]" and of units that nobody knows. Says whether
 * it added one.
 */
export function addSample(samples: Samples, quantity: Quantity, cell: string, unit: string): boolean {
  // Of what is longer, none is a number: and the pattern looks at the letter "e" twice.
  const [, number = "", own = ""] = /^([-+\d.eE]+)\s*([A-Za-z]+)?$/.exec(cell.slice(0, 40).trim()) ?? [];
  const stated = own || unit;
  const value = numberOf(number);
  const converted = value !== null && isUnit(stated) ? convertUnit(value, stated, UNITS[quantity]) : null;
  if (converted === null || converted < 0) return false;
  samples[quantity].push(converted);
  return true;
}

/** The only one of several texts or sizes; null where there are none or they differ. */
export function onlyOne<Value extends string | number>(texts: Iterable<Value | null>): Value | null {
  const [first = null, ...others] = new Set(texts);
  return others.length === 0 ? first : null;
}

/** How many different names there are. */
export function kindsOf(names: Iterable<string | null>): number {
  return [...new Set(names)].filter((name) => name !== null && name !== "").length;
}
