import { describe, expect, test } from "vitest";
import type { Result } from "../result";
import { aStoredResult } from "../result-builder";
import { deviationsFrom } from "./outliers";

/** Made-up runs on one model that differ by their id. */
const runs = (pcu: readonly number[], changes: Parameters<typeof aStoredResult>[1] = {}): Result[] =>
  pcu.map((value, index) => aStoredResult({ pcu: value }, { id: `run-${index}`, ...changes }));
const FIVE = [48, 52, 50, 52, 60];

describe("how far a value lies from comparable ones", () => {
  // Sorted 48 50 52 52 60: median 52, distances 4 2 0 0 8, sorted 0 0 2 4 8: MAD 2, deviation 2.9652.
  test("is the distance from their median in units of 1.4826 times the median distance", () => {
    const found = deviationsFrom(runs(FIVE))(aStoredResult({ pcu: 52 + 2.9652 * 2 }, { id: "own" }), "pcu");
    expect(found).toEqual({
      deviations: expect.closeTo(2, 10),
      isOutlier: false,
      median: 52,
      among: 5,
      scale: "linear",
    });
  });

  test("of exactly three deviations is no outlier, on either side; anything more is one", () => {
    const find = deviationsFrom(runs(FIVE));
    const at = (pcu: number) => find(aStoredResult({ pcu }, { id: "own" }), "pcu");
    expect(at(52 + 3 * 2.9652)).toMatchObject({ isOutlier: false });
    expect(at(52 - 3 * 2.9652)).toMatchObject({ isOutlier: false });
    expect(at(52 + 3.001 * 2.9652)).toMatchObject({ isOutlier: true });
    expect(at(52 - 3.001 * 2.9652)).toMatchObject({ isOutlier: true });
  });

  test("is taken between logarithms where a metric is a ratio, so that a factor counts alike up and down", () => {
    // Powers of ten: logarithms −2 … 2 times ln 10, median 0, MAD ln 10.
    const latencies = [0.01, 0.1, 1, 10, 100];
    const find = deviationsFrom(latencies.map((al, index) => aStoredResult({ al }, { id: `run-${index}` })));
    const at = (al: number) => find(aStoredResult({ al }, { id: "own" }), "al");
    // 10^(3 × 1.4826) = 27,990.
    expect(at(27_900)).toMatchObject({ isOutlier: false, median: 1, scale: "log" });
    expect(at(28_100)).toMatchObject({ isOutlier: true });
    expect(at(1 / 27_900)).toMatchObject({ isOutlier: false });
    expect(at(1 / 28_100)).toMatchObject({ isOutlier: true });
  });

  test("is not told by fewer than five comparable values", () => {
    const own = aStoredResult({ pcu: 99 }, { id: "own" });
    expect(deviationsFrom(runs([48, 50, 52, 54]))(own, "pcu")).toEqual({
      why: "4 comparable values are published, and 5 are needed",
    });
    expect(deviationsFrom(runs([48]))(own, "pcu")).toEqual({
      why: "1 comparable value is published, and 5 are needed",
    });
    expect(deviationsFrom([])(own, "pcu")).toEqual({
      why: "no comparable values are published, and 5 are needed",
    });
  });

  test("is not told where half of them are equal", () => {
    const find = deviationsFrom(runs([50, 50, 50, 40, 70]));
    expect(find(aStoredResult({ pcu: 99 }, { id: "own" }), "pcu")).toEqual({
      why: "half of the 5 comparable values are equal: nothing tells how far they scatter",
    });
  });
});

describe("values count as comparable", () => {
  const own = aStoredResult({ pcu: 99 }, { id: "own" });
  const none = { why: "no comparable values are published, and 5 are needed" };

  test("of other techniques, but not of other models, hardware or data sets", () => {
    expect(deviationsFrom(runs(FIVE, { technique: "DoRA" }))(own, "pcu")).toMatchObject({ among: 5 });
    expect(deviationsFrom(runs(FIVE, { model: "Llama-3.1-8B" }))(own, "pcu")).toEqual(none);
    const hardware = { environment: { accelerator: "NVIDIA A100", count: 8 } };
    expect(deviationsFrom(runs(FIVE, hardware))(own, "pcu")).toEqual(none);
    expect(deviationsFrom(runs(FIVE, { workload: { dataset: "medical-o1" } }))(own, "pcu")).toEqual(none);
  });

  test("only where unit and scope agree", () => {
    const published = [10, 20, 30, 40, 50].map((value, index) =>
      aStoredResult({ amu: { ...aMeasured(value), scope: "total" } }, { id: `run-${index}` }),
    );
    const find = deviationsFrom(published);
    const of = (scope: "total" | null) =>
      find(aStoredResult({ amu: { ...aMeasured(60), scope } }, { id: "own" }), "amu");
    expect(of("total")).toMatchObject({ among: 5 });
    expect(of(null)).toEqual(none);
  });

  test("unless a source calls them, or the value itself, not comparable", () => {
    const why = "half the batch size";
    expect(deviationsFrom(runs(FIVE, { notComparable: why }))(own, "pcu")).toEqual(none);
    const marked = aStoredResult({ pcu: 99 }, { id: "own", notComparable: why });
    expect(deviationsFrom(runs(FIVE))(marked, "pcu")).toEqual({ why: "not comparable: half the batch size" });
  });
});

test("a value that there is not is judged by nothing", () => {
  expect(deviationsFrom(runs(FIVE))(aStoredResult({}, { id: "own" }), "pcu")).toEqual({ why: "no value" });
});

function aMeasured(value: number) {
  return {
    value,
    unit: "GB",
    uncertainty: null,
    repeats: null,
    origin: "measured" as const,
    reference: null,
    note: null,
    doubt: null,
  };
}
