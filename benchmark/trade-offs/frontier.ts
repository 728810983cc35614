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

/** Positive where `a` is better than `b`. */
function gain(a: number, b: number, better: Better): number {
  return better === "higher" ? a - b : b - a;
}

/**
 * The Pareto frontier: the places in `outcomes` of those that no other one dominates, from the best x to the worst.
 * Equal outcomes are on it together, in the order given. No outcomes: none.
 */
export function findFrontier(outcomes: readonly Outcome[], better: Directions): number[] {
  const order = [...outcomes.entries()].sort(
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
    if (before.x === outcome.x && before.y === outcome.y) return [];
    return [{ x: outcome.x, y: before.y }, outcome];
  });
}
