import { type Finding, type FindingGroup, groupFindings } from "@/benchmark/findings";

/** Findings as a page shows them: the same ones together, and no more than can be read. */
export interface FindingsSummary {
  /** How many there are of each. */
  errors: number;
  warnings: number;
  /** Errors before warnings; each with its first places. */
  groups: FindingGroup[];
  /** Groups that are not among `groups`. */
  moreGroups: number;
  /** Findings that only their number is known of. */
  unlisted: number;
}

const MOST_GROUPS = 100;
const MOST_PLACES = 20;

/** @param total how many findings there were, where `findings` are only the first of them. */
export function summariseFindings(findings: readonly Finding[], total = findings.length): FindingsSummary {
  const groups = groupFindings(findings);
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return {
    errors,
    warnings: findings.length - errors,
    groups: groups
      .slice(0, MOST_GROUPS)
      .map((group) => ({ ...group, pointers: group.pointers.slice(0, MOST_PLACES) })),
    moreGroups: Math.max(0, groups.length - MOST_GROUPS),
    unlisted: total - findings.length,
  };
}
