import { expect, test } from "vitest";
import { precisionsDiffer, precisionsInName, weightPrecision } from "./weight-precision";

test.each([
  ["bf16", "bfloat16"],
  ["torch.bfloat16", "bfloat16"],
  ["half", "float16"],
  ["FP8", "fp8"],
  ["Int4", "int4"],
  ["gptq", "GPTQ"],
  ["awq", "AWQ"],
  ["nf4", "NF4"],
  ["q4_k_m", "Q4_K_M"],
  ["IQ2_XXS", "IQ2_XXS"],
  ["Q8_0", "Q8_0"],
  ["mxfp4", "mxfp4"],
  ["LoRA", null],
  ["quantization", null],
  ["4-bit weights, bfloat16 computation", null],
  ["constructor", null],
])("the precision %s is %s", (text, name) => {
  expect(weightPrecision(text)).toBe(name);
});

test.each([
  ["Qwen2.5-7B-Instruct-GPTQ-Int4", ["GPTQ", "int4"]],
  ["Llama-3.1-8B-Instruct-AWQ", ["AWQ"]],
  ["Qwen3-8B-FP8", ["fp8"]],
  ["tiny-1b.Q4_K_M.gguf", ["Q4_K_M"]],
  ["Tiny-1B gguf Q8_0", ["Q8_0"]],
  ["Qwen2.5-7B-Instruct", []],
])("the name %s tells of %j", (model, told) => {
  expect(precisionsInName(model)).toEqual(told);
});

test.each([
  ["bfloat16", "float16", true],
  ["bf16", "bfloat16", false],
  ["int4", "AWQ", false],
  ["int4", "GPTQ", false],
  ["int8", "GPTQ", false],
  ["bfloat16", "GPTQ", true],
  ["int4", "bfloat16", true],
  ["fp8", "int8", true],
  ["GPTQ", "AWQ", true],
  ["NF4", "AWQ", true],
  ["Q4_K_M", "int4", false],
  ["Q4_K_M", "int8", true],
  ["auto", "int4", false],
])("weights in %s and %s can't be: %s", (one, other, expected) => {
  expect([precisionsDiffer(one, other), precisionsDiffer(other, one)]).toEqual([expected, expected]);
});
