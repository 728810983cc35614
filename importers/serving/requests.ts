import { numberIn, positiveIn } from "./fields";
import type { FileRecord } from "./records";

/** Tokens of all completed requests as the mean of one; null where either is unknown. */
export function perRequest(record: FileRecord, key: string): number | null {
  const tokens = positiveIn(record, key);
  const completed = positiveIn(record, "completed");
  return tokens === null || completed === null ? null : tokens / completed;
}

/** What a reader must know of requests that failed or, in files that don't count these, did not complete. */
export function requestNotes(record: FileRecord): string[] {
  const completed = numberIn(record, "completed");
  const asked = numberIn(record, "num_prompts");
  const failed = numberIn(record, "failed");
  const lost = failed ?? (asked !== null && completed !== null ? asked - completed : 0);
  if (lost <= 0) return [];
  const of = asked === null ? "" : ` of ${asked}`;
  const what = failed === null ? "did not complete" : "failed";
  return [`${lost}${of} requests ${what}; the values are of those that completed.`];
}

/** The load of a run, to tell it from others of its file: "4 requests/s, concurrency 8". */
export function loadLabel(record: FileRecord): string {
  const rate = positiveIn(record, "request_rate");
  const concurrency = positiveIn(record, "max_concurrency");
  return [rate === null ? "" : `${rate} requests/s`, concurrency === null ? "" : `concurrency ${concurrency}`]
    .filter((part) => part !== "")
    .join(", ");
}
