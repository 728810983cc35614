import type { Delta } from "./deltas";
import { formatNumber, formatSigned } from "./format";

/** Units that a column's label says already. */
const PLAIN_UNITS: readonly string[] = ["score", "perplexity", "loss", "FID"];

/** Decimals of the two scales that have a usual size; a loss may change by anything and gets three digits. */
const DECIMALS: Readonly<Record<string, number>> = { "%": 1, points: 2 };
const MOST_DECIMALS = 8;

/**
 * A change as it is written everywhere: "−34.0%", "+2.15 ± 0.4 points", "−0.0200" of a loss. With as many decimals as
 * the first digit that is not 0 needs: a small change is never written as none.
 */
export function formatChange({
  value,
  unit,
  halfWidth,
}: Pick<Delta, "value" | "unit" | "halfWidth">): string {
  const needed = value === 0 ? 0 : -Math.floor(Math.log10(Math.abs(value)));
  const decimals = Math.max(DECIMALS[unit] ?? needed + 2, needed);
  const uncertainty = halfWidth > 0 ? ` ± ${formatNumber(halfWidth, 2)}` : "";
  const shown = unit === "%" ? "%" : PLAIN_UNITS.includes(unit) ? "" : ` ${unit}`;
  return `${formatSigned(value, Math.min(MOST_DECIMALS, Math.max(0, decimals)))}${uncertainty}${shown}`;
}
