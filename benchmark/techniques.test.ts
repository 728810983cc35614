import { expect, test } from "vitest";
import { compareFamilies, compareTechniques, familyTitle, techniqueName } from "./techniques";

test.each([
  ["quantization", "bf16", "bfloat16"],
  ["quantization", "FP16", "float16"],
  ["quantization", "INT4", "int4"],
  ["peft", "lora", "LoRA"],
  ["peft", "LoRA+", "LoRA-plus"],
  ["peft", "rslora", "RSLoRA"],
  ["peft", "Full fine-tuning", "full"],
  ["peft", "Freezing", "freeze"],
  ["positional-encoding", "rope", "RoPE"],
  ["positional-encoding", "Learnable Absolute", "learnable absolute"],
  ["positional-encoding", "Relate", "relative"],
  ["positional-encoding", "NoPE", "none"],
  ["moe", "Mixture of Experts", "MoE"],
  ["attention", "mla", "MLA"],
])("in %s, %s is spelled %s", (family, sent, expected) => {
  expect(techniqueName(family, sent)).toBe(expected);
});

test("a technique or a family that is not known keeps its spelling", () => {
  expect(techniqueName("peft", " OFT ")).toBe("OFT");
  expect(techniqueName("sparsity", "2:4")).toBe("2:4");
  expect(techniqueName("attention", "bf16")).toBe("bf16");
});

test("names that every object has are no families and no techniques", () => {
  for (const name of ["constructor", "toString", "valueOf", "__proto__", "hasOwnProperty"]) {
    expect(techniqueName("peft", name)).toBe(name);
    expect(techniqueName(name, "LoRA")).toBe("LoRA");
    expect(familyTitle(name)).toBe(name);
    expect(compareTechniques(name, "a", "b")).toBe(-1);
  }
});

test("known families and techniques stand in the order of the field, new ones after them by name", () => {
  expect(["zeta", "quantization", "alpha", "attention"].sort(compareFamilies)).toEqual([
    "attention",
    "quantization",
    "alpha",
    "zeta",
  ]);
  expect(["VeRA", "full", "DoRA", "BOFT", "LoRA"].sort((a, b) => compareTechniques("peft", a, b))).toEqual([
    "LoRA",
    "DoRA",
    "full",
    "BOFT",
    "VeRA",
  ]);
});

test("a family has a title, and one that is not known its key", () => {
  expect(familyTitle("moe")).toBe("Mixture of experts");
  expect(familyTitle("sparsity")).toBe("sparsity");
});
