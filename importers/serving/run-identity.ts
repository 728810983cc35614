import { positiveIn } from "./fields";
import type { FileRecord } from "./records";

/** Texts that tell runs apart; a rate may be a number or "inf". */
const TEXTS: ReadonlySet<string> = new Set([
  "date",
  "model_id",
  "backend",
  "request_rate",
  "max_concurrency",
]);

/**
 * What tells a run of vLLM's client from all others, or null where nothing does. A sweep writes each run to a file of
 * its own and all of them to summary.json. Runs are the same where everything is that was measured or asked for: a
 * clock alone counts whole seconds.
 *
 * @param ofSweeps what a sweep's table may say of a run beside what its own file says.
 */
export function runIdentity(record: FileRecord, ofSweeps: readonly string[]): string | null {
  if (record.date === undefined || record.date === null || positiveIn(record, "duration") === null)
    return null;
  const told = Object.entries(record).filter(
    ([key, value]) => !ofSweeps.includes(key) && (typeof value === "number" || TEXTS.has(key)),
  );
  return JSON.stringify(told.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))));
}
