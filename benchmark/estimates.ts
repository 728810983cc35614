import type { ColumnValue } from "./cell";

/** Why an estimate is shown and decides nothing. */
export const ESTIMATED = "an estimate, not a measurement";

/**
 * Whether nobody measured a value. One rule for all that is concluded from values: an estimate is drawn and listed, and
 * never counts: it is no evidence for or against, covers nothing, competes with nothing and contests nothing.
 */
export function isEstimate({ origin }: Pick<ColumnValue, "origin">): boolean {
  return origin === "estimated";
}
