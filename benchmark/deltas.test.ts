import { describe, expect, test } from "vitest";
import type { ColumnValue } from "./cell";
import { findDelta } from "./deltas";

function aValue(value: number, changes: Partial<ColumnValue> = {}): ColumnValue {
  return {
    value,
    unit: "GB",
    better: "lower",
    halfWidth: 0,
    origin: "measured",
    scope: null,
    measure: null,
    reference: null,
    note: null,
    doubt: null,
    results: ["made-up"],
    ...changes,
  };
}

function aScore(value: number, halfWidth = 0): ColumnValue {
  return aValue(value, { unit: "score", better: "higher", measure: "mean score over BBH", halfWidth });
}

describe("the change of a metric", () => {
  test("is in per cent of the baseline, with the sign of the difference", () => {
    expect(findDelta("amu", aValue(30), aValue(40))).toEqual({
      value: -25,
      unit: "%",
      halfWidth: 0,
      verdict: "better",
    });
  });

  test("is worse where a cost rises", () => {
    expect(findDelta("aec", aValue(330), aValue(300))).toMatchObject({ value: 10, verdict: "worse" });
  });

  test("is better where a throughput rises", () => {
    const perSecond = { unit: "tokens/s", better: "higher" } as const;
    expect(findDelta("it", aValue(30, perSecond), aValue(20, perSecond))).toMatchObject({
      value: 50,
      verdict: "better",
    });
  });

  test("is uncertain by both values: 30 ± 1.2 against 40 ± 2 falls by 25% ± 6.75", () => {
    // 1.2/40 + 30 x 2/40² = 0.03 + 0.0375 = 0.0675
    const delta = findDelta("amu", aValue(30, { halfWidth: 1.2 }), aValue(40, { halfWidth: 2 }));
    expect(delta).toMatchObject({ value: -25, verdict: "better" });
    expect(typeof delta === "string" ? Number.NaN : delta.halfWidth).toBeCloseTo(6.75, 9);
  });

  test("is unclear where it is no larger than its uncertainty", () => {
    expect(findDelta("amu", aValue(39, { halfWidth: 1 }), aValue(40))).toMatchObject({
      value: -2.5,
      halfWidth: 2.5,
      verdict: "unclear",
    });
  });

  test("is unclear where its uncertainty covers zero, though the values differ", () => {
    // (42 - 40) / 40 = 5% and 3/40 + 42 x 3/40² = 0.075 + 0.07875 = 0.15375
    const delta = findDelta("amu", aValue(42, { halfWidth: 3 }), aValue(40, { halfWidth: 3 }));
    expect(delta).toMatchObject({ value: 5, verdict: "unclear" });
    expect(typeof delta === "string" ? Number.NaN : delta.halfWidth).toBeCloseTo(15.375, 9);
  });

  test("is unclear just where ranks can't tell the values apart", () => {
    // 8.3 ± 1 and 10 ± 1 overlap from 9 to 9.3, so both rank 1–2.
    expect(findDelta("amu", aValue(8.3, { halfWidth: 1 }), aValue(10, { halfWidth: 1 }))).toMatchObject({
      value: expect.closeTo(-17, 9),
      verdict: "unclear",
    });
    expect(findDelta("amu", aValue(7.9, { halfWidth: 1 }), aValue(10, { halfWidth: 1 }))).toMatchObject({
      verdict: "better",
    });
  });

  test("is none where both values are the same", () => {
    expect(findDelta("amu", aValue(40), aValue(40))).toMatchObject({ value: 0, verdict: "same" });
  });

  test("has no meaning against a baseline of 0", () => {
    expect(findDelta("al", aValue(1), aValue(0))).toBe("the baseline is 0, of which nothing is a percentage");
    expect(findDelta("al", aValue(1e100), aValue(5e-324))).toBe(
      "the baseline is too close to 0 for a percentage of it",
    );
  });

  test("is not made between one accelerator and all of them", () => {
    expect(findDelta("amu", aValue(30, { scope: "per_accelerator" }), aValue(40, { scope: "total" }))).toBe(
      "per accelerator, the baseline all accelerators together",
    );
  });

  test("is not made where only one side states its scope", () => {
    expect(findDelta("amu", aValue(30), aValue(40, { scope: "total" }))).toBe(
      "of a scope that is not stated, the baseline all accelerators together",
    );
  });

  test("is not made between units", () => {
    expect(findDelta("it", aValue(30, { unit: "images/s" }), aValue(40, { unit: "videos/s" }))).toBe(
      "in images/s, the baseline in videos/s",
    );
  });
});

describe("the change of a quality", () => {
  test("is in points where it is a score from 0 to 1", () => {
    const delta = findDelta("quality", aScore(0.4361), aScore(0.4719));
    expect(delta).toMatchObject({ unit: "points", halfWidth: 0, verdict: "worse" });
    expect(typeof delta === "string" ? Number.NaN : delta.value).toBeCloseTo(-3.58, 9);
  });

  test("is uncertain by both scores, in points: 0.3 and 0.4 make 0.7", () => {
    const delta = findDelta("quality", aScore(0.5, 0.003), aScore(0.4, 0.004));
    expect(typeof delta === "string" ? Number.NaN : delta.halfWidth).toBeCloseTo(0.7, 9);
  });

  test("is a difference in its own unit where it is a perplexity, even against 0", () => {
    const perplexity = { unit: "perplexity", measure: "perplexity" };
    expect(findDelta("quality", aValue(7.5, perplexity), aValue(8, perplexity))).toEqual({
      value: -0.5,
      unit: "perplexity",
      halfWidth: 0,
      verdict: "better",
    });
    expect(findDelta("quality", aValue(0.5, perplexity), aValue(0, perplexity))).toMatchObject({
      value: 0.5,
      verdict: "worse",
    });
  });

  test("is better where a loss falls below zero", () => {
    const loss = { unit: "loss", measure: "training loss" };
    expect(findDelta("quality", aValue(-1.5, loss), aValue(-1, loss))).toEqual({
      value: -0.5,
      unit: "loss",
      halfWidth: 0,
      verdict: "better",
    });
  });

  test("is worse where a score falls below zero", () => {
    expect(findDelta("quality", aScore(-0.25), aScore(0.25))).toMatchObject({ value: -50, verdict: "worse" });
  });

  test("is not made between means over different tasks", () => {
    expect(findDelta("quality", aScore(0.5), { ...aScore(0.4), measure: "mean score over GPQA" })).toBe(
      "measured as mean score over BBH, the baseline as mean score over GPQA",
    );
  });
});
