import { expect, test } from "vitest";
import { precisionOf } from "./precision";

test("the words of llama.cpp become the names that files and people use", () => {
  const names = [
    ["llama 7B Q4_K - Medium", "Q4_K_M"],
    ["llama ?B Q3_K - Large", "Q3_K_L"],
    ["llama 8B Q4_K - Small", "Q4_K_S"],
    ["llama 8B Q2_K - Medium", "Q2_K"],
    ["llama 8B Q6_K", "Q6_K"],
    ["qwen35moe 35B.A3B Q8_0", "Q8_0"],
    ["deepseek4 ?B IQ2_XXS - 2.0625 bpw", "IQ2_XXS"],
    ["llama 8B IQ3_S mix - 3.66 bpw", "IQ3_M"],
    ["llama 8B IQ4_XS - 4.25 bpw", "IQ4_XS"],
    ["llama 8B TQ1_0 - 1.69 bpw ternary", "TQ1_0"],
    ["gpt-oss 20B MXFP4 MoE", "MXFP4"],
    ["llama 7B F16", "float16"],
    ["llama 7B BF16", "bfloat16"],
    ["llama 7B all F32", "float32"],
  ] as const;
  for (const [type, name] of names) expect(precisionOf(type)).toBe(name);
});

test("a guessed type is no less what it is, and an unknown one is nothing", () => {
  expect(precisionOf("llama 7B (guessed) Q5_K - Medium")).toBe("Q5_K_M");
  expect(precisionOf("llama 7B unknown, may not work")).toBeNull();
  expect(precisionOf("")).toBeNull();
});
