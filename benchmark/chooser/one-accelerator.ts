import type { ColumnValue } from "../cell";
import { environmentClass } from "../environment";
import { formatNumber } from "../format";
import type { Result } from "../result";

/** What of a value is set against a limit for one accelerator, with what must be said of it; or why nothing can be. */
export type OneAccelerator = { value: number; halfWidth: number; caveat: string | null } | { why: string };

/**
 * A value that may count one accelerator or all of them, against a limit for one of them. Only what holds however a
 * sum is shared out is concluded from it: the sum within the limit is each of them within it; their mean above the
 * limit is at least one of them above it; between these nothing is known. A value of a scope that is not stated is
 * taken for one accelerator's, and says so where the run had several.
 */
export function onOneAccelerator(
  { value, halfWidth, scope, unit }: ColumnValue,
  { environment }: Pick<Result, "environment">,
  limit: number,
): OneAccelerator {
  const { count } = environment;
  if (count === 1) return { value, halfWidth, caveat: null };
  const ran = environmentClass(environment);
  if (scope === "per_accelerator") {
    const several = count === undefined ? "on a number of accelerators that is not stated" : `on ${ran}`;
    return { value, halfWidth, caveat: `ran ${several}: as many may be needed` };
  }
  const all = count === undefined ? "all accelerators" : `all ${count} accelerators`;
  if (scope === null) {
    return {
      value,
      halfWidth,
      caveat: `the source does not say whether its value counts one accelerator or ${all}; taken for one${
        value <= limit ? ", and as many may be needed" : ": if it counts all, one uses less"
      }`,
    };
  }
  if (value <= limit) return { value, halfWidth, caveat: `counts ${all} together: one uses no more` };
  if (count !== undefined && value / count > limit) {
    return {
      value: value / count,
      halfWidth: halfWidth / count,
      caveat: `${formatNumber(value)} ${unit} on ${all} together: their mean`,
    };
  }
  return { why: `${formatNumber(value)} ${unit} on ${all} together; what one of them uses is not known` };
}
