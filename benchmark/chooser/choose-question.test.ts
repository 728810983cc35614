import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AXIS_KEYS, MODALITY_KEYS } from "../axes";
import { CHOOSE_EXAMPLES } from "./choose-examples";
import {
  asked,
  type ChooseQuestion,
  defaultChoice,
  hasLimits,
  parseChooseQuestion,
  printChooseUrl,
} from "./choose-question";
import { NEARNESS } from "./size-range";

function parseUrl(url: string) {
  const { searchParams } = new URL(url, "http://localhost");
  return parseChooseQuestion(Object.fromEntries(searchParams));
}

const number = fc.double({ min: 1e-15, max: 1e9, noNaN: true });
const questions: fc.Arbitrary<ChooseQuestion> = fc
  .record({
    axis: fc.constantFrom(...AXIS_KEYS),
    modality: fc.constantFrom(...MODALITY_KEYS),
    size: fc.option(number),
    within: fc.constantFrom(...NEARNESS),
    accelerator: fc.option(fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}$/)),
    limits: fc.record(
      {
        memory: number,
        quality_loss: fc.oneof(fc.constant(0), number),
        throughput: number,
        latency: number,
        power: number,
      },
      { requiredKeys: [] },
    ),
  })
  .map((question) => (question.size === null ? { ...question, within: "1.25" } : question));

describe("the address of a choice", () => {
  test("is the bare page where nothing is asked", () => {
    expect(printChooseUrl(defaultChoice())).toBe("/choose");
    expect(parseChooseQuestion({})).toEqual({ question: defaultChoice(), notices: [] });
    expect(hasLimits(defaultChoice())).toBe(false);
  });

  test("holds the size, the accelerator and each limit in a stable order", () => {
    const { question, notices } = parseChooseQuestion({
      power: "300",
      quality_loss: "0",
      memory: "24",
      accelerator: "NVIDIA L40S",
      within: "band",
      size: "7",
    });
    expect(notices).toEqual([]);
    expect(printChooseUrl(question)).toBe(
      "/choose?size=7&within=band&accelerator=nvidia-l40s&memory=24&quality_loss=0&power=300",
    );
  });

  test("comes back as the question it was printed from", () => {
    fc.assert(
      fc.property(questions, (question) => {
        expect(parseUrl(printChooseUrl(question))).toEqual({ question, notices: [] });
      }),
    );
  });

  test("never fails, whatever stands in it", () => {
    const text = fc.oneof(fc.string(), fc.constantFrom("NaN", "-1", "1e400", "0x10", "1,2", "Infinity"));
    const params = fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom("size", "memory", "quality_loss", "within", "accelerator")),
      fc.oneof(text, fc.array(text)),
    );
    fc.assert(
      fc.property(params, (sent) => {
        const { question } = parseChooseQuestion(sent);
        expect(parseUrl(printChooseUrl(question))).toEqual({ question, notices: [] });
      }),
    );
  });

  test("leaves out absurd numbers and says why", () => {
    const { question, notices } = parseChooseQuestion({
      size: "1e99",
      memory: "-4",
      quality_loss: "-1",
      throughput: "fast",
      latency: ["1", "2"],
      power: "0",
    });
    expect(question).toEqual({ ...defaultChoice(), limits: { latency: 1 } });
    expect(notices.map(({ parameter, message }) => `${parameter}: ${message}`)).toEqual([
      "size: “1e99” is larger than anything that could be measured; it was ignored.",
      "memory: “-4” is not a number above 0; it was ignored.",
      "quality_loss: “-1” is not a number of 0 or more; it was ignored.",
      "throughput: “fast” is not a number above 0; it was ignored.",
      "latency: “1,2” is more than one; using 1.",
      "power: “0” is not above 0; it was ignored.",
    ]);
  });

  test("tells nearness without a size to be of no use", () => {
    expect(parseChooseQuestion({ within: "2" })).toEqual({
      question: defaultChoice(),
      notices: [{ parameter: "within", message: "Says how near to a size; without a size it was ignored." }],
    });
  });
});

test("on another axis, limits in other units are left out", () => {
  const question = {
    ...defaultChoice(),
    size: 7,
    accelerator: "nvidia-gh200",
    limits: { memory: 24, quality_loss: 1, throughput: 30, power: 300 },
  };
  expect(asked(question, "inference", "language")).toBe(question);
  expect(asked(question, "fine-tuning", "language")).toEqual({
    ...question,
    axis: "fine-tuning",
    accelerator: null,
    limits: { memory: 24, power: 300 },
  });
});

test("every example is a question of its own address", () => {
  for (const { question } of CHOOSE_EXAMPLES) {
    expect(parseUrl(printChooseUrl(question))).toEqual({ question, notices: [] });
    expect(hasLimits(question)).toBe(true);
  }
});

describe("a comma in a number", () => {
  test("is read as a decimal point, and said", () => {
    const { question, notices } = parseChooseQuestion({ memory: "24,5", size: "7,25" });
    expect(question.limits.memory).toBe(24.5);
    expect(question.size).toBe(7.25);
    expect(notices.find(({ parameter }) => parameter === "memory")?.message).toBe(
      "“24,5” was read as 24.5; addresses write numbers with a point.",
    );
  });

  test("that may part thousands makes no number", () => {
    const { question, notices } = parseChooseQuestion({ memory: "1,500" });
    expect(question.limits).toEqual({});
    expect(notices[0]?.message).toContain("may be 1500 or 1.500");
  });

  test("between several numbers is none of that", () => {
    const { question, notices } = parseChooseQuestion({ memory: "24,48,96" });
    expect(question.limits.memory).toBe(24);
    expect(notices[0]?.message).toBe("“24,48,96” is more than one; using 24.");
  });
});
