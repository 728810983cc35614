import { expect, test } from "vitest";
import { aStoredResult } from "../result-builder";
import { cellName, counterpartOf } from "./counterpart";

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

test("a technique that makes another model is on no model that it was not measured on", () => {
  const asked = { axis: "architecture", by: "model" } as const;
  expect(cellName(asked, "dense", "MoE 0.5Bx8", false)).toBe("dense counterpart of MoE 0.5Bx8");
  expect(cellName(asked, "MoE", "MoE 0.5Bx8", true)).toBe("MoE on MoE 0.5Bx8");
  expect(cellName({ ...asked, by: "scale" }, "MoE", "1-4B", false)).toBe("MoE on 1-4B");
  expect(cellName({ axis: "inference", by: "model" }, "int4", "Phi-4", false)).toBe("int4 on Phi-4");
});
