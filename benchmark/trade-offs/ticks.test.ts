import fc from "fast-check";
import { expect, test } from "vitest";
import { niceTicks } from "./ticks";

test("ticks are round values inside the range", () => {
  expect(niceTicks(-5.3, 41, 8)).toEqual([-5, 0, 5, 10, 15, 20, 25, 30, 35, 40]);
  expect(niceTicks(-4.7, 0.6, 6)).toEqual([-4, -3, -2, -1, 0]);
  expect(niceTicks(0, 1, 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
});

test("ticks of tiny ranges carry no rounding of steps added up", () => {
  expect(niceTicks(0, 6e-8, 3)).toEqual([0, 2e-8, 4e-8, 6e-8]);
  expect(niceTicks(0.1, 0.7, 6)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
});

test("a range of no width has its one value, and one that is not finite none", () => {
  expect(niceTicks(3, 3, 5)).toEqual([3]);
  expect(niceTicks(0, Number.POSITIVE_INFINITY, 5)).toEqual([]);
  expect(niceTicks(Number.NaN, 1, 5)).toEqual([]);
});

test("any range has ticks that rise, stay inside and are about as many as asked for", () => {
  const end = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(
      end,
      fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
      fc.integer({ min: 2, max: 10 }),
      (from, width, count) => {
        // A range that is nothing beside its ends has no round values that a number could tell apart.
        fc.pre(width > Math.abs(from) * 1e-6);
        const ticks = niceTicks(from, from + width, count);
        const slack = width * 1e-6;
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(2 * count + 1);
        for (const [index, tick] of ticks.entries()) {
          expect(tick).toBeGreaterThanOrEqual(from - slack);
          expect(tick).toBeLessThanOrEqual(from + width + slack);
          expect(tick).toBeGreaterThan(ticks[index - 1] ?? Number.NEGATIVE_INFINITY);
        }
      },
    ),
  );
});
