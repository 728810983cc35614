import { describe, expect, test } from "vitest";
import { draftOf } from "./import-draft";
import type { KnownNames } from "./known-names";
import { aReading, aValue, power, scores, speed } from "./made-up-readings";
import { questionsOf } from "./questions";
import type { Reading, RunFacts } from "./reading";

const KNOWN: KnownNames = { models: [], accelerators: [{ name: "Published GPU", memory_gb: 41 }] };

function asked(
  readings: readonly Reading[],
  field: string,
  answers: Record<string, string> = {},
  known = KNOWN,
) {
  const question = questionsOf(draftOf(readings, answers), known).find(({ id }) => id.endsWith(field));
  if (!question) throw new Error(`${field} is not asked`);
  return question;
}

const served = (facts: RunFacts = {}) =>
  speed("vllm.json", null, {
    facts: { axis: "inference", modality: "language", model: { name: "M-7B", parameters_b: 7.62 }, ...facts },
  });
const ofAxis = (axis: RunFacts["axis"]) =>
  aReading({ facts: axis ? { axis } : {}, metrics: { al: aValue(1, "s", "run.json") } });

describe("the technique", () => {
  test("of what is served is the precision of its weights, the file's data type first", () => {
    const { text, suggestions } = asked([served({ workload: { dtype: "torch.float16" } })], "technique");
    expect(text).toBe("In which precision were the weights, such as bfloat16, fp8 or int4?");
    expect(suggestions).toEqual(["float16", "bfloat16", "fp8", "int8", "int4", "GPTQ", "AWQ", "NF4"]);
  });

  test("of what the model's name tells comes before the type that is computed in", () => {
    const model = { name: "M-7B-GPTQ-Int4", parameters_b: 7.62 };
    const { suggestions } = asked([served({ model, workload: { dtype: "float16" } })], "technique");
    expect(suggestions.slice(0, 4)).toEqual(["GPTQ", "int4", "float16", "bfloat16"]);
  });

  test("of an evaluation, whose stage no file says, is a precision or a method", () => {
    const { text, suggestions } = asked([scores("results.json", "M-1B")], "technique");
    expect(text).toBe(
      "In which precision were the weights, such as bfloat16, fp8 or int4? Or of which method is this a result, such as LoRA or GQA?",
    );
    expect(suggestions.slice(0, 8)).toEqual([
      "bfloat16",
      "float16",
      "fp8",
      "int8",
      "int4",
      "GPTQ",
      "AWQ",
      "NF4",
    ]);
    expect(suggestions).toEqual(expect.arrayContaining(["LoRA", "GQA"]));
  });

  test("of a fine-tuning is its method, of a pretraining the part that differs", () => {
    const tuned = asked([ofAxis("fine-tuning")], "technique");
    expect(tuned.text).toBe("Which method of fine-tuning is compared, such as LoRA, DoRA or full?");
    expect(tuned.suggestions.slice(0, 2)).toEqual(["LoRA", "LoRA-plus"]);
    expect(tuned.suggestions).not.toContain("bfloat16");
    const trained = asked([ofAxis("architecture")], "technique");
    expect(trained.text).toBe("Which part of the architecture is compared, such as GQA, RoPE, MoE or Mamba?");
    expect(trained.suggestions.slice(0, 3)).toEqual(["MHA", "MQA", "GQA"]);
  });

  test.each(["fp8", "GPTQ", "awq", "nf4", "int8", "Q4_K_M", "bf16"])(
    "%s is a usual precision, so that nobody asks for its family",
    (technique) => {
      const draft = draftOf([served()], { technique });
      expect(questionsOf(draft).map(({ id }) => id)).not.toContain("technique.family");
      expect(draft.runs[0]?.facts.technique?.family).toBe("quantization");
    },
  );
});

describe("where it ran", () => {
  test("may be what another file says, what was published, or what is usual", () => {
    const other = scores("other/results.json", "Other-1B", ["gsm8k"], {
      facts: { model: { name: "Other-1B" }, environment: { accelerator: "NVIDIA L40S", count: 4 } },
    });
    const { suggestions } = asked([served(), other], "environment.accelerator");
    expect(suggestions.slice(0, 2)).toEqual(["NVIDIA L40S", "Published GPU"]);
    expect(suggestions).toEqual(
      expect.arrayContaining(["NVIDIA H100 80GB HBM3", "NVIDIA B200", "NVIDIA A100-SXM4-80GB"]),
    );
    expect(asked([served(), other], "environment.count").suggestions).toEqual(["4", "1", "8"]);
  });

  test("is as many accelerators as the log beside it lists", () => {
    const log = power("gpu.csv", { accelerators: 2 });
    expect(asked([served(), log], "environment.count").suggestions).toEqual(["2", "1", "8"]);
  });

  test.each([
    ["NVIDIA H100 80GB HBM3", ["80"]],
    ["Published GPU", ["41"]],
    ["NVIDIA H200", []],
  ])("on a %s the memory may be %j", (accelerator, memory) => {
    const run = {
      ...served({ environment: { accelerator } }),
      metrics: { amu: aValue(0.5, "fraction", "vllm.json", { scope: "per_accelerator" }) },
    };
    expect(asked([run], "environment.memory_gb").suggestions).toEqual(memory);
  });
});

test("a model is as large as another file says of it in another precision", () => {
  const whole = scores("results.json", "", ["gsm8k"], {
    facts: { modality: "language", model: { name: "M-8B", parameters_b: 8.19 } },
  });
  const { suggestions } = asked([whole, served({ model: { name: "M-8B-FP8" } })], "model.parameters_b");
  expect(suggestions).toEqual(["8.19", "8"]);
});

test("the data set is asked for wherever boards are parted by it, and may be unknown", () => {
  const { text, suggestions, mayBeUnstated } = asked(
    [served({ workload: { output_tokens: 128 } })],
    "workload.dataset",
  );
  expect(text).toBe("Which data set, or which prompts? Without it the result is compared with no other.");
  expect([suggestions, mayBeUnstated]).toEqual([["sharegpt", "random"], true]);
  expect(asked([scores("results.json", "M-1B", ["gsm8k", "mmlu"])], "workload.dataset").suggestions).toEqual([
    "gsm8k, mmlu",
  ]);
});
