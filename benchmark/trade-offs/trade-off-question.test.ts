import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AXIS_KEYS, MODALITY_KEYS, ORIGIN_KEYS } from "../axes";
import { SCALE_BANDS } from "../scale-bands";
import { CROSS_CHECK_KEYS, PARTY_KEYS, STANDING_KEYS } from "../trust";
import {
  defaultTradeOff,
  FRONTIERS,
  onAxis,
  parseTradeOffQuestion,
  printTradeOffExport,
  printTradeOffUrl,
  SIDE_SCALES,
  TRADE_OFF_VIEWS,
  type TradeOffQuestion,
  tradeOffColumns,
} from "./trade-off-question";

function parseUrl(url: string) {
  const { searchParams } = new URL(url, "http://localhost");
  return parseTradeOffQuestion(Object.fromEntries(searchParams));
}

describe("the address of a chart", () => {
  test("is the bare page for the paper's question", () => {
    expect(printTradeOffUrl(defaultTradeOff())).toBe("/trade-offs");
    expect(parseTradeOffQuestion({})).toEqual({
      question: {
        axis: "inference",
        view: "points",
        as: "change",
        x: "amu",
        y: "quality",
        scaleX: "linear",
        scaleY: "linear",
        frontier: "global",
        modality: [],
        family: [],
        scale: [],
        model: [],
        technique: [],
        accelerator: [],
        dataset: [],
        origin: [],
        trust: [],
        party: [],
        checks: [],
      },
      notices: [],
    });
  });

  test("says what differs, in a stable order", () => {
    const question: TradeOffQuestion = {
      ...defaultTradeOff("fine-tuning"),
      view: "bands",
      as: "values",
      x: "al",
      y: "amu",
      scaleX: "log",
      frontier: "model",
      model: ["llama-3.2-1b", "qwen-2.5-14b"],
      modality: ["language"],
    };
    expect(printTradeOffUrl(question)).toBe(
      "/trade-offs?axis=fine-tuning&view=bands&as=values&x=al&y=amu&scale-x=log&frontier=model&modality=language&model=llama-3.2-1b,qwen-2.5-14b",
    );
  });

  test("shows quality against memory when only quality is asked for", () => {
    expect(parseTradeOffQuestion({ x: "quality" })).toMatchObject({
      question: { x: "quality", y: "amu" },
      notices: [],
    });
  });

  test("gives back any question that was printed", () => {
    const someOf = <Value>(values: readonly Value[]) => fc.subarray([...values]);
    const slugs = fc.uniqueArray(fc.constantFrom("phi-4", "qwen2.5-7b", "lora-plus", "not-stated"));
    const questions = fc.constantFrom(...AXIS_KEYS).chain((axis) =>
      fc.record({
        axis: fc.constant(axis),
        view: fc.constantFrom(...TRADE_OFF_VIEWS),
        shown: fc.oneof(
          fc.constant({ as: "change" as const, scaleX: "linear" as const, scaleY: "linear" as const }),
          fc.record({
            as: fc.constant("values" as const),
            scaleX: fc.constantFrom(...SIDE_SCALES),
            scaleY: fc.constantFrom(...SIDE_SCALES),
          }),
        ),
        frontier: fc.constantFrom(...FRONTIERS),
        columns: fc.shuffledSubarray(tradeOffColumns(axis), { minLength: 2, maxLength: 2 }),
        modality: someOf(MODALITY_KEYS),
        scale: someOf(SCALE_BANDS.map(({ key }) => key)),
        origin: someOf(ORIGIN_KEYS),
        trust: someOf(STANDING_KEYS),
        party: someOf(PARTY_KEYS),
        checks: someOf(CROSS_CHECK_KEYS),
        family: slugs,
        model: slugs,
        technique: slugs,
        accelerator: slugs,
        dataset: slugs,
      }),
    );
    fc.assert(
      fc.property(questions, ({ columns: [x = "amu", y = "quality"], shown, ...rest }) => {
        const question: TradeOffQuestion = { ...rest, ...shown, x, y };
        expect(parseUrl(printTradeOffUrl(question))).toEqual({ question, notices: [] });
      }),
    );
  });
});

test("files and the page to be put into others have the question's own query", () => {
  const question = { ...defaultTradeOff(), x: "aec" as const };
  expect(printTradeOffExport(question, "csv")).toBe("/trade-offs.csv?x=aec");
  expect(printTradeOffExport(question, "svg")).toBe("/trade-offs.svg?x=aec");
  expect(printTradeOffExport(question, "embed")).toBe("/trade-offs/embed?x=aec");
});

describe("a bad address", () => {
  test("falls back with a notice for each parameter that can't be used", () => {
    const { question, notices } = parseTradeOffQuestion({
      axis: "serving",
      as: "ratio",
      x: "speed",
      modality: "sound",
      colour: "red",
    });
    expect(question).toEqual(defaultTradeOff());
    expect(notices.map(({ parameter }) => parameter)).toEqual(["colour", "axis", "as", "x", "modality"]);
  });

  test("does not take a metric that the axis is not measured by", () => {
    const { question, notices } = parseTradeOffQuestion({ axis: "architecture", x: "it" });
    expect(question.x).toBe("amu");
    expect(notices).toEqual([
      {
        parameter: "x",
        message:
          "“it” is not measured on this axis; choose one of quality, amu, al, tt, aec, peak_memory, ttft, tpot, throughput, energy_per_token, energy_per_sample, size, size_ratio, train_time.",
      },
    ]);
  });

  test("does not show a metric against itself", () => {
    expect(parseTradeOffQuestion({ x: "aec", y: "aec" })).toMatchObject({
      question: { x: "aec", y: "quality" },
      notices: [{ parameter: "y", message: "“aec” is on both sides; showing it against quality." }],
    });
  });

  test("shows changes on a linear scale: a change can be zero or negative", () => {
    expect(parseTradeOffQuestion({ "scale-x": "log" })).toMatchObject({
      question: { as: "change", scaleX: "linear" },
      notices: [
        {
          parameter: "scale-x",
          message: "A change can be zero or negative, which has no logarithm; showing it linear.",
        },
      ],
    });
    expect(parseTradeOffQuestion({ as: "values", "scale-x": "log" })).toMatchObject({
      question: { as: "values", scaleX: "log", scaleY: "linear" },
      notices: [],
    });
  });

  test("never crashes, whatever it holds", () => {
    const texts = fc.oneof(fc.string(), fc.array(fc.string()));
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom("axis", "view", "as", "x", "y", "scale-x", "frontier", "model", "__proto__", "z"),
          texts,
        ),
        (params) => {
          const { question } = parseTradeOffQuestion(params);
          expect(question.x).not.toBe(question.y);
          expect(parseUrl(printTradeOffUrl(question)).question).toEqual(question);
        },
      ),
    );
  });
});

test("a chart of another axis keeps the metrics that it has, and no names", () => {
  const question: TradeOffQuestion = { ...defaultTradeOff(), x: "aec", y: "amu", model: ["phi-4"] };
  expect(onAxis(question, "architecture")).toMatchObject({
    axis: "architecture",
    x: "aec",
    y: "amu",
    model: [],
  });
  expect(onAxis({ ...question, x: "it" }, "architecture")).toMatchObject({ x: "amu", y: "quality" });
});
