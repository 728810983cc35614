import { AXIS_KEYS, type Axis } from "@/benchmark/axes";
import type { Bundle } from "@/benchmark/bundle";
import { firstResults } from "@/benchmark/preview/first-results";
import { type LeavingResult, leavingResults } from "@/benchmark/preview/leaving-results";
import { type PreviewedResult, previewBundle } from "@/benchmark/preview/preview";
import { countPreview, type PreviewCounts } from "@/benchmark/preview/preview-counts";
import type { Result } from "@/benchmark/result";
import { loadAxisResults } from "./axis-results";
import { type Database, database } from "./client";
import { findCorrected, listLeaving } from "./corrections";
import { resultId } from "./result-rows";

export interface LoadedPreview {
  results: PreviewedResult[];
  /** What would leave the boards and is in it no more. */
  leaving: LeavingResult[];
  /** Results that are previewed, and results of the bundle. */
  shown: number;
  of: number;
}

/** More would take seconds, in which the server answers nobody. */
const MOST_PREVIEWED = 500;

/** A stored bundle that is not published, as it would stand on the boards of this moment. */
export async function loadPreview(
  bundleId: string,
  bundle: Bundle,
  db: Database = database(),
): Promise<LoadedPreview> {
  const [leaving, current] = await Promise.all([listLeaving(db, bundleId), loadCurrent(db)]);
  const first = firstResults(bundle, MOST_PREVIEWED);
  const rest = [current, identityOf(bundleId), new Set(leaving)] as const;
  return {
    results: previewBundle(first.bundle, ...rest),
    leaving: leavingResults(bundle, ...rest),
    shown: first.shown,
    of: first.of,
  };
}

/** Counting more results than these among thousands takes seconds, in which the server answers nobody. */
const MOST_COUNTED = 500;

/**
 * What the preview of a bundle shows that is about to be stored, in numbers; null for one of more than 500 results.
 *
 * @param corrects receipt of what it corrects.
 */
export async function loadPreviewCounts(
  bundleId: string,
  bundle: Bundle,
  corrects: string | null,
  db: Database = database(),
): Promise<PreviewCounts | null> {
  if (bundle.results.length > MOST_COUNTED) return null;
  const corrected = corrects === null ? null : await findCorrected(db, corrects);
  const leaving = corrected && "id" in corrected ? await listLeaving(db, corrected.id) : [];
  return countPreview(bundle, await loadCurrent(db), identityOf(bundleId), new Set(leaving));
}

function identityOf(bundleId: string) {
  return { bundle: bundleId, resultId: (localId: string) => resultId(bundleId, localId) };
}

/** Current results of all axes: what is corrected may be of another one than its correction. */
async function loadCurrent(db: Database): Promise<ReadonlyMap<Axis, readonly Result[]>> {
  const loaded = await Promise.all(
    AXIS_KEYS.map(async (axis) => [axis, (await loadAxisResults(axis, db)).results] as const),
  );
  return new Map(loaded);
}
