import type { MetricKey } from "@/benchmark/metrics";
import type { Imported } from "./reading";
import type { SourceFile } from "./source-file";

/** One thing that a producer's files hold, and what becomes of it: the documentation is made of these. */
export interface FieldRow {
  /** As it is spelled in the file: `mean_e2el_ms`. */
  field: string;
  /** Metric or part of a bundle that it becomes: a metric's key, "quality", "model.name", "workload.batch_size". */
  becomes: MetricKey | "quality" | (string & {});
  /** The unit that the producer writes it in; "" where it has none. */
  unit: string;
  /** What must be known of it: which of several, what it counts, when it is left out. */
  note?: string;
}

/** How one producer's files are told apart and read. Pure: no file system, no network, no clock. */
export interface Importer {
  /** Stable, as it stands in bundles as an artefact's kind: `vllm-bench-serve`. */
  key: string;
  title: string;
  /** The producer's documentation. */
  url: string;
  /** Versions whose files were seen or whose source was read, in words. */
  versions: string;
  fields: readonly FieldRow[];
  /** What the files do not say, so that a person is asked. */
  asks: readonly string[];
  /** What is dropped for privacy, in words. */
  drops: readonly string[];
  /** Whether a file is one of this producer, by its content; its name may only confirm. Cheap: asked of every file. */
  recognises(file: SourceFile): boolean;
  /**
   * Reads the files that it recognised, all of one import, and those beside them that belong to the same run.
   * Never throws for what a file may hold: what can't be used is skipped with a reason.
   */
  read(files: readonly SourceFile[], all: readonly SourceFile[]): Promise<Imported>;
}
