import { arithmeticMean } from "../ranking";
import { seededRandom } from "../score/random";
import { compareText } from "../techniques";
import { type Directions, findFrontier, type Outcome } from "./frontier";

/** What is known of how a value would come out if it were measured again. */
export interface Spread {
  value: number;
  /** Half-width of its declared interval; 0 where none is declared. */
  halfWidth: number;
  /** What it is the mean of, as far as a source says; of no account beside a declared interval. */
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
/** Numbers that are drawn again at most, all resamples of one chart together: far more than any chart needs today. */
const MOST_DRAWN = 1_000_000;
const LEAST_RESAMPLES = 20;

type Point = Readonly<Record<"x" | "y", DrawnFrom>>;

/** Over how many resamples the shares of a chart are counted: 500, and fewer for thousands of points or repeats. */
export function resamplesOf(points: readonly Point[]): number {
  const spreads = new Set(points.flatMap(({ x, y }) => [...spreadsOf(x), ...spreadsOf(y)]));
  const drawn = [...spreads].reduce((sum, { repeats }) => sum + (repeats?.length ?? 1), 1);
  return Math.min(RESAMPLES, Math.max(LEAST_RESAMPLES, Math.floor(MOST_DRAWN / drawn)));
}
/** Differences below this share of a value are noise of floating point. */
const ROUNDING = 1e-12;
const SEED = 250_513_840;

/**
 * For each point the share of resamples in which it is on the frontier; null where no value has repeats or an
 * uncertainty, since each would come out the same. As in ranks a declared uncertainty comes first: the value is drawn
 * evenly from its interval. Without one, a value with at least two repeats is resampled as the mean of as many repeats
 * drawn with replacement (Efron's bootstrap), moved so that they centre on the value that is stated; any other stays as
 * it is. One value is drawn once a resample, however many changes are made against it; different values
 * are drawn independently, also those of one run, as a bundle does not say how they hang together. `fixed` competes
 * but is not counted: the origin of changes. The seed is fixed, and values are drawn in the order of their numbers: the
 * same points have the same shares, in whichever order they come.
 */
export function frontierShares(
  points: readonly Point[],
  better: Directions,
  fixed: readonly Outcome[] = [],
  resamples = RESAMPLES,
): number[] | null {
  const ordered = points
    .map((point) => ({ point, key: JSON.stringify(point) }))
    .sort((a, b) => compareText(a.key, b.key));
  const spreads = new Set(ordered.flatMap(({ point: { x, y } }) => [...spreadsOf(x), ...spreadsOf(y)]));
  if (![...spreads].some(isSpread)) return null;
  const random = seededRandom(SEED);
  const counts = points.map(() => 0);
  for (let resample = 0; resample < resamples; resample++) {
    const drawn = new Map([...spreads].map((spread) => [spread, drawAgain(spread, random)]));
    const outcomes = points.map(({ x, y }) => ({ x: drawnValue(x, drawn), y: drawnValue(y, drawn) }));
    for (const place of findFrontier([...outcomes, ...fixed], better)) {
      if (place < counts.length) counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  return counts.map((count) => count / resamples);
}

function spreadsOf({ own, change }: DrawnFrom): Spread[] {
  return change ? [own, change.against] : [own];
}

function isSpread({ halfWidth, repeats }: Spread): boolean {
  return halfWidth > 0 || (repeats ?? []).some((value, _, [first]) => value !== first);
}

function drawAgain({ value, halfWidth, repeats }: Spread, random: () => number): number {
  if (halfWidth > 0) return value + halfWidth * (2 * random() - 1);
  if (repeats !== null && repeats.length > 1) {
    const again = repeats.map(() => repeats[Math.floor(random() * repeats.length)] ?? value);
    return value + arithmeticMean(again) - arithmeticMean(repeats);
  }
  return value;
}

function drawnValue({ own, change }: DrawnFrom, drawn: ReadonlyMap<Spread, number>): number {
  const value = drawn.get(own) ?? own.value;
  if (!change) return value;
  const base = drawn.get(change.against) ?? change.against.value;
  const isNoise = Math.abs(value - base) <= ROUNDING * Math.max(Math.abs(value), Math.abs(base));
  const difference = isNoise ? 0 : change.factor * (value - base);
  return change.unit === "difference" ? difference : (100 * difference) / Math.abs(base);
}
