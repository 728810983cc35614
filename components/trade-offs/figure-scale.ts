import { formatNumber, formatSigned } from "@/benchmark/format";
import { logTicks, niceTicks } from "@/benchmark/trade-offs/ticks";
import type { DrawnSide } from "./drawn-panel";

export interface Tick {
  at: number;
  label: string;
  isZero: boolean;
}

/** One side of a chart in pixels: where a value stands, and what the side is marked with. */
export interface FigureScale {
  /** The place of a value; a value that a logarithm does not have stands at the low end. */
  at: (value: number) => number;
  /** The values at its two ends, low one first. */
  from: number;
  to: number;
  ticks: (count: number) => { value: number; label: string; isZero: boolean }[];
}

/** Lays a side out between two pixels, with the shares of it that are kept free below and above all points. */
export function figureScale(
  side: DrawnSide,
  [below, above]: readonly [number, number],
  low: number,
  high: number,
): FigureScale {
  const isLog = side.scale === "log";
  const inward = (value: number) => (isLog ? Math.log10(value) : value);
  const outward = (value: number) => (isLog ? 10 ** value : value);
  const [least, most] = [inward(side.from), inward(side.to)];
  const span = most > least ? most - least : isLog ? 0.2 : Math.abs(most) * 0.2 || 1;
  // Points that all stand at one value stand in the middle.
  const middle = most > least ? least : least - span / 2;
  const whole = span / (1 - below - above);
  const from = middle - below * whole;
  const to = from + whole;
  const at = (value: number) => {
    const share = isLog && value <= 0 ? 0 : (inward(value) - from) / (to - from);
    return Math.round(10 * (low + share * (high - low))) / 10;
  };
  const ends = { from: outward(from), to: outward(to) };
  return {
    at,
    ...ends,
    ticks: (count) => {
      const values = (isLog ? logTicks : niceTicks)(ends.from, ends.to, count);
      const labels = tickLabels(values, side.isChange);
      return values.map((value, index) => ({
        value,
        label: labels[index] ?? "",
        isZero: side.isChange && value === 0,
      }));
    },
  };
}

/** Changes carry their sign, and all labels of a side the same decimals. */
function tickLabels(values: readonly number[], isChange: boolean): string[] {
  const decimals = Math.max(0, ...values.map((value) => (String(value).split(".")[1] ?? "").length));
  if (!isChange || decimals > 6) return values.map((value) => formatNumber(value));
  return values.map((value) => (value === 0 ? "0" : formatSigned(value, decimals)));
}
