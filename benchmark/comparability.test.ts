import { describe, expect, test } from "vitest";
import { areComparable, compareInColumn, compareResults, compareSetups } from "./comparability";
import type { Result } from "./result";
import { aMeasurement, aStoredResult } from "./result-builder";

const baseline = aStoredResult({ amu: 40 });

/** The same result on a stated revision of its model. */
function at(result: Result, revision: string): Result {
  return { ...result, model: { ...result.model, revision } };
}

test("two techniques on the same model, hardware and workload compare; a revision that neither states is a caveat", () => {
  const own = aStoredResult({ amu: 30 }, { technique: "DoRA" });
  expect(compareSetups(own, baseline)).toEqual({ caveats: ["model revision not stated"] });
  expect(compareSetups(at(own, "r1"), at(baseline, "r1"))).toEqual({ caveats: [] });
});

test("another number of accelerators is another environment", () => {
  const own = aStoredResult({}, { environment: { accelerator: "NVIDIA H200", count: 1 } });
  expect(compareSetups(own, baseline)).toEqual({
    whys: ["it has another environment: 8x NVIDIA H200 instead of 1x NVIDIA H200"],
  });
});

test("hardware that one side does not state is a caveat", () => {
  expect(compareSetups(aStoredResult({}, { environment: {} }), baseline)).toEqual({
    caveats: ["environment not stated here", "model revision not stated"],
  });
});

test("hardware and data set that neither side states are caveats", () => {
  const unstated = { environment: {}, workload: {} };
  expect(compareSetups(aStoredResult({}, unstated), aStoredResult({}, unstated))).toEqual({
    caveats: ["model revision not stated", "hardware not stated", "data set not stated"],
  });
});

test("another data set does not compare", () => {
  expect(compareSetups(aStoredResult({}, { workload: { dataset: "Medical-o1" } }), baseline)).toEqual({
    whys: ["it has another data set: OpenO1-SFT instead of Medical-o1"],
  });
});

test("another batch size compares with that said", () => {
  const own = aStoredResult({}, { workload: { dataset: "OpenO1-SFT", batch_size: 4 } });
  expect(compareSetups(own, baseline)).toEqual({
    caveats: ["model revision not stated", "batch size 4, of the baseline not stated"],
  });
});

test("another model does not compare", () => {
  expect(compareSetups(aStoredResult({}, { model: "Phi-4" }), baseline)).toEqual({
    whys: ["it was measured on another model, Qwen2.5-7B"],
  });
});

test("in architecture a paired model compares, with that said", () => {
  const dense = aStoredResult({}, { axis: "architecture", family: "moe", model: "Dense 1.5B" });
  const moe = aStoredResult(
    {},
    { axis: "architecture", family: "moe", model: "MoE 1.5Bx8", pairedModel: "Dense 1.5B" },
  );
  expect(compareSetups(moe, dense)).toEqual({
    caveats: ["compared with Dense 1.5B, which differs by the technique alone"],
  });
});

test("every reason is named, not only the first", () => {
  const own = aStoredResult(
    {},
    {
      modality: "vision",
      model: "Phi-4",
      environment: { accelerator: "NVIDIA H200", count: 1 },
      workload: { dataset: "Medical-o1" },
    },
  );
  expect(compareSetups(own, baseline)).toEqual({
    whys: [
      "it has another modality: Language instead of Vision",
      "it was measured on another model, Qwen2.5-7B",
      "it has another environment: 8x NVIDIA H200 instead of 1x NVIDIA H200",
      "it has another data set: OpenO1-SFT instead of Medical-o1",
    ],
  });
  expect(areComparable(own, baseline)).toBe(false);
});

