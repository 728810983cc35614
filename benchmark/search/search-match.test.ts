import { describe, expect, test } from "vitest";
import type { Result } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import { matchesSearch, parseSearch } from "./search";

const matches = (text: string, result: Result) => {
  const { terms, problems } = parseSearch(text);
  expect(problems).toEqual([]);
  return matchesSearch(terms, result);
};

const RESULT = aStoredResult(
  { amu: 39.5, al: 0.2, it: aMeasurement(3, { unit: "images/s", origin: "digitised" }) },
  {
    technique: "LoRA+",
    model: "Qwen2.5 7B Instruct",
    parametersB: 7.62,
    settings: { lora_rank: 32, method: "AWQ" },
    environment: { accelerator: "NVIDIA H200", count: 8 },
    workload: { dataset: "MMLU-Pro, BBH", batch_size: 16 },
    source: { title: "EfficientLLM, its tables", url: null },
    quality: [{ task: "OpenO1", metric: "training loss", value: 1.5, better: "lower", origin: "reported" }],
  },
);

describe("words are found in any case, spaces and hyphens alike", () => {
  test.each<[string, boolean]>([
    ["", true],
    ["qwen", true],
    ["QWEN2.5-7b", true],
    ["model:qwen2.5-7b-instruct", true],
    ['model:"qwen2.5 7b"', true],
    ["model:llama", false],
    ["-model:llama", true],
    ["model=qwen2.5", false],
    ["model=qwen2.5-7b-instruct", true],
    ["technique:lora", true],
    ["technique=lora", false],
    ["technique=lora-plus", true],
    ["technique:lora+", true],
    ["technique:qwen", false],
    ["family:peft", true],
    ["family:parameter-efficient", true],
    ['dataset:"MMLU-Pro, BBH"', true],
    ["dataset:mmlu-pro-bbh", true],
    ["-dataset:mmlu", false],
    ["accelerator:h200", true],
    ["modality:language", true],
    ["origin:reported", true],
    ["origin:digitised", true],
    ["origin:estimated", false],
    ["source:efficientllm", true],
    ["setting:awq", true],
    ['setting:"lora rank 32"', true],
    ["setting:lora_rank=32", true],
    ["parameter-efficient", true],
    ["h200 awq mmlu", true],
    ["h200 -awq", false],
    // The source's title is searched by its field alone.
    ["tables", false],
    ['"<script>"', false],
  ])("%j: %s", (text, expected) => {
    expect(matches(text, RESULT)).toBe(expected);
  });

  test("a name never runs over into the next one", () => {
    expect(matches('"instruct lora"', RESULT)).toBe(false);
  });

  test("a name that is not known holds nothing", () => {
    const unknown = aStoredResult({}, { workload: {}, environment: {} });
    expect(matches("dataset:openo1", unknown)).toBe(false);
    expect(matches("-dataset:openo1", unknown)).toBe(true);
    expect(matches("accelerator:h200", unknown)).toBe(false);
  });
});

describe("numbers compare in whatever unit they are written", () => {
  test.each<[string, boolean]>([
    ["amu<40", true],
    ["amu<39.5", false],
    ["amu<=39.5", true],
    ["amu>=39.5", true],
    ["amu>39.5", false],
    ["amu=39.5", true],
    ["amu<40000MB", true],
    ["amu<39GB", false],
    ["al=200ms", true],
    ["al<200ms", false],
    ["al<=200000us", true],
    ["params>=7", true],
    ["params>8", false],
    ["params>7000M", true],
    ["batch=16", true],
    ["batch<16", false],
    ["quality<2", true],
    ["quality<2loss", true],
    ["-amu<40", false],
    ["-amu<39", true],
  ])("%j: %s", (text, expected) => {
    expect(matches(text, RESULT)).toBe(expected);
  });

  test("and only with a value of the same quantity: images are no tokens, a loss no perplexity", () => {
    expect(matches("it>2", RESULT)).toBe(false);
    expect(matches("-it>2", RESULT)).toBe(false);
    expect(matches("it>2images/s", RESULT)).toBe(true);
    expect(matches("quality<2perplexity", RESULT)).toBe(false);
  });
});

test("what is missing is no number: it meets no comparison, negated or not", () => {
  const missing = aStoredResult({ amu: { missing: "out_of_memory", note: null } }, { workload: {} });
  for (const text of ["amu<40", "amu>=40", "amu=0", "aec>0", "quality>0", "batch>0"]) {
    expect(matches(text, missing)).toBe(false);
    expect(matches(`-${text}`, missing)).toBe(false);
  }
});
