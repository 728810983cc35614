import type { Axis, MissingReason, Modality, Scope } from "@/benchmark/axes";
import type { Environment, Model, QualityScore, Technique, Uncertainty, Workload } from "@/benchmark/bundle";
import type { MetricKey } from "@/benchmark/metrics";

/** A value as a file gives it, in the unit that the producer is known to write: never one guessed from a magnitude. */
export interface ReadValue {
  value: number;
  /** A unit of the bundle format that converts to the metric's own. */
  unit: string;
  /** Absent where neither the file nor its producer's documentation says what it counts. */
  scope?: Scope;
  uncertainty?: Uncertainty;
  repeats?: number[];
  /** The file that it stands in. */
  path: string;
  /** What a reader should know of it: what exactly the producer measures. */
  note?: string;
  /** Why it may be wrong. */
  doubt?: string;
}

/** No value, and why: a zero that means "not measured", a run that ran out of memory. */
export interface ReadMissing {
  missing: MissingReason;
  note?: string;
}

export type ReadScore = Omit<QualityScore, "artifact" | "origin"> & { path: string };

/** What a file says of a run besides its values. Whatever it does not say is left out and asked for. */
export interface RunFacts {
  axis?: Axis;
  modality?: Modality;
  /** Never a local path: a name or an id of a hub. */
  model?: Partial<Model>;
  technique?: Partial<Technique>;
  environment?: Partial<Environment>;
  workload?: Partial<Workload>;
}

/** One run as one producer's files tell it. Several readings of a run are joined to one result. */
export interface Reading {
  /** Key of the importer. */
  producer: string;
  /** Version of the producer where a file says it. */
  version?: string;
  /** A name that tells it from the other readings of the same files ("qps 4"); "" where there is one alone. */
  label: string;
  /** The files it was read from, which become artefacts. */
  paths: string[];
  /** Where else the same files lie: a log that was put beside each of several runs. */
  copies?: string[];
  facts: RunFacts;
  metrics: Partial<Record<MetricKey, ReadValue | ReadMissing>>;
  scores: ReadScore[];
  /**
   * When it was measured, in milliseconds since 1970 with clocks of no known zone read as UTC: tells a log of another
   * day. Never published.
   */
  during?: { from: number; to: number };
  /** How many accelerators its values are of, where the file lists them one by one. */
  accelerators?: number;
  /** What a reader should know of the run as a whole: a limited run, failed requests. */
  notes: string[];
  /** Why its values must not be ranked with others, where a file says so: a smoke test, a limited run. */
  notComparable?: string;
}

/** Why a file is not taken. */
export const SKIP_REASONS = {
  unknown: "no importer knows this kind of file",
  mock: "invented data",
  test: "a test of the pipeline, not a run",
  failed: "the run failed",
  invalid: "the producer itself calls the run invalid",
  derived: "what it holds is read from other files",
  empty: "it holds no value",
  unreadable: "it can't be read as what it seems to be",
  beside: "it belongs to another file",
  copy: "a copy of another file, which is read instead",
  foreign: "it looks like a known file, but is another tool's",
} as const;
export type SkipReason = keyof typeof SKIP_REASONS;

export interface Skipped {
  path: string;
  reason: SkipReason;
  /** What was found, for the person who wonders. Safe to print. */
  why: string;
}

export interface Imported {
  readings: Reading[];
  skipped: Skipped[];
}
