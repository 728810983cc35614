import type { MetricKey } from "../metrics";
import { arithmeticMean } from "../ranking";

export interface RepeatsComparison {
  /** `outside` of their range; inside it, but `apart` from their mean; or it `agrees`. */
  verdict: "outside" | "apart" | "agrees";
  least: number;
  most: number;
  mean: number;
}

/**
 * A value against its repeats (at least one): inside their range, and their arithmetic mean, to within the rounding
 * that the written digits show. The peak of several runs may be the largest of them.
 */
export function compareWithRepeats(
  key: MetricKey,
  value: number,
  repeats: readonly number[],
): RepeatsComparison {
  const [least, most] = repeats.reduce(([low, high], one) => [Math.min(low, one), Math.max(high, one)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number]);
  const mean = arithmeticMean(repeats);
  const rounding = roundingOf(value) + Math.abs(value) * 1e-9;
  if (value < least - rounding || value > most + rounding) return { verdict: "outside", least, most, mean };
  const tolerance = rounding + Math.min(...repeats.map(roundingOf));
  const agrees = key === "peak_memory" || Math.abs(value - mean) <= tolerance;
  return { verdict: agrees ? "agrees" : "apart", least, most, mean };
}

/** Half of the last digit that a number is written with: 13.1 is anything from 13.05 to 13.15. */
function roundingOf(value: number): number {
  const [digits = "", exponent = "0"] = String(value).toLowerCase().split("e");
  const decimals = (digits.split(".")[1] ?? "").length - Number(exponent);
  return 0.5 * 10 ** -decimals;
}
