import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Directions, dominates, findFrontier, frontierSteps, type Outcome } from "./frontier";

/** Memory across, quality up. */
const better: Directions = { x: "lower", y: "higher" };

function outcomes(...pairs: [x: number, y: number][]): Outcome[] {
  return pairs.map(([x, y]) => ({ x, y }));
}

describe("one outcome dominates another", () => {
  test("when it is better on both sides, or as good on one and better on the other", () => {
    expect(dominates({ x: 30, y: 0.6 }, { x: 40, y: 0.5 }, better)).toBe(true);
    expect(dominates({ x: 30, y: 0.5 }, { x: 40, y: 0.5 }, better)).toBe(true);
    expect(dominates({ x: 40, y: 0.6 }, { x: 40, y: 0.5 }, better)).toBe(true);
  });

  test("not when they are equal, or each is better on one side", () => {
    expect(dominates({ x: 40, y: 0.5 }, { x: 40, y: 0.5 }, better)).toBe(false);
    expect(dominates({ x: 30, y: 0.4 }, { x: 40, y: 0.5 }, better)).toBe(false);
    expect(dominates({ x: 40, y: 0.5 }, { x: 30, y: 0.4 }, better)).toBe(false);
  });

  test("in the direction of each metric", () => {
    expect(dominates({ x: 40, y: 0.6 }, { x: 30, y: 0.5 }, { x: "higher", y: "higher" })).toBe(true);
    expect(dominates({ x: 30, y: 0.5 }, { x: 40, y: 0.6 }, { x: "lower", y: "lower" })).toBe(true);
  });
});

describe("the frontier", () => {
  test("goes from the best of one side to the best of the other", () => {
    // 35 GB at 0.4 is worse on both than 30 GB at 0.45; 60 GB at 0.6 gives nothing over 50 GB at 0.6.
    const all = outcomes([50, 0.6], [35, 0.4], [40, 0.5], [60, 0.6], [30, 0.45]);
    expect(findFrontier(all, better)).toEqual([4, 2, 0]);
  });

  test("leaves out what ties on one side and is worse on the other", () => {
    expect(findFrontier(outcomes([40, 0.5], [40, 0.4]), better)).toEqual([0]);
    expect(findFrontier(outcomes([40, 0.5], [50, 0.5]), better)).toEqual([0]);
  });

  test("has equal points together", () => {
    expect(findFrontier(outcomes([40, 0.5], [30, 0.4], [40, 0.5]), better)).toEqual([1, 0, 2]);
  });

  test("of one point is that point, of none nothing", () => {
    expect(findFrontier(outcomes([40, 0.5]), better)).toEqual([0]);
    expect(findFrontier([], better)).toEqual([]);
  });

  test("takes for equal what differs by no more than the noise of floating point", () => {
    const noisy = 0.1 + 0.2;
    expect(noisy).not.toBe(0.3);
    expect(findFrontier(outcomes([40, 0.3], [40, noisy]), better)).toEqual([0, 1]);
    expect(findFrontier(outcomes([noisy, 0.4], [0.3, 0.5]), better)).toEqual([1]);
    expect(dominates({ x: 40, y: noisy }, { x: 40, y: 0.3 }, better)).toBe(false);
    expect(frontierSteps(outcomes([40, 0.3], [40, noisy]))).toEqual(outcomes([40, 0.3]));
    expect(findFrontier(outcomes([40, 0.3], [40, 0.3 + 1e-9]), better)).toEqual([1]);
  });

  test("holds exactly the points that no other one dominates, whatever the directions", () => {
    const outcome = fc.record({ x: fc.integer({ min: -3, max: 3 }), y: fc.integer({ min: -3, max: 3 }) });
    const direction = fc.constantFrom("lower" as const, "higher" as const);
    fc.assert(
      fc.property(fc.array(outcome), fc.record({ x: direction, y: direction }), (all, directions) => {
        const undominated = [...all.keys()].filter((place) => {
          const own = all[place];
          return own && !all.some((other) => dominates(other, own, directions));
        });
        expect(findFrontier(all, directions).sort((a, b) => a - b)).toEqual(undominated);
      }),
    );
  });
});

describe("the steps of a frontier", () => {
  test("promise no more than what was measured: a corner has the worse value of both sides", () => {
    expect(frontierSteps(outcomes([30, 0.45], [40, 0.5], [50, 0.6]))).toEqual(
      outcomes([30, 0.45], [40, 0.45], [40, 0.5], [50, 0.5], [50, 0.6]),
    );
  });

  test("pass equal points once, and are one point for one", () => {
    expect(frontierSteps(outcomes([30, 0.4], [40, 0.5], [40, 0.5]))).toEqual(
      outcomes([30, 0.4], [40, 0.4], [40, 0.5]),
    );
    expect(frontierSteps(outcomes([30, 0.4]))).toEqual(outcomes([30, 0.4]));
    expect(frontierSteps([])).toEqual([]);
  });
});
