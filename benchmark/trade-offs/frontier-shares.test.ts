import { expect, test } from "vitest";
import type { Directions } from "./frontier";
import { type DrawnFrom, frontierShares, resamplesOf, type Spread } from "./frontier-shares";

const better: Directions = { x: "lower", y: "higher" };

function aValue(value: number, halfWidth = 0, repeats: readonly number[] | null = null): DrawnFrom {
  return { own: { value, halfWidth, repeats }, change: null };
}

test("without repeats or uncertainties there is nothing to resample", () => {
  expect(frontierShares([{ x: aValue(40), y: aValue(0.5) }], better)).toBeNull();
  expect(frontierShares([{ x: aValue(40, 0, [40, 40]), y: aValue(0.5) }], better)).toBeNull();
  expect(frontierShares([], better)).toBeNull();
});

test("a point that is ahead in every resample has a share of 1, one that is behind in every one 0", () => {
  const ahead = { x: aValue(30, 0, [29, 30, 31]), y: aValue(0.5) };
  const behind = { x: aValue(40, 0, [38, 40, 42]), y: aValue(0.5) };
  expect(frontierShares([ahead, behind], better)).toEqual([1, 0]);
});

test("two points that differ only by chance share the resamples about evenly", () => {
  const one = { x: aValue(30, 1), y: aValue(0.5) };
  const other = { x: aValue(30, 1), y: aValue(0.5) };
  const [first = 0, second = 0] = frontierShares([one, other], better) ?? [];
  expect(first + second).toBeCloseTo(1, 9);
  expect(first).toBeGreaterThan(0.4);
  expect(first).toBeLessThan(0.6);
});

test("of two repeats a mean is the lower one in a quarter of the resamples", () => {
  // 28 and 32: two draws with replacement have the mean 28 in 1 of 4, 30 in 2 of 4, 32 in 1 of 4; below 29 in 1 of 4.
  const noisy = { x: aValue(30, 0, [28, 32]), y: aValue(0.5) };
  const steady = { x: aValue(29), y: aValue(0.5) };
  const [share = 0, other = 0] = frontierShares([noisy, steady], better) ?? [];
  expect(share).toBeGreaterThan(0.19);
  expect(share).toBeLessThan(0.31);
  expect(share + other).toBeCloseTo(1, 9);
});

test("a declared uncertainty is what is drawn from, as ranks take it, whatever the repeats say", () => {
  // 30 ± 0.1 never falls below 29, though its repeats do in a quarter of their resamples.
  const declared = { x: aValue(30, 0.1, [28, 32]), y: aValue(0.5) };
  expect(frontierShares([declared, { x: aValue(29), y: aValue(0.5) }], better)).toEqual([0, 1]);
});

test("shares do not hang on the order of the points", () => {
  const points = [
    { x: aValue(30, 2), y: aValue(0.5, 0.01) },
    { x: aValue(31, 2), y: aValue(0.51) },
    { x: aValue(29, 0, [27, 31]), y: aValue(0.49, 0.02) },
  ];
  const forward = frontierShares(points, better);
  expect(frontierShares([...points].reverse(), better)?.reverse()).toEqual(forward);
});

test("a baseline is drawn once for all that is compared with it", () => {
  const against: Spread = { value: 40, halfWidth: 10, repeats: null };
  const saved = (value: number): DrawnFrom => ({
    own: { value, halfWidth: 0, repeats: null },
    change: { against, unit: "percent", factor: -1 },
  });
  // However the baseline comes out, 20 GB saves more of it than 21 GB.
  const points = [
    { x: saved(21), y: aValue(0) },
    { x: saved(20), y: aValue(0) },
  ];
  expect(frontierShares(points, { x: "higher", y: "higher" })).toEqual([0, 1]);
});

test("what is fixed competes, and is not counted", () => {
  const loss: DrawnFrom = {
    own: { value: 0.49, halfWidth: 0.002, repeats: null },
    change: { against: { value: 0.5, halfWidth: 0, repeats: null }, unit: "difference", factor: 100 },
  };
  const worse = { x: aValue(-5), y: loss };
  expect(frontierShares([worse], { x: "higher", y: "higher" }, [{ x: 0, y: 0 }])).toEqual([0]);
  expect(frontierShares([worse], { x: "higher", y: "higher" })).toEqual([1]);
});

test("the same points have the same shares every time", () => {
  const points = [30, 31, 32].map((x) => ({ x: aValue(x, 2), y: aValue(x / 100, 0.01) }));
  expect(frontierShares(points, better)).toEqual(frontierShares(points, better));
});

test("a chart is resampled 500 times, and one of thousands of points or repeats less often", () => {
  const exact = { value: 1, halfWidth: 0, repeats: null };
  const point = (repeats: readonly number[] | null) => ({
    x: { own: { ...exact, repeats }, change: null },
    y: { own: { ...exact }, change: null },
  });
  const many = (count: number, repeats: number[] | null = null) =>
    Array.from({ length: count }, () => point(repeats));
  // 1,000,000 over 2 x 900, 2 x 5,000 and 10 x 1,001 numbers, each and one: 555, 99 and 99.
  expect([many(900), many(5_000), many(10, Array(1_000).fill(1))].map(resamplesOf)).toEqual([500, 99, 99]);
  expect(resamplesOf(many(100_000))).toBe(20);
});
