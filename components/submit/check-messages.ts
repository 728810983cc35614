import type { PreviewedResult } from "@/benchmark/preview/preview";
import type { FindingsSummary } from "./findings-summary";

/** What the check of a package found, as far as the page shows it. */
export interface CheckReport {
  /** Digest and size of the file as it will be sent. The digest of one that is too large is empty. */
  sha256: string;
  bytes: number;
  /** Whether nothing refuses it. */
  passed: boolean;
  /** The bundle's title; null where it is refused. */
  title: string | null;
  results: number;
  artifacts: number;
  findings: FindingsSummary;
}

/** What the page asks of the worker. */
export type ToWorker = { ask: "check"; file: File } | { ask: "preview" };

/** What the worker tells the page. */
export type FromWorker =
  | { tell: "progress"; done: number; total: number }
  | { tell: "checked"; report: CheckReport }
  /** The file can't be read any more. */
  | { tell: "unreadable" }
  | { tell: "failed"; message: string }
  | { tell: "previewed"; results: PreviewedResult[] }
  | { tell: "not previewed"; message: string };
