import type { Axis } from "@/benchmark/axes";
import type { Bundle } from "@/benchmark/bundle";
import { type PreviewedResult, previewBundle } from "@/benchmark/preview/preview";
import { loadAxisResults } from "./axis-results";
import { type Database, database } from "./client";
import { resultId } from "./result-rows";

/** Each result of a checked bundle as it would stand on the boards of this moment. */
export async function loadPreview(
  bundleId: string,
  bundle: Bundle,
  db: Database = database(),
): Promise<PreviewedResult[]> {
  const axes = [...new Set(bundle.results.map(({ axis }) => axis))];
  const current = new Map(
    await Promise.all(
      axes.map(
        async (axis): Promise<[Axis, PreviewBase]> => [axis, (await loadAxisResults(axis, db)).results],
      ),
    ),
  );
  return previewBundle(bundle, current, {
    bundle: bundleId,
    resultId: (localId) => resultId(bundleId, localId),
  });
}

type PreviewBase = Awaited<ReturnType<typeof loadAxisResults>>["results"];
