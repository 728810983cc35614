import { describe, expect, test } from "vitest";
import { findBaselines, findBaselineTechnique } from "./baselines";
import type { Result } from "./result";
import { aStoredResult } from "./result-builder";

const attention = { axis: "architecture", family: "attention" } as const;
const variant = (technique: string, changes = {}) =>
  aStoredResult({ amu: 1 }, { ...attention, technique, ...changes });
const [mha, gqa, mqa] = [variant("MHA"), variant("GQA"), variant("MQA")];

/** The id of a result's baseline, or why it has none. */
function baselineOf(result: Result, results: readonly Result[], chosen: readonly string[] = []) {
  const found = findBaselines(results, chosen).of(result);
  return "baseline" in found ? found.baseline.id : found.why;
}

describe("without a choice", () => {
  test("a result is compared with the one it declares", () => {
    const declaring = { ...mqa, baseline: gqa.id };
    expect(baselineOf(declaring, [mha, gqa, declaring])).toBe(gqa.id);
  });

  test("else with its family's own baseline: MHA, and where that was not measured GQA", () => {
    expect(baselineOf(mqa, [mha, gqa, mqa])).toBe(mha.id);
    expect(baselineOf(mqa, [gqa, mqa])).toBe(gqa.id);
  });

  test("a result of a baseline technique that declares none has none, and the family's first is one itself", () => {
    const baselines = findBaselines([mha, gqa, mqa]);
    expect(baselines.of(mha)).toEqual({ why: "no baseline is declared for it", itself: true });
    expect(baselines.of(gqa)).toEqual({ why: "no baseline is declared for it" });
    expect([mha, gqa, mqa].map(({ id }) => baselines.isBaseline(id))).toEqual([true, false, false]);
  });

  test("of several possible ones the only one that names no baseline itself is taken", () => {
    const rank8 = aStoredResult({}, { id: "rank8" });
    const rank64 = aStoredResult({}, { id: "rank64", baseline: "rank8" });
    const dora = aStoredResult({}, { id: "dora", technique: "DoRA" });
    expect(baselineOf(dora, [rank8, rank64, dora])).toBe("rank8");
    expect(baselineOf(dora, [rank8, { ...rank64, baseline: null }, dora])).toBe(
      "2 results could be its baseline, and none is declared",
    );
  });
});

describe("with techniques of the reader's choice", () => {
  test("the first of them that was measured on the model is the baseline, whatever is declared", () => {
    const declaring = { ...mqa, baseline: mha.id };
    expect(baselineOf(declaring, [mha, gqa, declaring], ["gqa"])).toBe(gqa.id);
    expect(baselineOf(mqa, [mha, gqa, mqa], ["mla", "gqa", "mha"])).toBe(gqa.id);
  });

  test("the usual baseline is compared with the chosen one, which is a baseline itself", () => {
    const baselines = findBaselines([mha, gqa, mqa], ["mqa"]);
    expect(baselines.of(mha)).toMatchObject({ baseline: mqa });
    expect(baselines.of(mqa)).toEqual({ why: "it is a baseline itself", itself: true });
  });

  test("a run of the chosen technique that declares another run of it keeps that", () => {
    const rank8 = aStoredResult({}, { id: "rank8" });
    const rank64 = aStoredResult({}, { id: "rank64", baseline: "rank8" });
    expect(baselineOf(rank64, [rank8, rank64], ["lora"])).toBe("rank8");
  });

  test("a model without any of them has no baseline, with the reason", () => {
    const small = variant("MHA", { id: "small", model: "0.5B" });
    expect(baselineOf(small, [mha, mqa, small], ["mqa"])).toBe("mqa was not measured on its model");
    expect(baselineOf(small, [mha, mqa, small], ["mqa", "gqa"])).toBe(
      "none of mqa, gqa was measured on its model",
    );
  });

  test("a cohort without any of them keeps its usual baseline", () => {
    expect(baselineOf(mqa, [mha, gqa, mqa], ["int4"])).toBe(mha.id);
  });

  test("one that ran on another revision of the model is not comparable, with the reason", () => {
    const revised = (result: Result, revision: string) => ({
      ...result,
      model: { ...result.model, revision },
    });
    const [own, other] = [revised(mqa, "r1"), revised(gqa, "r2")];
    expect(baselineOf(own, [own, other], ["gqa"])).toBe(
      "not comparable with GQA: it has another model revision: r2 instead of r1",
    );
  });

  test("experts are compared with the dense model that they are paired with", () => {
    const moe = { axis: "architecture", family: "moe" } as const;
    const dense = aStoredResult({}, { ...moe, id: "dense", technique: "dense", model: "Dense 1.5B" });
    const experts = aStoredResult(
      {},
      { ...moe, technique: "MoE", model: "MoE 1.5Bx8", pairedModel: "Dense 1.5B" },
    );
    expect(findBaselines([dense, experts], ["dense"]).of(experts)).toEqual({
      baseline: dense,
      caveats: ["compared with Dense 1.5B, which differs by the technique alone"],
    });
  });
});

describe("the technique that means are compared with", () => {
  test("is the first chosen one that the cohort has", () => {
    expect(findBaselineTechnique([mha, gqa, mqa], ["mla", "mqa"])).toEqual({ technique: "MQA", note: null });
  });

  test("is else the family's own, and says so if another was chosen", () => {
    expect(findBaselineTechnique([gqa, mqa], [])).toEqual({
      technique: "GQA",
      note: "no comparable MHA was measured here",
    });
    expect(findBaselineTechnique([gqa, mqa], ["mla"])).toEqual({
      technique: "GQA",
      note: "mla was not measured here; compared with GQA",
    });
  });

  test("is none where no usual baseline was measured, with the reason", () => {
    expect(findBaselineTechnique([mqa], [])).toEqual({
      technique: null,
      note: "none of its usual baselines, MHA, GQA, was measured here",
    });
  });

  test("is in an unknown family the one that most results declare", () => {
    const sparse = (id: string, technique: string, baseline: string | null) =>
      aStoredResult({}, { id, technique, baseline, family: "sparsity" });
    expect(
      findBaselineTechnique(
        [sparse("a", "full", null), sparse("b", "2:4", "a"), sparse("c", "8:16", "a")],
        [],
      ),
    ).toEqual({ technique: "full", note: null });
    expect(findBaselineTechnique([sparse("a", "full", null)], [])).toEqual({
      technique: null,
      note: "no baseline is known for it",
    });
  });
});
