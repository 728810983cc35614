import type { ColumnValue } from "../cell";
import { environmentClass } from "../environment";
import { formatNumber } from "../format";
import type { Result } from "../result";

/** What of a value is set against a limit for one accelerator, with what must be said of it; or why nothing can be. */
export type OneAccelerator = { value: number; halfWidth: number; caveat: string | null } | { why: string };

/**
 * A value that may count one accelerator or all of them, against a limit for one of them. Only what holds however a
 * sum is shared out is concluded from it: the sum within the limit is each of them within it; their mean above the
 * limit is at least one of them above it; between these nothing is known. Of a value whose scope is not stated only
 * what holds for both readings is concluded: it is within the limit if it is so as it stands, and above it if even an
 * even share of it is.
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
  if (scope === null) return ofUnknownScope({ value, halfWidth, unit }, count, all, limit);
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

/** Where the source does not say what a value of a run on several accelerators counts. */
function ofUnknownScope(
  { value, halfWidth, unit }: Pick<ColumnValue, "value" | "halfWidth" | "unit">,
  count: number | undefined,
  all: string,
  limit: number,
): OneAccelerator {
  const text = `${formatNumber(value)} ${unit}`;
  if (value <= limit) {
    const caveat = `the source does not say whether its value counts one accelerator or ${all}: either way one uses no more, and as many may be needed`;
    return { value, halfWidth, caveat };
  }
  if (count !== undefined && value / count > limit) {
    const caveat = `the source does not say whether ${text} counts one accelerator or ${all}: taken for all, the least that it can mean`;
    return { value: value / count, halfWidth: halfWidth / count, caveat };
  }
  const why = `${text}, of which the source does not say whether they count one accelerator or ${all}`;
  if (count === undefined) return { why };
  return { why: `${why}: if all, ${formatNumber(value / count)} ${unit} each on the mean` };
}
