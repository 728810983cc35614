import type { LeavingResult } from "@/benchmark/preview/leaving-results";
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

/** What the page asks of the worker. `corrects`: receipt of what it corrects; "" for none. */
export type ToWorker = { ask: "check"; file: File } | { ask: "preview"; corrects: string };

/** A bundle on today's boards. */
export interface ShownPreview {
  results: PreviewedResult[];
  /** What leaves the boards with it, since it corrects a bundle that holds them, and is in it no more. */
  leaving: LeavingResult[];
  /** How many would take the place of results that belong to no bundle which it corrects. */
  takeovers: number;
}

/** What the worker tells the page. */
export type FromWorker =
  | { tell: "progress"; done: number; total: number }
  | { tell: "checked"; report: CheckReport }
  /** The file can't be read any more. */
  | { tell: "unreadable" }
  | { tell: "failed"; message: string }
  | ({ tell: "previewed" } & ShownPreview)
  | { tell: "not previewed"; message: string };