describe("any two results", () => {
  test("compare on one model, hardware and workload, whichever comes first", () => {
    const other = aStoredResult({ amu: 30 }, { technique: "DoRA" });
    const verdict = { verdict: "with caveats", caveats: ["model revision not stated"], reasons: [] };
    expect(compareResults(baseline, other)).toEqual(verdict);
    expect(compareResults(other, baseline)).toEqual(verdict);
    expect(areComparable(other, baseline)).toBe(true);
  });

  test("do not compare where technique and model both differ", () => {
    const other = aStoredResult({}, { technique: "DoRA", model: "Phi-4" });
    expect(compareResults(baseline, other)).toEqual({
      verdict: "not comparable",
      caveats: [],
      reasons: ["different model: Qwen2.5-7B and Phi-4"],
    });
  });

  test("of one technique do not compare on two kinds of hardware", () => {
    const other = aStoredResult({}, { environment: { accelerator: "NVIDIA L40S", count: 1 } });
    expect(compareResults(baseline, other).reasons).toEqual([
      "different environment: 8x NVIDIA H200 and 1x NVIDIA L40S",
    ]);
  });

  test("of two axes or families do not compare", () => {
    const other = aStoredResult({}, { axis: "inference", family: "quantization" });
    expect(compareResults(baseline, other).reasons).toEqual([
      "different axis: Training and tuning and Bit-width quantization and serving",
      "different technique family: Parameter-efficient fine-tuning and Weight precision",
    ]);
  });

  test("of two revisions of a model do not compare, and one of them stated is a caveat", () => {
    const revised = (revision: string | null) => ({
      ...baseline,
      model: { ...baseline.model, revision },
    });
    expect(compareResults(revised("r1"), revised("r2")).reasons).toEqual([
      "different model revision: r1 and r2",
    ]);
    expect(compareResults(revised("r1"), revised(null))).toEqual({
      verdict: "with caveats",
      caveats: ["model revision stated for one alone: r1"],
      reasons: [],
    });
  });

  test("compare with each caveat named", () => {
    const ran = (batch_size: number) => aStoredResult({}, { environment: {}, workload: { batch_size } });
    expect(compareResults(ran(4), ran(8))).toEqual({
      verdict: "with caveats",
      caveats: [
        "model revision not stated",
        "hardware not stated",
        "data set not stated",
        "batch size: 4 and 8",
      ],
      reasons: [],
    });
  });

  test("on paired models of architecture compare, with that said", () => {
    const moe = { axis: "architecture", family: "moe" } as const;
    const dense = aStoredResult({}, { ...moe, model: "Dense 1.5B" });
    const experts = aStoredResult({}, { ...moe, model: "MoE 1.5Bx8", pairedModel: "Dense 1.5B" });
    expect(compareResults(experts, dense)).toEqual({
      verdict: "with caveats",
      caveats: ["MoE 1.5Bx8 and Dense 1.5B differ by the technique alone"],
      reasons: [],
    });
  });
});

describe("two values of a column", () => {
  const measured = (scope: "total" | "per_accelerator" | null, doubt: string | null = null) =>
    aStoredResult({ amu: aMeasurement(40, { scope, doubt }) });

  test("compare within one scope", () => {
    expect(compareInColumn(measured("total"), measured("total"), "amu").verdict).toBe("comparable");
  });

  test("do not compare between scopes, nor between units", () => {
    expect(compareInColumn(measured("total"), measured("per_accelerator"), "amu").reasons).toEqual([
      "all accelerators together, the other per accelerator",
    ]);
    const speed = (unit: string) => aStoredResult({ it: aMeasurement(3, { unit }) });
    expect(compareInColumn(speed("images/s"), speed("videos/s"), "it").reasons).toEqual([
      "in images/s, the other in videos/s",
    ]);
  });

  test("of a scope that neither states, or in doubt, compare with that said", () => {
    expect(compareInColumn(measured(null), measured(null, "hardly legible"), "amu")).toEqual({
      verdict: "with caveats",
      caveats: ["neither says whether it counts one accelerator or all of them", "doubt: hardly legible"],
      reasons: [],
    });
  });

  test("do not compare where measure, unit and direction differ, with each named", () => {
    const scored = (metric: string, better: "lower" | "higher") =>
      aStoredResult(
        {},
        { axis: "inference", quality: [{ task: "t", metric, value: 1, better, origin: "measured" }] },
      );
    expect(
      compareInColumn(scored("FID", "lower"), scored("mean score", "higher"), "quality").reasons,
    ).toEqual([
      "measured as FID, the other as mean score",
      "in FID, the other in score",
      "lower is better, for the other higher",
    ]);
  });

  test("do not compare where one is missing", () => {
    const failed = aStoredResult({ amu: { missing: "out_of_memory", note: null } });
    expect(compareInColumn(measured(null), failed, "amu")).toEqual({
      verdict: "not comparable",
      caveats: [],
      reasons: ["the second has no value: ran out of memory"],
    });
  });
});

test("a result that its source calls not comparable is compared with nothing, whichever side it is on", () => {
  const marked = aStoredResult({}, { technique: "full", notComparable: "half the batch size" });
  expect(compareSetups(marked, baseline)).toEqual({
    whys: ["it is marked as not comparable: half the batch size"],
  });
  expect(compareSetups(baseline, marked)).toEqual({
    whys: ["full is marked as not comparable: half the batch size"],
  });
  expect([areComparable(marked, baseline), areComparable(baseline, marked)]).toEqual([false, false]);
  const reasons = ["full on Qwen2.5-7B is marked as not comparable: half the batch size"];
  expect(compareResults(baseline, marked)).toMatchObject({ verdict: "not comparable", reasons });
  expect(compareResults(marked, baseline)).toMatchObject({ verdict: "not comparable", reasons });
});
