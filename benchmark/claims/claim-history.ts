import type { Result } from "../result";
import type { Claim, ClaimVerdict } from "./claim";

/** One published change of the data. */
export interface DatasetChange {
  version: number;
  /** ISO 8601. */
  at: string;
  bundle: string;
  title: string;
}

/** A result with the dataset versions in which it counted: from the first, until (not including) the last, if any. */
export interface PublishedResult {
  result: Result;
  from: number;
  until: number | null;
}

/** A verdict and the change of the data that brought it. */
export interface VerdictSince {
  verdict: ClaimVerdict;
  since: DatasetChange;
}

/**
 * The verdict on a claim at each of some dataset versions, ascending: tested anew where a result that concerns it came
 * or went, else that of the version before. `published`: at least all that counted in one of these versions, or was
 * taken away by one. `before`: the last version before them with its verdict; null where none is known.
 */
export function verdictsAt(
  claim: Claim,
  published: readonly PublishedResult[],
  versions: readonly number[],
  before: ClaimVerdict | null,
): ClaimVerdict[] {
  const concerned = published.filter(({ result }) => claim.concerns(result));
  const turns = new Set(concerned.flatMap(({ from, until }) => (until === null ? [from] : [from, until])));
  let last = before;
  return versions.map((version) => {
    if (last === null || turns.has(version)) {
      const counting = concerned
        .filter(({ from, until }) => from <= version && (until === null || version < until))
        .map(({ result }) => result);
      last = claim.test(counting).verdict;
    }
    return last;
  });
}
