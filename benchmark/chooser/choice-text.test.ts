import { describe, expect, test } from "vitest";
import { aMeasurement, aStoredResult } from "../result-builder";
import type { Check } from "./check";
import { buildChoice } from "./choice";
import {
  absenceText,
  boundText,
  caveatsOf,
  marginSummary,
  marginText,
  openText,
  questionText,
  restsText,
  valueText,
} from "./choice-text";
import { defaultChoice } from "./choose-question";
import { constraintTerms } from "./constraints";

const TERMS = constraintTerms("inference", "language");

function aCheck(changes: Partial<Check>): Check {
  return {
    constraint: "memory",
    verdict: "met",
    value: 43.27,
    halfWidth: 0,
    margin: 4.73,
    origin: "measured",
    column: "amu",
    why: null,
    rests: null,
    caveats: [],
    ...changes,
  };
}

test("a question is a sentence with every limit in its unit", () => {
  const limits = { memory: 24, quality_loss: 1, throughput: 30 };
  const question = { ...defaultChoice(), size: 7, limits };
  expect(questionText(question, "NVIDIA L40S")).toBe(
    "Bit-width quantization and serving, language, models of 7B (evidence: 5.6B to 8.75B), on NVIDIA L40S: " +
      "at most 24 GB of memory on one accelerator, at most 1 point lost, at least 30 tokens/s.",
  );
  expect(questionText({ ...defaultChoice("fine-tuning"), limits: { throughput: 1e-9 } }, null)).toBe(
    "Training and tuning, language, models of any size, on any hardware: at least 1e−9 samples/param/s.",
  );
});

describe("a check in words", () => {
  test("of a cost", () => {
    expect(valueText(aCheck({}), TERMS.memory)).toBe("43.27 GB");
    expect(marginText(aCheck({}), TERMS.memory)).toBe("4.73 GB to spare");
    expect(marginText(aCheck({ verdict: "failed", margin: -3.83 }), TERMS.memory)).toBe("3.83 GB over");
    expect(marginText(aCheck({ margin: 0 }), TERMS.memory)).toBe("just met");
  });

  test("that is met by less than what was asked says so beside the margin", () => {
    expect(marginText(aCheck({ rests: "mean memory" }), TERMS.memory)).toBe(
      "4.73 GB to spare; its peak is not known",
    );
    expect(marginText(aCheck({ margin: 0, rests: "mean memory" }), TERMS.memory)).toBe(
      "just met; its peak is not known",
    );
    const fast = aCheck({ constraint: "throughput", margin: 5, rests: "other card" });
    expect(marginText(fast, TERMS.throughput)).toBe("5 tokens/s to spare; on another card");
    expect(restsText(["mean memory", "other card"])).toBe(
      "by mean memory, peak not known; speed or power on other cards",
    );
    expect(restsText([])).toBe("");
  });

  test("of a throughput", () => {
    const slow = aCheck({ constraint: "throughput", verdict: "failed", value: 17.5, margin: -12.5 });
    expect(valueText(slow, TERMS.throughput)).toBe("17.5 tokens/s");
    expect(marginText(slow, TERMS.throughput)).toBe("12.5 tokens/s short");
  });

  test("of a quality, lost, gained and the same", () => {
    const lost = (value: number, halfWidth = 0) =>
      valueText(aCheck({ constraint: "quality_loss", value, halfWidth }), TERMS.quality_loss);
    expect(lost(0.85)).toBe("0.85 points lost");
    expect(lost(1)).toBe("1 point lost");
    expect(lost(0.85, 0.2)).toBe("0.85 ± 0.20 points lost");
    expect(lost(-0.31)).toBe("0.31 points gained");
    expect(lost(0)).toBe("0 points");
    const terms = constraintTerms("architecture", "language").quality_loss;
    const perplexity = (value: number) => valueText(aCheck({ constraint: "quality_loss", value }), terms);
    expect(perplexity(0.23)).toBe("0.23 more perplexity");
    expect(perplexity(-0.23)).toBe("0.23 less perplexity");
  });

  test("within its uncertainty, and without a value", () => {
    const close = aCheck({ verdict: "uncertain", margin: -0.5, halfWidth: 1 });
    expect(marginText(close, TERMS.memory)).toBe("0.5 GB over, within its uncertainty");
    const unknown = aCheck({ verdict: "unknown", value: null, margin: null });
    expect(valueText(unknown, TERMS.memory)).toBeNull();
    expect(marginText(unknown, TERMS.memory)).toBeNull();
  });
});

