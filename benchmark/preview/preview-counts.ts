import type { Axis } from "../axes";
import type { Bundle } from "../bundle";
import type { Result } from "../result";
import { type BundleIdentity, bundleResults } from "./bundle-results";
import { displace } from "./displacement";
import { deviationsFrom } from "./outliers";
import { incomingKeys, previewColumns } from "./preview";

/** What a preview shows, in numbers. */
export interface PreviewCounts {
  /** Values beyond three robust deviations of comparable published ones. */
  outliers: number;
  /** Results that would be new versions of published ones. */
  newVersions: number;
  /** Published results that would leave the boards without a new version. */
  leaving: number;
}

/** The numbers of `previewBundle` for the same arguments, without its boards: they cost most. */
export function countPreview(
  bundle: Bundle,
  current: ReadonlyMap<Axis, readonly Result[]>,
  identity: BundleIdentity,
  leaving: ReadonlySet<string> = new Set(),
): PreviewCounts {
  const incoming = bundleResults(bundle, identity, [...current.values()].flat());
  const keys = incomingKeys(bundle, identity);
  const counts = { outliers: 0, newVersions: 0, leaving: 0 };
  for (const [axis, today] of current) {
    const own = incoming.filter((result) => result.axis === axis);
    if (own.length === 0 && leaving.size === 0) continue;
    const { replaced, gone, staying } = displace(today, keys, leaving);
    counts.newVersions += new Set(replaced.values()).size;
    counts.leaving += gone.length;
    const columns = previewColumns(axis, own);
    const deviation = deviationsFrom(staying);
    for (const result of own) {
      for (const column of columns) {
        const found = deviation(result, column);
        if ("isOutlier" in found && found.isOutlier) counts.outliers++;
      }
    }
  }
  return counts;
}
