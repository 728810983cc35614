import type { Bundle, BundleResult } from "../bundle";

/** A bundle's first results as a bundle of its own, for a preview that answers at once. */
export interface FirstResults {
  bundle: Bundle;
  /** Results that it holds: the first ones, and after them the baselines that these are compared with. */
  shown: number;
  /** Results of the whole bundle. */
  of: number;
}

/**
 * The first `most` results of a checked bundle, with every baseline that they or their baselines declare: what is
 * previewed of it stands as if these alone were published. A bundle of no more results stays as it is.
 */
export function firstResults(bundle: Bundle, most: number): FirstResults {
  const of = bundle.results.length;
  if (of <= most) return { bundle, shown: of, of };
  const byId = new Map(bundle.results.map((result) => [result.id, result]));
  const kept = new Set<BundleResult>(bundle.results.slice(0, most));
  // What is added in the loop is seen by it, too.
  for (const { baseline } of kept) {
    const needed = baseline === undefined ? undefined : byId.get(baseline);
    if (needed) kept.add(needed);
  }
  return { bundle: { ...bundle, results: [...kept] }, shown: kept.size, of };
}
