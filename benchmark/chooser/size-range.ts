import { formatNumber } from "../format";
import { SCALE_BANDS, scaleBandOf } from "../scale-bands";

/** How far a model may be from the size asked for: within a factor of it, the usual one first, or in its scale band. */
export const NEARNESS = ["1.25", "2", "band"] as const;
export type Nearness = (typeof NEARNESS)[number];

/** Sizes that count as evidence, in billions of parameters, all of them and not the active ones alone. */
export interface SizeRange {
  from: number;
  to: number;
  /** Whether `to` itself is in it: factors hold both ends, bands are half-open. */
  closed: boolean;
}

/** The sizes that count as evidence for one that is asked for; null: every size does. */
export function sizeRange(size: number | null, within: Nearness): SizeRange | null {
  if (size === null) return null;
  if (within !== "band") return { from: size / Number(within), to: size * Number(within), closed: true };
  const band = SCALE_BANDS.find(({ key }) => key === scaleBandOf(size));
  return { from: band?.from ?? 0, to: band?.below ?? Number.POSITIVE_INFINITY, closed: false };
}

export function isInRange(range: SizeRange | null, parametersB: number): boolean {
  if (range === null) return true;
  const { from, to, closed } = range;
  return parametersB >= from && (closed ? parametersB <= to : parametersB < to);
}

/** "10B to below 40B", "5.6B to 8.75B", "below 1B", "40B and more"; "any size" for no range. */
export function rangeText(range: SizeRange | null): string {
  if (range === null) return "any size";
  const { from, to, closed } = range;
  if (to === Number.POSITIVE_INFINITY) return `${sizeText(from)} and more`;
  if (from === 0) return `below ${sizeText(to)}`;
  return `${sizeText(from)} to ${closed ? "" : "below "}${sizeText(to)}`;
}

/** A number of parameters as models are called by it: "7.62B". */
export function sizeText(parametersB: number): string {
  return `${formatNumber(parametersB)}B`;
}

/** The sizes nearest to one that is asked for, by their ratio to it: one below, one above, where there are any. */
export function nearestSizes(size: number, measured: readonly number[]): number[] {
  const sizes = [...new Set(measured)].sort((a, b) => a - b);
  const below = sizes.filter((one) => one < size).at(-1);
  const above = sizes.find((one) => one > size);
  return [below, above].filter((one) => one !== undefined);
}
