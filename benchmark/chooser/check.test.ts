import { describe, expect, test } from "vitest";
import type { Axis, Modality } from "../axes";
import { findBaselines } from "../baselines";
import type { QualityScore } from "../bundle";
import type { Result } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import { checkResult } from "./check";
import { type ConstraintKey, constraintTerms } from "./constraints";

const ONE = { accelerator: "NVIDIA L40S", count: 1 };

function check(
  constraint: ConstraintKey,
  limit: number,
  result: Result,
  others: Result[] = [],
  of: { axis: Axis; modality: Modality } = result,
) {
  const terms = constraintTerms(of.axis, of.modality)[constraint];
  return checkResult(result, { constraint, limit, terms }, findBaselines([result, ...others]));
}

function score(value: number, changes: Partial<QualityScore> = {}): QualityScore {
  return { task: "MMLU-Pro", metric: "accuracy", value, better: "higher", origin: "measured", ...changes };
}

/** An inference result of so much mean score. */
function served(technique: string, value: number, changes: Partial<QualityScore> = {}): Result {
  return aStoredResult(
    {},
    { axis: "inference", family: "quantization", technique, quality: [score(value, changes)] },
  );
}

/** A pretrained model of such a perplexity. */
function pretrained(technique: string, value: number): Result {
  const quality = [score(value, { task: "validation", metric: "perplexity", better: "lower" })];
  return aStoredResult({}, { axis: "architecture", family: "positional-encoding", technique, quality });
}

describe("a limit that values must stay below", () => {
  test("is met with what is to spare", () => {
    const result = aStoredResult({ amu: 43.27 }, { environment: ONE });
    const found = check("memory", 48, result);
    expect(found).toMatchObject({
      verdict: "met",
      value: 43.27,
      column: "amu",
      why: null,
      rests: "mean memory",
    });
    expect(found.margin).toBeCloseTo(4.73, 10);
    expect(found.caveats).toEqual(["mean memory over the run: its peak is not known"]);
  });

  test("is failed by what is over", () => {
    const found = check("latency", 2, aStoredResult({ al: 2.5 }));
    expect(found).toMatchObject({ verdict: "failed", margin: -0.5, column: "al" });
  });

  test("is met by its own value", () => {
    expect(check("latency", 2, aStoredResult({ al: 2 }))).toMatchObject({ verdict: "met", margin: 0 });
  });
});

test("a limit that values must reach is failed by what is short", () => {
  const result = aStoredResult({ it: 17.5 }, { axis: "inference" });
  expect(check("throughput", 30, result)).toMatchObject({ verdict: "failed", margin: -12.5 });
  expect(check("throughput", 15, result)).toMatchObject({ verdict: "met", margin: 2.5 });
});

describe("memory", () => {
  test("is read at its peak where that was measured: a card must hold it", () => {
    const result = aStoredResult({ amu: 16, peak_memory: 25.6 }, { environment: ONE });
    const found = check("memory", 24, result);
    expect(found).toMatchObject({ verdict: "failed", value: 25.6, column: "peak_memory", caveats: [] });
    expect(found.margin).toBeCloseTo(-1.6, 10);
  });

  test("whose mean is within the limit is met by its mean alone; a mean above it is a plain failure", () => {
    const mean = aStoredResult({ amu: 20 }, { environment: ONE });
    expect(check("memory", 24, mean)).toMatchObject({ verdict: "met", rests: "mean memory" });
    expect(check("memory", 16, mean)).toMatchObject({ verdict: "failed", rests: null });
    const peak = aStoredResult({ amu: 16, peak_memory: 20 }, { environment: ONE });
    expect(check("memory", 24, peak)).toMatchObject({ verdict: "met", rests: null });
  });

  test("that a run ran out of on a card of at least the limit is a failure without a margin", () => {
    const crash = { missing: "out_of_memory", note: null } as const;
    const on = (memory_gb: number) => aStoredResult({ amu: crash }, { environment: { ...ONE, memory_gb } });
    expect(check("memory", 24, on(48))).toMatchObject({
      verdict: "failed",
      margin: null,
      why: "ran out of memory on 1x NVIDIA L40S (48 GB each)",
    });
    expect(check("memory", 80, on(48))).toMatchObject({
      verdict: "unknown",
      why: "ran out of memory on 1x NVIDIA L40S (48 GB each), which is less than the limit",
    });
  });
});

describe("a margin no larger than the uncertainty", () => {
  const result = aStoredResult({
    al: aMeasurement(2, { unit: "s", uncertainty: { kind: "ci95", value: 0.25 } }),
  });

  test("is neither met nor failed, on both sides of the limit", () => {
    expect(check("latency", 2.25, result)).toMatchObject({ verdict: "uncertain", margin: 0.25 });
    expect(check("latency", 1.875, result)).toMatchObject({ verdict: "uncertain", margin: -0.125 });
  });

  test("and a larger one decides", () => {
    expect(check("latency", 2.5, result)).toMatchObject({ verdict: "met", margin: 0.5, halfWidth: 0.25 });
    expect(check("latency", 1.5, result)).toMatchObject({ verdict: "failed", margin: -0.5 });
  });
});

