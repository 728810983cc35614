import fc from "fast-check";
import { expect, test } from "vitest";
import { logTicks, niceTicks } from "./ticks";

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

test("a logarithmic axis is marked at powers of ten and their round multiples", () => {
  expect(logTicks(0.8, 1200, 4)).toEqual([1, 10, 100, 1000]);
  expect(logTicks(0.5, 40, 6)).toEqual([0.5, 1, 2, 5, 10, 20]);
  expect(logTicks(1e-9, 1e-6, 4)).toEqual([1e-9, 1e-8, 1e-7, 1e-6]);
});

test("within less than a power of ten it is marked as a linear one", () => {
  expect(logTicks(41, 46, 5)).toEqual([41, 42, 43, 44, 45, 46]);
});

test("over very many powers of ten some are left out", () => {
  expect(logTicks(1e-10, 1e10, 5)).toEqual([1e-10, 1e-5, 1, 1e5, 1e10]);
});

test("what does not lie above zero has no logarithm", () => {
  expect(logTicks(0, 10, 5)).toEqual([]);
  expect(logTicks(-5, 10, 5)).toEqual([]);
  expect(logTicks(1, Number.POSITIVE_INFINITY, 5)).toEqual([]);
});
