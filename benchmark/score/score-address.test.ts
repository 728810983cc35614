import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { AXIS_KEYS, type Axis } from "../axes";
import { printQuery, QueryReader, type SearchParams } from "../query-reader";
import { SCORE_BASES, type Score, scoreColumns, type Weights } from "./score";
import { scorePairs } from "./score-address";
import { PRESET_KEYS, presetWeights } from "./score-presets";
import { readScore, scoreParameters } from "./score-reader";

function read(params: SearchParams, axis: Axis = "architecture") {
  const reader = new QueryReader(params, scoreParameters(axis));
  const score = readScore(reader, axis);
  return { score, notices: reader.notices.map(({ parameter, message }) => `${parameter}: ${message}`) };
}

describe("round trip", () => {
  const scores = fc.constantFrom(...AXIS_KEYS).chain((axis) => {
    const listed = fc
      .subarray(scoreColumns(axis), { minLength: 1 })
      .chain((columns) =>
        fc
          .array(fc.integer({ min: 1, max: 100 }), { minLength: columns.length, maxLength: columns.length })
          .map((numbers): Weights => Object.fromEntries(columns.map((column, at) => [column, numbers[at]]))),
      );
    const named = fc.constantFrom(...PRESET_KEYS).map((key) => presetWeights(key, axis));
    return fc.record({
      axis: fc.constant(axis),
      score: fc.record({ by: fc.constantFrom(...SCORE_BASES), weights: fc.oneof(listed, named) }),
    });
  });

  test("reading what was printed gives the same score, without a notice", () => {
    fc.assert(
      fc.property(scores, ({ axis, score }) => {
        const query = new URLSearchParams(printQuery(scorePairs(score, axis)));
        expect(read(Object.fromEntries(query), axis)).toEqual({ score, notices: [] });
      }),
    );
  });

  test("any text is read without failing, and what came of it prints to itself", () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^([a-z]{0,7}:?-?[0-9.]{0,4},?){0,6}$/));
    fc.assert(
      fc.property(texts, texts, texts, (weights, score, amu) => {
        const first = read({ weights, score, "w-amu": amu }).score;
        const again = new URLSearchParams(printQuery(scorePairs(first, "architecture")));
        expect(read(Object.fromEntries(again)).score).toEqual(first);
      }),
    );
  });
});

test("a score prints in the order of the columns, by a preset's name where there is one, ratios left out", () => {
  const score: Score = { by: "ranks", weights: { amu: 1, quality: 3 } };
  expect(scorePairs(score, "architecture")).toEqual([
    ["weights", "quality:3,amu:1"],
    ["score", "ranks"],
  ]);
  const balanced: Score = { by: "ratios", weights: presetWeights("balanced", "inference") };
  expect(scorePairs(balanced, "inference")).toEqual([["weights", "balanced"]]);
  expect(scorePairs(null, "inference")).toEqual([]);
});

test("no weights is no score, and nothing to be told", () => {
  expect(read({})).toEqual({ score: null, notices: [] });
  expect(read({ weights: "" })).toEqual({ score: null, notices: [] });
});

test("a preset is read by its name, with the metrics of the axis", () => {
  expect(read({ weights: "fastest" }, "inference").score).toEqual({
    by: "ratios",
    weights: { quality: 1, amu: 1, pcu: 1, al: 2, it: 2, aec: 1 },
  });
});

test("a form's weights go over those listed, and one of 0 takes a metric out", () => {
  const { score, notices } = read({
    weights: "quality:3,amu:1,al:2",
    "w-amu": "10",
    "w-al": "0",
    "w-tt": "",
    score: "ranks",
  });
  expect(score).toEqual({ by: "ranks", weights: { quality: 3, amu: 10 } });
  expect(notices).toEqual([]);
});

test("each weight that can't be used is told with what to do, and the others stay", () => {
  const { score, notices } = read({
    weights: "quality:3,foo:1,amu:-1,al:1.5,tt:101,aec:NaN,quality:4,speed,balanced,size:1:2",
  });
  expect(score).toEqual({ by: "ratios", weights: { quality: 3 } });
  const known =
    "quality, amu, al, tt, aec, peak_memory, ttft, tpot, throughput, energy_per_token, energy_per_sample, size, size_ratio, train_time";
  const whole = "a whole number from 0 to 100, such as";
  const presets = "balanced, smallest-memory, fastest, least-power, best-quality";
  expect(notices).toEqual([
    `weights: “foo” is no metric of this board, which has ${known}; it was ignored.`,
    `weights: “amu:-1” has to be amu with ${whole} amu:3; it was ignored.`,
    `weights: “al:1.5” has to be al with ${whole} al:3; it was ignored.`,
    `weights: “tt:101” has to be tt with ${whole} tt:3; it was ignored.`,
    `weights: “aec:NaN” has to be aec with ${whole} aec:3; it was ignored.`,
    "weights: “quality:4” is a second weight of quality, which has 3; it was ignored.",
    `weights: “speed” is neither a preset (${presets}) nor a weight such as quality:3; it was ignored.`,
    "weights: “balanced” is a preset and has to stand alone; it was ignored.",
    `weights: “size:1:2” has to be size with ${whole} size:3; it was ignored.`,
  ]);
});

test("weights that sum to zero are told, and there is no score", () => {
  const zero = "weights: The weights sum to zero: give at least one metric a weight; showing no score.";
  expect(read({ weights: "quality:0,amu:0" })).toEqual({ score: null, notices: [zero] });
  expect(read({ "w-quality": "0", "w-amu": "0", score: "ratios" })).toEqual({ score: null, notices: [zero] });
});

test("a score without any weight that can be read is none, and says so", () => {
  expect(read({ weights: "amu:x" }).notices).toEqual([
    "weights: “amu:x” has to be amu with a whole number from 0 to 100, such as amu:3; it was ignored.",
    "weights: No weight could be read: try weights=balanced; showing no score.",
  ]);
  expect(read({ score: "ranks" })).toEqual({
    score: null,
    notices: ["score: A score needs weights: try weights=balanced; showing no score."],
  });
  expect(read({ score: "sums", weights: "amu:1" })).toEqual({
    score: { by: "ratios", weights: { amu: 1 } },
    notices: ["score: “sums” is not one of ratios, ranks; showing ratios."],
  });
  expect(read({ "w-amu": "-3", "w-al": "1" })).toEqual({
    score: { by: "ratios", weights: { al: 1 } },
    notices: ["w-amu: “-3” is not a whole number from 0 to 100; it was ignored."],
  });
});

test("hundreds of weights are cut, with few notices", () => {
  const { score, notices } = read({ weights: Array.from({ length: 500 }, () => "amu:1").join(",") });
  expect(score).toEqual({ by: "ratios", weights: { amu: 1 } });
  expect(notices[0]).toBe("weights: Only the first 40 weights were used.");
  expect(notices).toHaveLength(40);
});
