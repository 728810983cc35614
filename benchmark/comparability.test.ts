import { expect, test } from "vitest";
import { compareSetups } from "./comparability";
import { aStoredResult } from "./result-builder";

const baseline = aStoredResult({ amu: 40 });

test("two techniques on the same model, hardware and workload compare without a caveat", () => {
  expect(compareSetups(aStoredResult({ amu: 30 }, { technique: "DoRA" }), baseline)).toEqual({ caveats: [] });
});

test("another number of accelerators is another environment", () => {
  const own = aStoredResult({}, { environment: { accelerator: "NVIDIA H200", count: 1 } });
  expect(compareSetups(own, baseline)).toEqual({
    why: "it has another environment: 8x NVIDIA H200 instead of 1x NVIDIA H200",
  });
});

test("hardware that one side does not state is a caveat", () => {
  expect(compareSetups(aStoredResult({}, { environment: {} }), baseline)).toEqual({
    caveats: ["environment not stated here"],
  });
});

test("hardware and data set that neither side states are caveats", () => {
  const unstated = { environment: {}, workload: {} };
  expect(compareSetups(aStoredResult({}, unstated), aStoredResult({}, unstated))).toEqual({
    caveats: ["hardware not stated", "data set not stated"],
  });
});

test("another data set does not compare", () => {
  expect(compareSetups(aStoredResult({}, { workload: { dataset: "Medical-o1" } }), baseline)).toEqual({
    why: "it has another data set: OpenO1-SFT instead of Medical-o1",
  });
});

test("another batch size compares with that said", () => {
  const own = aStoredResult({}, { workload: { dataset: "OpenO1-SFT", batch_size: 4 } });
  expect(compareSetups(own, baseline)).toEqual({ caveats: ["batch size 4, of the baseline not stated"] });
});

test("another model does not compare", () => {
  expect(compareSetups(aStoredResult({}, { model: "Phi-4" }), baseline)).toEqual({
    why: "it was measured on another model, Qwen2.5-7B",
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
