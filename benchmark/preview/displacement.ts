import type { Result } from "../result";
import { standingKey } from "./standing-key";

/** What becomes of the results of an axis once a bundle is published. */
export interface Displacement {
  /** By the id of a published result that of the one that is its new version. */
  replaced: ReadonlyMap<string, string>;
  /** Results without a new version that leave the boards, since the bundle corrects theirs. */
  gone: readonly Result[];
  /** What stays; a baseline that is replaced is named by its new version. */
  staying: readonly Result[];
}

/**
 * @param today current results of the axis.
 * @param keys ids of the bundle's results by their natural keys.
 * @param leaving ids of published results that leave the boards with the bundle: those of what it corrects.
 */
export function displace(
  today: readonly Result[],
  keys: ReadonlyMap<string, string>,
  leaving: ReadonlySet<string>,
): Displacement {
  const replaced = new Map<string, string>();
  for (const result of today) {
    const newer = keys.get(standingKey(result));
    if (newer !== undefined) replaced.set(result.id, newer);
  }
  const left = today.filter(({ id }) => !replaced.has(id));
  return {
    replaced,
    gone: left.filter(({ id }) => leaving.has(id)),
    staying: left.flatMap((result): Result[] => {
      if (leaving.has(result.id)) return [];
      const baseline = result.baseline === null ? undefined : replaced.get(result.baseline);
      return [baseline === undefined ? result : { ...result, baseline }];
    }),
  };
}
