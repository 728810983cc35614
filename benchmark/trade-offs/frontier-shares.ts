import { arithmeticMean } from "../ranking";
import { seededRandom } from "../score/random";
import { type Directions, findFrontier, type Outcome } from "./frontier";

/** What is known of how a value would come out if it were measured again. */
export interface Spread {
  value: number;
  /** Half-width of its declared interval; 0 where none is declared. */
  halfWidth: number;
  repeats: readonly number[] | null;
}

/**
 * One side of a point as it follows from measured values: the value itself, or its change against a baseline's, in
 * per cent or as a difference. `factor` turns it into what is drawn: −1 for a cost that is saved, 100 for points.
 */
export interface DrawnFrom {
  own: Spread;
  change: { against: Spread; unit: "percent" | "difference"; factor: number } | null;
}

/** Resamples that a share is counted over: its standard error is below 2.3 points. */
export const RESAMPLES = 500;
const SEED = 250_513_840;

/**
 * For each point the share of resamples in which it is on the frontier; null where no value has repeats or an
 * uncertainty, since each would come out the same. A value with at least two repeats is resampled as the mean of as
 * many repeats drawn with replacement (Efron's bootstrap), moved so that they centre on the value that is stated; one
 * with a declared uncertainty is drawn evenly from its interval, the same interval that ranks are told apart by; any
 * other stays as it is. One value is drawn once a resample, however many changes are made against it; different values
 * are drawn independently, also those of one run, as a bundle does not say how they hang together. `fixed` competes
 * but is not counted: the origin of changes. The seed is fixed: the same points have the same shares.
 */
export function frontierShares(
  points: readonly Readonly<Record<"x" | "y", DrawnFrom>>[],
  better: Directions,
  fixed: readonly Outcome[] = [],
): number[] | null {
  const spreads = new Set(points.flatMap(({ x, y }) => [...spreadsOf(x), ...spreadsOf(y)]));
  if (![...spreads].some(isSpread)) return null;
  const random = seededRandom(SEED);
  const counts = points.map(() => 0);
  for (let resample = 0; resample < RESAMPLES; resample++) {
    const drawn = new Map([...spreads].map((spread) => [spread, drawAgain(spread, random)]));
    const outcomes = points.map(({ x, y }) => ({ x: drawnValue(x, drawn), y: drawnValue(y, drawn) }));
    for (const place of findFrontier([...outcomes, ...fixed], better)) {
      if (place < counts.length) counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts.map((count) => count / RESAMPLES);
}

function spreadsOf({ own, change }: DrawnFrom): Spread[] {
  return change ? [own, change.against] : [own];
}

function isSpread({ halfWidth, repeats }: Spread): boolean {
  return halfWidth > 0 || (repeats ?? []).some((value, _, [first]) => value !== first);
}

function drawAgain({ value, halfWidth, repeats }: Spread, random: () => number): number {
  if (repeats !== null && repeats.length > 1) {
    const again = repeats.map(() => repeats[Math.floor(random() * repeats.length)] ?? value);
    return value + arithmeticMean(again) - arithmeticMean(repeats);
  }
  return halfWidth > 0 ? value + halfWidth * (2 * random() - 1) : value;
}

function drawnValue({ own, change }: DrawnFrom, drawn: ReadonlyMap<Spread, number>): number {
  const value = drawn.get(own) ?? own.value;
  if (!change) return value;
  const base = drawn.get(change.against) ?? change.against.value;
  const difference = change.factor * (value - base);
  return change.unit === "difference" ? difference : (100 * difference) / Math.abs(base);
}
