import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AXIS_KEYS, MODALITY_KEYS } from "../axes";
import {
  type CoverageQuestion,
  coverageColumns,
  coverageOnAxis,
  defaultCoverage,
  parseCoverageQuestion,
  printCoverageUrl,
} from "./coverage-question";

function parseUrl(url: string) {
  const { searchParams } = new URL(url, "http://localhost");
  return parseCoverageQuestion(Object.fromEntries(searchParams));
}

describe("the address of a coverage page", () => {
  test("is the bare page for the first axis, by model, over all core metrics", () => {
    expect(printCoverageUrl(defaultCoverage())).toBe("/coverage");
    expect(parseCoverageQuestion({})).toEqual({
      question: {
        axis: "architecture",
        by: "model",
        metric: null,
        modality: [],
        family: [],
        accelerator: [],
        dataset: [],
        run: null,
      },
      notices: [],
    });
  });

  test("says what differs, in a stable order, and names a cell by five words", () => {
    const question: CoverageQuestion = {
      ...defaultCoverage("fine-tuning"),
      by: "scale",
      metric: "al",
      dataset: ["openo1-sft"],
      run: {
        modality: "language",
        family: "peft",
        setting: "openo1-sft_8x-nvidia-h200",
        technique: "dora",
        column: "1b-4b",
      },
    };
    expect(printCoverageUrl(question)).toBe(
      "/coverage?axis=fine-tuning&by=scale&metric=al&dataset=openo1-sft&run=language:peft:openo1-sft_8x-nvidia-h200:dora:1b-4b",
    );
  });

  test("gives back any question that was printed", () => {
    const slugs = fc.uniqueArray(fc.constantFrom("peft", "nvidia-h200", "lora-plus", "not-stated"));
    const slug = fc.constantFrom("peft", "lora-plus", "qwen2.5-7b", "u2605");
    const questions = fc.constantFrom(...AXIS_KEYS).chain((axis) =>
      fc.record({
        axis: fc.constant(axis),
        by: fc.constantFrom("model" as const, "scale" as const),
        metric: fc.option(fc.constantFrom(...coverageColumns(axis))),
        modality: fc.subarray([...MODALITY_KEYS]),
        family: slugs,
        accelerator: slugs,
        dataset: slugs,
        run: fc.option(
          fc.record({
            modality: fc.constantFrom(...MODALITY_KEYS),
            family: slug,
            setting: fc.constantFrom("openo1-sft_8x-nvidia-h200", "_hardware-not-stated", "a_1x-b__c-d"),
            technique: slug,
            column: slug,
          }),
        ),
      }),
    );
    fc.assert(
      fc.property(questions, (question) => {
        expect(parseUrl(printCoverageUrl(question))).toEqual({ question, notices: [] });
      }),
    );
  });
});

describe("a bad address", () => {
  test("falls back with a notice for each parameter that can't be used", () => {
    const { question, notices } = parseCoverageQuestion({
      axis: "serving",
      by: "colour",
      metric: "speed",
      modality: "sound",
      run: "language:peft:dora",
      technique: "dora",
    });
    expect(question).toEqual(defaultCoverage());
    expect(notices.map(({ parameter }) => parameter)).toEqual([
      "technique",
      "axis",
      "by",
      "metric",
      "modality",
      "run",
    ]);
  });

  test("does not take a metric that the axis is not measured by", () => {
    const { question, notices } = parseCoverageQuestion({ axis: "architecture", metric: "it" });
    expect(question.metric).toBeNull();
    expect(notices).toEqual([
      {
        parameter: "metric",
        message: "“it” is no core metric of this axis; choose one of quality, amu, al, tt, aec. Showing all.",
      },
    ]);
  });

  test("never crashes, whatever it holds, and what it falls back to prints and parses", () => {
    const texts = fc.oneof(fc.string(), fc.array(fc.string()));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("axis", "by", "metric", "run", "family", "__proto__", "z"), texts),
        (params) => {
          const { question } = parseCoverageQuestion(params);
          expect(parseUrl(printCoverageUrl(question)).question).toEqual(question);
        },
      ),
    );
  });
});

test("another axis keeps the modality, and the metric only if it has it", () => {
  const question: CoverageQuestion = {
    ...defaultCoverage("inference"),
    by: "scale",
    metric: "it",
    modality: ["vision"],
    family: ["quantization"],
  };
  expect(coverageOnAxis(question, "architecture")).toEqual({
    ...defaultCoverage("architecture"),
    by: "scale",
    modality: ["vision"],
  });
  expect(coverageOnAxis({ ...question, metric: "amu" }, "fine-tuning").metric).toBe("amu");
});
