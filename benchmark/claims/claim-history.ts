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
 * How the verdict on a claim came about, the oldest first: tested anew at each dataset version that brought or took a
 * result that concerns it. Empty before anything was published. `changes`: ascending.
 */
export function claimHistory(
  claim: Claim,
  published: readonly PublishedResult[],
  changes: readonly DatasetChange[],
): VerdictSince[] {
  const concerned = published.filter(({ result }) => claim.concerns(result));
  const turns = new Set(concerned.flatMap(({ from, until }) => (until === null ? [from] : [from, until])));
  const history: VerdictSince[] = [];
  for (const since of changes) {
    const last = history.at(-1);
    if (last && !turns.has(since.version)) continue;
    const counting = concerned
      .filter(({ from, until }) => from <= since.version && (until === null || since.version < until))
      .map(({ result }) => result);
    const { verdict } = claim.test(counting);
    if (verdict !== last?.verdict) history.push({ verdict, since });
  }
  return history;
}
