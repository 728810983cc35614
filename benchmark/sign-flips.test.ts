import { describe, expect, test } from "vitest";
import type { SignFlip } from "./board-row";
import type { Verdict } from "./deltas";
import type { Column } from "./question";
import { findSignFlips, type ModelChange, signFlipSentence } from "./sign-flips";

function aChange(
  model: string,
  value: number,
  verdict: Verdict,
  changes: Partial<ModelChange> = {},
): ModelChange {
  return {
    technique: "int4",
    baseline: "bfloat16",
    column: "aec",
    model,
    parametersB: 14,
    delta: { value, unit: "%", halfWidth: 0, verdict },
    ...changes,
  };
}

const large = { parametersB: 34 };

describe("a sign flips", () => {
  test("where a technique is certainly better on some models and certainly worse on others, the smallest first", () => {
    const changes = [
      aChange("Yi-34B", 20, "worse", large),
      aChange("Qwen2.5-14B", -5, "better"),
      aChange("Small-7B", -10, "better", { parametersB: 7 }),
    ];
    expect(findSignFlips(changes, "quantization")).toEqual([
      {
        technique: "int4",
        baseline: "bfloat16",
        column: "aec",
        better: [
          { model: "Small-7B", parameters_b: 7, change: -10, unit: "%" },
          { model: "Qwen2.5-14B", parameters_b: 14, change: -5, unit: "%" },
        ],
        worse: [{ model: "Yi-34B", parameters_b: 34, change: 20, unit: "%" }],
      },
    ]);
  });

  test("nowhere if uncertainty covers one side, or nothing changes on it", () => {
    expect(findSignFlips([aChange("A", 20, "worse"), aChange("B", -5, "unclear")], "quantization")).toEqual(
      [],
    );
    expect(findSignFlips([aChange("A", 20, "worse"), aChange("B", 0, "same")], "quantization")).toEqual([]);
    expect(findSignFlips([], "quantization")).toEqual([]);
  });

  test("for each technique, baseline and column on its own", () => {
    const changes = [
      aChange("A", 20, "worse"),
      aChange("B", -5, "better", { technique: "float16" }),
      aChange("C", -5, "better", { column: "amu" }),
      aChange("D", -5, "better", { baseline: "float16" }),
    ];
    expect(findSignFlips(changes, "quantization")).toEqual([]);
  });

  test("by the mean of a model's runs where they agree, and without the model where they do not", () => {
    const [flip, ...more] = findSignFlips(
      [
        aChange("A", -10, "better"),
        aChange("A", -20, "better"),
        aChange("B", -30, "better"),
        aChange("B", 30, "worse"),
        aChange("C", 5, "worse", large),
      ],
      "quantization",
    );
    expect(flip?.better).toEqual([{ model: "A", parameters_b: 14, change: -15, unit: "%" }]);
    expect(flip?.worse.map(({ model }) => model)).toEqual(["C"]);
    expect(more).toEqual([]);
  });
});

describe("a flip in words", () => {
  const side = (models: readonly string[], unit: string) =>
    models.map((model) => ({ model, parameters_b: 1, change: 1, unit }));

  function say(column: Column, unit = "%", better = ["DeepSeek-R1-Distill-Qwen-14B"], worse = ["Yi-34B"]) {
    const flip: SignFlip = {
      technique: "int4",
      baseline: "bfloat16",
      column,
      better: side(better, unit),
      worse: side(worse, unit),
    };
    return signFlipSentence(flip);
  }

  test("says what is drawn, taken or had", () => {
    expect(say("aec")).toBe(
      "int4 draws less power than bfloat16 on DeepSeek-R1-Distill-Qwen-14B and more on Yi-34B.",
    );
    expect(say("amu", "%", ["A"], ["B"])).toBe("int4 takes less memory than bfloat16 on A and more on B.");
    expect(say("al", "%", ["A"], ["B"])).toBe("int4 has lower latency than bfloat16 on A and higher on B.");
    expect(say("it", "%", ["A"], ["B"])).toBe(
      "int4 has higher throughput than bfloat16 on A and lower on B.",
    );
  });

  test("says better and worse of a quality, by its name", () => {
    expect(say("quality", "points", ["A"], ["B"])).toBe(
      "int4 has better quality than bfloat16 on A and worse on B.",
    );
    expect(say("quality", "perplexity", ["A"], ["B"])).toBe(
      "int4 has better perplexity than bfloat16 on A and worse on B.",
    );
  });

  test("lists models, and of very many the first", () => {
    expect(say("amu", "%", ["A", "B", "C"], ["D", "E"])).toBe(
      "int4 takes less memory than bfloat16 on A, B and C and more on D and E.",
    );
    expect(say("amu", "%", ["A", "B", "C", "D", "E", "F", "G", "H"], ["I"])).toBe(
      "int4 takes less memory than bfloat16 on A, B, C, D, E, F and 2 more and more on I.",
    );
  });
});
