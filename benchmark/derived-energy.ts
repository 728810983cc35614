import { weakestOrigin } from "./axes";
import type { ColumnValue } from "./cell";
import { formatNumber } from "./format";
import { metric } from "./metrics";
import { halfWidth } from "./ranking";
import type { Measurement, Result } from "./result";

/**
 * Energy per generated token of a result that gives none: mean power over inference throughput, W / (tokens/s) = J. It
 * counts what the power counts, one accelerator or all. Half-widths combine as independent ones, to first order. null
 * where one of the two is missing, in another unit, or not above 0. A technique can draw more power and still use less
 * energy for each token: that is what this is for.
 */
export function derivedEnergyPerToken({ id, axis, measurements }: Result): ColumnValue | null {
  const power = positive(measurements.aec, "W");
  const throughput = positive(measurements.it, "tokens/s");
  if (axis !== "inference" || !power || !throughput) return null;
  const value = power.value / throughput.value;
  const relative = Math.hypot(halfWidth(power) / power.value, halfWidth(throughput) / throughput.value);
  const doubts = [power.doubt, throughput.doubt].filter((doubt) => doubt !== null);
  return {
    value,
    unit: metric("energy_per_token").unit,
    better: metric("energy_per_token").better,
    halfWidth: value * relative,
    origin: weakestOrigin([power.origin, throughput.origin]),
    scope: power.scope,
    measure: null,
    reference: null,
    note: `computed here, mean power over throughput: ${formatNumber(power.value)} W / ${formatNumber(throughput.value)} tokens/s`,
    doubt: doubts.length > 0 ? doubts.join("; ") : null,
    results: [id],
  };
}

function positive(measurement: Result["measurements"]["aec"], unit: string): Measurement | null {
  if (!measurement || "missing" in measurement) return null;
  return measurement.unit === unit && measurement.value > 0 ? measurement : null;
}
