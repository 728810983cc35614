import { type ConstraintKey, type Limits, setLimits } from "./constraints";
import { type Evidence, type EvidenceVerdict, relativeMargin } from "./evidence";

/**
 * `meets`: every result of it meets every limit. `mixed`: some do, and others fail or leave it open. `fails`: none
 * does, and at least one fails. `unknown`: none does, and none fails.
 */
export const TECHNIQUE_VERDICTS = ["meets", "mixed", "fails", "unknown"] as const;
export type TechniqueVerdict = (typeof TECHNIQUE_VERDICTS)[number];

/** How many results of a technique say what. */
export type EvidenceCounts = Record<EvidenceVerdict, number>;

export function countEvidence(evidence: readonly Evidence[]): EvidenceCounts {
  const counts: EvidenceCounts = { meets: 0, fails: 0, uncertain: 0, unknown: 0 };
  for (const { verdict } of evidence) counts[verdict] += 1;
  return counts;
}

export function techniqueVerdict({ meets, fails, uncertain, unknown }: EvidenceCounts): TechniqueVerdict {
  if (meets > 0) return fails + uncertain + unknown > 0 ? "mixed" : "meets";
  return fails > 0 ? "fails" : "unknown";
}

/** Smallest and largest of the margins of one constraint, in its unit; `where` are those that failed, or that are met. */
export interface MarginRange {
  constraint: ConstraintKey;
  from: number;
  to: number;
}

/** What is to spare where limits are met, or missing where they are failed: sizes, both above or equal to 0. */
export function marginRanges(
  evidence: readonly Evidence[],
  limits: Limits,
  verdict: "met" | "failed",
): MarginRange[] {
  return setLimits(limits).flatMap(([constraint]) => {
    const sizes = evidence
      .flatMap(({ checks }) => checks)
      .filter((check) => check.constraint === constraint && check.verdict === verdict)
      .flatMap(({ margin }) => (margin === null ? [] : [Math.abs(margin)]));
    return sizes.length === 0 ? [] : [{ constraint, from: Math.min(...sizes), to: Math.max(...sizes) }];
  });
}

/**
 * The smallest margin of all decided checks as a share of its limit: what orders techniques within their group, the
 * larger the better. Negative infinity for a failure without a value; null where nothing is decided.
 */
export function smallestMargin(evidence: readonly Evidence[], limits: Limits): number | null {
  const margins = evidence.flatMap(({ checks }) =>
    checks.flatMap((check) => {
      const isDecided = check.verdict === "met" || check.verdict === "failed";
      return isDecided ? [relativeMargin(check, limits[check.constraint] ?? 0)] : [];
    }),
  );
  return margins.length === 0 ? null : Math.min(...margins);
}
