import type { Better } from "../metrics";

/** What a result has on both sides of a chart. Finite. */
export interface Outcome {
  x: number;
  y: number;
}

/** In which direction each side gets better. */
export type Directions = Readonly<Record<"x" | "y", Better>>;

/** Whether `a` is at least as good as `b` on both sides and better on one; equal outcomes don't dominate each other. */
export function dominates(a: Outcome, b: Outcome, better: Directions): boolean {
  const x = gain(a.x, b.x, better.x);
  const y = gain(a.y, b.y, better.y);
  return x >= 0 && y >= 0 && (x > 0 || y > 0);
}

/** Differences below this share of a value are noise of floating point, as in ranks and changes. */
const ROUNDING = 1e-12;

function areEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
}

/** Positive where `a` is better than `b`, 0 where they differ by noise alone. */
function gain(a: number, b: number, better: Better): number {
  if (areEqual(a, b)) return 0;
  return better === "higher" ? a - b : b - a;
}

/** The same numbers, with one for all that differ by noise alone: so that equality carries over from one to the next. */
function withoutNoise(values: readonly number[]): number[] {
  const settled = new Map<number, number>();
  let last: number | null = null;
  for (const value of Float64Array.from(values).sort()) {
    if (last === null || !areEqual(last, value)) last = value;
    settled.set(value, last);
  }
  return values.map((value) => settled.get(value) ?? value);
}

/**
 * The Pareto frontier: the places in `outcomes` of those that no other one dominates, from the best x to the worst.
 * Equal outcomes are on it together, in the order given. No outcomes: none.
 */
export function findFrontier(outcomes: readonly Outcome[], better: Directions): number[] {
  const ys = withoutNoise(outcomes.map(({ y }) => y));
  const settled = withoutNoise(outcomes.map(({ x }) => x)).map((x, index) => ({ x, y: ys[index] ?? 0 }));
  const order = [...settled.entries()].sort(
    ([i, a], [j, b]) => -gain(a.x, b.x, better.x) || -gain(a.y, b.y, better.y) || i - j,
  );
  const frontier: number[] = [];
  let best: Outcome | null = null;
  for (const [place, outcome] of order) {
    // Everything before is at least as good on x; what is as good on both is no more dominated than the best itself.
    const isEqual = best !== null && outcome.x === best.x && outcome.y === best.y;
    if (best !== null && !isEqual && gain(outcome.y, best.y, better.y) <= 0) continue;
    frontier.push(place);
    best = outcome;
  }
  return frontier;
}

/**
 * The frontier as steps through outcomes that are in its order: each corner is what is certain to be had between
 * two of them, the worse x with the worse y, for nothing was measured there. One outcome: that outcome alone.
 */
export function frontierSteps(frontier: readonly Outcome[]): Outcome[] {
  return frontier.flatMap((outcome, index) => {
    const before = frontier[index - 1];
    if (before === undefined) return [outcome];
    if (areEqual(before.x, outcome.x) && areEqual(before.y, outcome.y)) return [];
    return [{ x: outcome.x, y: before.y }, outcome];
  });
}
