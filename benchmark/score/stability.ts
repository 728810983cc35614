import type { Column } from "../question";
import { seededRandom } from "./random";
import { type ColumnShare, type ScoredRows, weightedMean } from "./scoring";

/** How far first place depends on the weights. Rows are indices into those that were scored. */
export interface Stability {
  samples: number;
  /** Rows that share first place by the reader's own weights: one, unless scores are equal. */
  winners: number[];
  /** Each scored row with the share of all weightings in which it is first, and among the first three. */
  rows: { row: number; first: number; first_three: number }[];
  /** Whether several rows were first together under some weighting; each of them counts as first. */
  shared: boolean;
  /** The nearest change of one column's share beyond which others are first; null where none changes it. */
  nearest: { column: Column; from: number; to: number; winners: number[] } | null;
}

export const SAMPLES = 2000;
/** Beyond so many rows the question is which rows to look at, not which is first. */
export const MOST_ROWS = 60;
const SEED = 250_513_840;
/** Differences below this are noise of floating point. */
const ROUNDING = 1e-12;
const PLACES = 3;

/** A scored row: its index and what it has in each column. */
interface Contender {
  row: number;
  utilities: readonly number[];
  total: number;
}

/**
 * Stability of first place. The same for rows in any order, and every time: the weightings come from a fixed seed. A
 * row counts as first when none is better, among the first three when fewer than three are better. null for more than
 * MOST_ROWS scored rows.
 */
export function stabilityOf({
  shares,
  utilities,
}: Pick<ScoredRows, "shares" | "utilities">): Stability | null {
  const contenders = utilities.flatMap((own, row): Contender[] =>
    own ? [{ row, utilities: own, total: weightedMean(own, shares) }] : [],
  );
  if (contenders.length > MOST_ROWS) return null;
  const best = Math.max(...contenders.map(({ total }) => total));
  const winners = contenders.filter(({ total }) => total >= best - noise(best));
  const [winner, ...others] = winners;
  return {
    samples: SAMPLES,
    winners: winners.map(({ row }) => row),
    ...countPlaces(contenders, shares.length),
    nearest: winner && others.length === 0 ? nearestChange(winner, contenders, shares) : null,
  };
}

function noise(value: number): number {
  return ROUNDING * Math.max(1, Math.abs(value));
}

function countPlaces(contenders: readonly Contender[], columns: number): Pick<Stability, "rows" | "shared"> {
  const firsts = new Uint32Array(contenders.length);
  const firstThrees = new Uint32Array(contenders.length);
  // Flat and reused: this is a million multiplications, done while a reader waits.
  const utilities = Float64Array.from(contenders.flatMap((contender) => contender.utilities));
  const weights = new Float64Array(columns);
  const totals = new Float64Array(contenders.length);
  const random = seededRandom(SEED);
  let shared = false;
  for (let sample = 0; sample < SAMPLES; sample++) {
    sampleWeights(weights, random);
    for (let index = 0; index < totals.length; index++) {
      let total = 0;
      for (let column = 0; column < columns; column++) {
        total += (weights[column] ?? 0) * (utilities[index * columns + column] ?? 0);
      }
      totals[index] = total;
    }
    const [first, third] = limits(totals);
    let atFirst = 0;
    for (let index = 0; index < totals.length; index++) {
      const total = totals[index] ?? 0;
      if (total >= first) {
        firsts[index] = (firsts[index] ?? 0) + 1;
        atFirst += 1;
      }
      if (total >= third) firstThrees[index] = (firstThrees[index] ?? 0) + 1;
    }
    if (atFirst > 1) shared = true;
  }
  const rows = contenders.map(({ row }, index) => ({
    row,
    first: (firsts[index] ?? 0) / SAMPLES,
    first_three: (firstThrees[index] ?? 0) / SAMPLES,
  }));
  return { rows, shared };
}

/** Fills in weights, uniform over all that sum to 1, Dirichlet(1, …, 1): exponential variates, normalised. */
function sampleWeights(weights: Float64Array, random: () => number): void {
  let sum = 0;
  for (let column = 0; column < weights.length; column++) {
    const weight = -Math.log(random());
    weights[column] = weight;
    sum += weight;
  }
  for (let column = 0; column < weights.length; column++) weights[column] = (weights[column] ?? 0) / sum;
}

/** What a total must reach to be first, and to have fewer than three that are better. */
function limits(totals: Float64Array): [first: number, third: number] {
  const top = new Float64Array(PLACES).fill(Number.NEGATIVE_INFINITY);
  for (const total of totals) {
    let place = PLACES;
    while (place > 0 && total > (top[place - 1] ?? 0)) place--;
    if (place === PLACES) continue;
    top.copyWithin(place + 1, place, PLACES - 1);
    top[place] = total;
  }
  const [first = 0, , third = 0] = top;
  return [first - noise(first), third === Number.NEGATIVE_INFINITY ? third : third - noise(third)];
}

/**
 * The smallest change of one column's share, the others keeping their proportions, beyond which the winner is beaten.
 *
 * Both scores are linear in the shares: a row's utility is U = Σ wⱼ xⱼ (x: the logarithm of a ratio, or minus a rank).
 * Give column i the share t and every other one wⱼ (1 − t) / (1 − wᵢ). Then U(t) = t xᵢ + (1 − t) R, where
 * R = Σ_{j≠i} wⱼ xⱼ / (1 − wᵢ) does not depend on t. The winner leads a challenger by D(t) = t dxᵢ + (1 − t) dR, so
 * they are level at t* = dR / (dR − dxᵢ), and on the other side of t* the challenger leads, up to the end of [0, 1].
 * A t* of 0 or 1 itself is no change: nothing lies beyond it. Nobody else can lead between wᵢ and the t* nearest to it;
 * of several challengers with the same t*, the steepest ones win.
 */
function nearestChange(
  winner: Contender,
  contenders: readonly Contender[],
  shares: readonly ColumnShare[],
): Stability["nearest"] {
  const crossings = shares.flatMap(({ column, share }, index) =>
    contenders.flatMap((challenger) => {
      if (challenger === winner || share >= 1 - ROUNDING) return [];
      const own = (winner.utilities[index] ?? 0) - (challenger.utilities[index] ?? 0);
      const rest = (winner.total - challenger.total - share * own) / (1 - share);
      const to = rest / (rest - own);
      const isInside = to > ROUNDING && to < 1 - ROUNDING;
      const distance = Math.abs(to - share);
      const gain = Math.abs(own - rest);
      return isInside ? [{ index, column, from: share, to, distance, gain, row: challenger.row }] : [];
    }),
  );
  const nearest = Math.min(...crossings.map(({ distance }) => distance));
  const [first] = crossings
    .filter(({ distance }) => distance <= nearest + ROUNDING)
    .sort((a, b) => a.index - b.index || b.to - a.to);
  if (!first) return null;
  const level = crossings.filter(
    ({ column, to }) => column === first.column && Math.abs(to - first.to) <= ROUNDING,
  );
  const steepest = Math.max(...level.map(({ gain }) => gain));
  const winners = level.filter(({ gain }) => gain >= steepest - noise(steepest));
  return {
    column: first.column,
    from: first.from,
    to: first.to,
    winners: winners.map(({ row }) => row),
  };
}
