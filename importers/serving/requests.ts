import { numberIn, positiveIn } from "./fields";
import type { MetricSheet } from "./metric-sheet";
import type { FileRecord } from "./records";

/** Tokens of all completed requests as the mean of one; null where either is unknown. */
export function perRequest(record: FileRecord, key: string): number | null {
  const tokens = positiveIn(record, key);
  const completed = positiveIn(record, "completed");
  return tokens === null || completed === null ? null : tokens / completed;
}

/**
 * Share of lost requests above which values are in doubt. Up to one in a hundred even a 99th percentile can be that of
 * all requests; with more, it is not known what those that failed would have taken.
 */
const FEW_LOST = 0.01;
/**
 * Share above which a run is not compared: with one request in ten missing, the server carried another load than the
 * run was set to, and those that failed may well be the longest.
 */
const MANY_LOST = 0.1;

/** Requests of a run that gave no answer, whatever became of them. */
export interface LostRequests {
  lost: number;
  completed: number | null;
  /** How many were to be sent, where that is known. */
  asked: number | null;
  /** What the file says of them: that they failed, or no more than that they did not complete. */
  what: "failed" | "did not complete";
}

/** Counts those of a run; null where all completed, or nobody knows. */
export function lostRequests(record: FileRecord): LostRequests | null {
  const completed = numberIn(record, "completed");
  const asked = numberIn(record, "num_prompts");
  const failed = numberIn(record, "failed");
  const lost = failed ?? (asked !== null && completed !== null ? asked - completed : 0);
  if (lost <= 0) return null;
  return { lost, completed, asked, what: failed === null ? "did not complete" : "failed" };
}

/**
 * Says of a run how many requests it lost: with more than a few, its values are in doubt; with many, it is not compared.
 * Comes after all values are taken.
 */
export function judgeLost(
  sheet: Pick<MetricSheet, "doubtAll">,
  requests: LostRequests | null,
): { notes: string[]; notComparable?: string } {
  if (!requests) return { notes: [] };
  const { lost, completed, asked, what } = requests;
  const of = asked === null ? "" : ` of ${asked}`;
  const notes = [`${lost}${of} requests ${what}; the values are of those that completed.`];
  const all = completed === null ? asked : completed + lost;
  const share = all === null || all <= 0 ? null : lost / all;
  if (share === null || share <= FEW_LOST) return { notes };
  const percent = `${Number((share * 100).toPrecision(3))} %`;
  sheet.doubtAll(`${percent} of its requests ${what} and are not in it.`);
  return share <= MANY_LOST
    ? { notes }
    : {
        notes,
        notComparable: `${percent} of its requests ${what}: the load was not the one that it was set to.`,
      };
}

/** The load of a run, to tell it from others of its file: "4 requests/s, concurrency 8". */
export function loadLabel(record: FileRecord): string {
  const rate = positiveIn(record, "request_rate");
  const concurrency = positiveIn(record, "max_concurrency");
  return [rate === null ? "" : `${rate} requests/s`, concurrency === null ? "" : `concurrency ${concurrency}`]
    .filter((part) => part !== "")
    .join(", ");
}
