import { expect, test } from "vitest";
import { isInRange, nearestSizes, rangeText, sizeRange } from "./size-range";

test("a factor holds both of its ends", () => {
  const range = sizeRange(8, "1.25");
  expect(range).toEqual({ from: 6.4, to: 10, closed: true });
  expect([6.39, 6.4, 8, 10, 10.01].map((size) => isInRange(range, size))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  expect(rangeText(range)).toBe("6.4B to 10B");
});

test("a band holds its lower end and not its upper one", () => {
  const range = sizeRange(4, "band");
  expect([3.99, 4, 9.99, 10].map((size) => isInRange(range, size))).toEqual([false, true, true, false]);
  expect(rangeText(range)).toBe("4B to below 10B");
  expect(rangeText(sizeRange(10, "band"))).toBe("10B to below 40B");
});

test("the outer bands have one end", () => {
  expect(rangeText(sizeRange(0.5, "band"))).toBe("below 1B");
  expect(rangeText(sizeRange(72, "band"))).toBe("40B and more");
  expect(isInRange(sizeRange(72, "band"), 1000)).toBe(true);
});

test("without a size every model counts", () => {
  expect(sizeRange(null, "1.25")).toBeNull();
  expect(isInRange(null, 0.1)).toBe(true);
  expect(rangeText(null)).toBe("any size");
});

test("the nearest sizes are one on each side", () => {
  expect(nearestSizes(7, [32, 1.5, 14, 0.5, 14])).toEqual([1.5, 14]);
  expect(nearestSizes(0.1, [1.5, 14])).toEqual([1.5]);
  expect(nearestSizes(7, [])).toEqual([]);
});