/** A made-up result in int4 on one accelerator. */
function served(peakMemory: number | null, model: string, parametersB = 7, accelerator = "NVIDIA L40S") {
  const values = peakMemory === null ? {} : { peak_memory: peakMemory };
  return aStoredResult(values, {
    id: `${model} ${accelerator}`,
    axis: "inference",
    family: "quantization",
    technique: "int4",
    model,
    parametersB,
    environment: { accelerator, count: 1 },
  });
}

function judge(results: ReturnType<typeof served>[], accelerator: string | null = null) {
  const question = { ...defaultChoice(), size: 7, accelerator, limits: { memory: 20 } };
  const choice = buildChoice(question, results);
  const technique = choice.groups[0]?.techniques[0];
  if (!technique) throw new Error("there is a technique");
  return { choice, technique };
}

describe("a technique in words", () => {
  test("that meets: the least that is to spare", () => {
    const { choice, technique } = judge([served(18, "A"), served(5, "B")]);
    expect(marginSummary(technique, choice)).toBe("memory of one accelerator: at least 2 GB to spare");
    expect(openText(technique, choice, null)).toBeNull();
  });

  test("that fails: by how much, from and to", () => {
    const { choice, technique } = judge([served(22, "A"), served(30, "B")]);
    expect(marginSummary(technique, choice)).toBe("memory of one accelerator: 2 to 10 GB over");
    const alone = judge([served(22, "A")]);
    expect(marginSummary(alone.technique, alone.choice)).toBe("memory of one accelerator: 2 GB over");
  });

  test("with a gap: what would have to be run on the same models", () => {
    const { choice, technique } = judge([served(22, "A"), served(null, "B")]);
    expect(openText(technique, choice, null)).toBe(
      "on the same models, with its peak memory per accelerator.",
    );
  });

  test("that was measured at other sizes alone", () => {
    const { choice, technique } = judge([served(5, "A", 1.5), served(5, "B", 14)]);
    expect(absenceText(technique, choice, null)).toBe(
      "Not measured on a model of 5.6B to 8.75B; measured at 1.5B, 14B.",
    );
    expect(openText(technique, choice, null)).toBe(
      "on a model of 5.6B to 8.75B, with its peak memory per accelerator.",
    );
  });

  test("that was measured on other hardware alone", () => {
    const { choice, technique } = judge([served(5, "A", 7, "NVIDIA H200")], "nvidia-l40s");
    expect(absenceText(technique, choice, "NVIDIA L40S")).toBe(
      "Not measured on NVIDIA L40S; at this size only on: 1x NVIDIA H200.",
    );
    expect(openText(technique, choice, "NVIDIA L40S")).toBe(
      "on a model of 5.6B to 8.75B on NVIDIA L40S, with its peak memory per accelerator.",
    );
  });

  test("caveats name the models they are of, unless they are of all", () => {
    const mean = aStoredResult(
      { amu: aMeasurement(5, { scope: "total" }) },
      { axis: "inference", family: "quantization", technique: "int4", model: "C" },
    );
    const { technique } = judge([served(5, "A"), mean]);
    expect(caveatsOf(technique.evidence)).toEqual([
      { text: "counts all 8 accelerators together: one uses no more", models: ["C"] },
      { text: "mean memory over the run: its peak is not known", models: ["C"] },
    ]);
    const alone = judge([mean]);
    expect(caveatsOf(alone.technique.evidence).map(({ models }) => models)).toEqual([null, null]);
  });
});

test("a bound says its formula with its inputs", () => {
  const bound = { technique: "float16", family: "quantization", model: null, bitsFrom: "name" } as const;
  expect(
    boundText({ ...bound, parametersB: 7.62, bits: 16, boundGb: 15.24, limitGb: 12, overGb: 3.24 }),
  ).toBe("7.62 billion parameters x 16 bits / 8 = 15.24 GB");
});
