import { expect, test } from "vitest";
import { bitsOf, declaredBits } from "./weight-width";

test.each([
  ["bfloat16", 16],
  ["float16", 16],
  ["fp32", 32],
  ["int4", 4],
  ["INT8", 8],
  ["nf4", 4],
  ["fp8-e4m3", 8],
  ["w4a16", 4],
  ["GPTQ 3-bit", 3],
  ["q4_k_m", 4],
  ["half", 16],
  ["AWQ", null],
  ["tf32", null],
  ["LoRA r16", null],
  ["int7", null],
])("the weights of %s have %s bits", (name, bits) => {
  expect(bitsOf(name)).toBe(bits);
});

test("a quantization's own setting says more than its name, and its name more than the dtype", () => {
  const family = "quantization";
  expect(declaredBits({ family, name: "AWQ", settings: { bits: 4 } }, "float16")).toBe(4);
  expect(declaredBits({ family, name: "int8" }, "float16")).toBe(8);
  expect(declaredBits({ family: "peft", name: "LoRA" }, "float16")).toBe(16);
  expect(declaredBits({ family: "peft", name: "LoRA" }, undefined)).toBeNull();
});
