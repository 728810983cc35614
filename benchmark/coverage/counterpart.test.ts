import { expect, test } from "vitest";
import { aStoredResult } from "../result-builder";
import { cellName, counterpartOf, isOfOneTechnique } from "./counterpart";

const run = (technique: string, model: string) => aStoredResult({ amu: 1 }, { technique, model });

test("what a mixture of experts lacks is the dense model that it is compared with", () => {
  expect(counterpartOf("moe", "dense", [run("MoE", "MoE 0.5Bx8")])).toEqual({
    role: "baseline",
    models: ["MoE 0.5Bx8"],
  });
});

test("what a dense model lacks is a mixture of experts built from it, with it as the baseline", () => {
  expect(counterpartOf("moe", "MoE", [run("dense", "Dense 3B")])).toEqual({
    role: "variant",
    models: ["Dense 3B"],
  });
});

test("a technique is no baseline where another baseline of its family stands already", () => {
  expect(counterpartOf("attention", "GQA", [run("MHA", "MHA 0.5B"), run("MQA", "MQA 0.5B")])).toEqual({
    role: "variant",
    models: ["MHA 0.5B"],
  });
});

test("a family that the benchmark does not know has no baseline to name", () => {
  expect(counterpartOf("made up", "A", [run("B", "Small")])).toEqual({ role: "variant", models: [] });
});

test("a column may be named for a model of one technique, or for a design that several share", () => {
  const results = [run("dense", "Dense 3B"), run("MQA", "A decoder"), run("GQA", "A decoder")];
  expect(isOfOneTechnique("architecture", "Dense 3B", results)).toBe(true);
  expect(isOfOneTechnique("architecture", "A decoder", results)).toBe(false);
  expect(isOfOneTechnique("architecture", "1-4B", results)).toBe(false);
  expect(isOfOneTechnique("inference", "Dense 3B", results)).toBe(false);
});

test("a technique is on a design, and the counterpart of another technique's model", () => {
  expect(cellName("dense", "MoE 0.5Bx8", true)).toBe("dense counterpart of MoE 0.5Bx8");
  expect(cellName("MHA", "A decoder", false)).toBe("MHA on A decoder");
});