describe("quality lost", () => {
  test("of a score is in points: 0.4035 down to 0.395 loses 0.85", () => {
    const found = check("quality_loss", 1, served("int4", 0.395), [served("bfloat16", 0.4035)]);
    expect(found.verdict).toBe("met");
    expect(found.value).toBeCloseTo(0.85, 10);
    expect(found.margin).toBeCloseTo(0.15, 10);
  });

  test("is negative where a technique scores better than its baseline", () => {
    const found = check("quality_loss", 1, served("int4", 0.42), [served("bfloat16", 0.4)]);
    expect(found.value).toBeCloseTo(-2, 10);
    expect(found.margin).toBeCloseTo(3, 10);
  });

  test("of a perplexity is its rise: 8.32 against 8.09 loses 0.23", () => {
    const found = check("quality_loss", 0.2, pretrained("absolute", 8.32), [pretrained("RoPE", 8.09)]);
    expect(found.verdict).toBe("failed");
    expect(found.value).toBeCloseTo(0.23, 10);
    expect(found.margin).toBeCloseTo(-0.03, 10);
  });

  test("of exactly the limit is met, whatever floating point makes of it", () => {
    // In floating point 100 x (0.58 - 0.57) is 1.0000000000000009, and 100 x (0.35 - 0.34) is 0.9999999999999953.
    for (const [own, base] of [
      [0.57, 0.58],
      [0.34, 0.35],
    ] as const) {
      const found = check("quality_loss", 1, served("int4", own), [served("bfloat16", base)]);
      expect(found).toMatchObject({ verdict: "met", margin: 0 });
    }
  });

  test("of a baseline itself is none, also where nothing may be lost", () => {
    const found = check("quality_loss", 0, served("bfloat16", 0.4), [served("int4", 0.39)]);
    expect(found).toMatchObject({ verdict: "met", value: 0, margin: 0, caveats: ["a baseline itself"] });
  });

  test("is uncertain in points, too: a stderr of 0.05 is 5 of them", () => {
    const own = served("int4", 0.48, { stderr: 0.05 });
    const found = check("quality_loss", 1, own, [served("bfloat16", 0.5)]);
    expect(found.verdict).toBe("uncertain");
    expect(found.halfWidth).toBeCloseTo(5, 10);
    expect(found.margin).toBeCloseTo(-1, 10);
  });

  test("is unknown without a baseline", () => {
    expect(check("quality_loss", 1, served("int4", 0.4))).toMatchObject({
      verdict: "unknown",
      margin: null,
      why: "no comparable baseline was measured",
    });
  });

  test("is unknown where the limit is in another unit", () => {
    const inPoints = { axis: "inference", modality: "language" } as const;
    expect(
      check("quality_loss", 1, pretrained("absolute", 8.32), [pretrained("RoPE", 8.09)], inPoints),
    ).toMatchObject({
      verdict: "unknown",
      why: "measured in perplexity, the limit is in points",
    });
  });
});

describe("what was not measured is unknown", () => {
  test("with the bundle's own reason", () => {
    expect(check("power", 300, aStoredResult({ aec: { missing: "failed", note: null } }))).toMatchObject({
      verdict: "unknown",
      why: "the run failed",
    });
    expect(check("power", 300, aStoredResult({}))).toMatchObject({ why: "the source gives no value" });
  });

  test("and so is a value in another unit", () => {
    const images = aMeasurement(3, { unit: "images/s" });
    const result = aStoredResult({ it: images }, { axis: "inference" });
    expect(check("throughput", 30, result)).toMatchObject({
      verdict: "unknown",
      why: "measured in images/s, the limit is in tokens/s",
    });
  });

  test("and so is what a source only estimates, of a metric, a quality and its baseline", () => {
    const why = "an estimate, not a measurement";
    const estimated = aMeasurement(10, { origin: "estimated" });
    const result = aStoredResult({ amu: estimated }, { environment: ONE });
    expect(check("memory", 24, result)).toMatchObject({ verdict: "unknown", value: null, why });
    const guess = served("int4", 0.4, { origin: "estimated" });
    expect(check("quality_loss", 1, guess, [served("bfloat16", 0.4)])).toMatchObject({
      verdict: "unknown",
      why,
    });
    const base = served("bfloat16", 0.4, { origin: "estimated" });
    expect(check("quality_loss", 1, served("int4", 0.4), [base])).toMatchObject({
      verdict: "unknown",
      why: `its baseline bfloat16 has ${why}`,
    });
  });
});
