import { describe, expect, test } from "vitest";
import type { Result } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import { defaultTradeOff, type TradeOffQuestion } from "./trade-off-question";
import { readPanel } from "./trade-off-reading";
import { buildTradeOffs } from "./trade-offs";

function aScore(value: number, over = ["BBH"]): Result["quality"] {
  return [{ task: "mean", metric: "mean score", value, better: "higher", origin: "measured", over }];
}

type Changes = NonNullable<Parameters<typeof aStoredResult>[1]>;

function aPrecision(technique: string, amu: number, score: number, changes: Changes = {}): Result {
  return aStoredResult(
    { amu },
    {
      axis: "inference",
      family: "quantization",
      technique,
      quality: aScore(score),
      workload: { dataset: "six tasks" },
      ...changes,
    },
  );
}

const question = defaultTradeOff();
const values: TradeOffQuestion = { ...question, as: "values" };

describe("changes", () => {
  const baseline = aPrecision("bfloat16", 40, 0.5, { id: "base" });
  const int4 = aPrecision("int4", 30, 0.48, { id: "int4", baseline: "base" });

  test("start at the origin and say what is saved, the baseline itself is no point", () => {
    const { panels, leftOut } = buildTradeOffs(question, [int4, baseline]);
    expect(leftOut).toEqual([]);
    expect(panels).toHaveLength(1);
    expect(panels[0]).toMatchObject({
      family: "quantization",
      dataset: "six tasks",
      environment: "8x NVIDIA H200",
      x: { label: "Memory saved (AMU)", unit: "%", better: "higher" },
      y: { label: "Quality change", unit: "points", better: "higher" },
      baselines: ["bfloat16"],
      techniques: ["int4"],
      models: ["Qwen2.5-7B"],
    });
    const [point] = panels[0]?.points ?? [];
    expect(panels[0]?.points).toHaveLength(1);
    expect(point).toMatchObject({ technique: "int4", baseline: "bfloat16", from: [0, 0] });
    expect(point?.x.drawn).toBe(25);
    expect(point?.y.drawn).toBeCloseTo(-2, 9);
  });

  test("find the family's baseline on the same model where none is declared", () => {
    const { panels } = buildTradeOffs(question, [baseline, { ...int4, baseline: null }]);
    expect(panels[0]?.points[0]).toMatchObject({ technique: "int4", baseline: "bfloat16" });
  });

  test("are not made against one of several results that could all be the baseline", () => {
    const other = aPrecision("bfloat16", 41, 0.5, { id: "base-2" });
    const { panels, leftOut } = buildTradeOffs(question, [baseline, other, { ...int4, baseline: null }]);
    expect(panels).toEqual([]);
    expect(leftOut).toContainEqual({
      why: "2 results could be its baseline, and none is declared",
      results: ["Qwen2.5-7B, int4"],
    });
  });

  test("are not invented for a baseline technique that declares none", () => {
    const lora = aStoredResult({ amu: 40 }, { id: "lora" });
    const full = aStoredResult({ amu: 60 }, { id: "full", technique: "full" });
    const { leftOut } = buildTradeOffs(defaultTradeOff("fine-tuning"), [lora, full]);
    expect(leftOut).toEqual([
      { why: "no baseline is declared for it", results: ["Qwen2.5-7B, LoRA", "Qwen2.5-7B, full"] },
    ]);
  });

  test("are not made against a baseline from other hardware", () => {
    const elsewhere = { ...int4, environment: { accelerator: "NVIDIA L40S", count: 1 } };
    expect(buildTradeOffs(question, [baseline, elsewhere]).leftOut).toContainEqual({
      why: "not comparable with its baseline: it has another environment: 8x NVIDIA H200 instead of 1x NVIDIA L40S",
      results: ["Qwen2.5-7B, int4"],
    });
  });

  test("are made against a baseline that the reader's filters do not admit", () => {
    const { panels } = buildTradeOffs({ ...question, technique: ["int4"] }, [baseline, int4]);
    expect(panels[0]?.points).toHaveLength(1);
  });

  test("lack a point where a side is missing, with the reason", () => {
    const missing = { ...int4, measurements: { amu: { missing: "out_of_memory" as const, note: null } } };
    expect(buildTradeOffs(question, [baseline, missing])).toMatchObject({
      panels: [],
      leftOut: [{ why: "no AMU: ran out of memory", results: ["Qwen2.5-7B, int4"] }],
    });
  });

  test("lack a point where the baseline has no value, or one of another scope", () => {
    const without = { ...baseline, measurements: {} };
    expect(buildTradeOffs(question, [without, int4]).leftOut[0]?.why).toBe(
      "its baseline has no AMU: the source gives no value",
    );
    const total = { ...baseline, measurements: { amu: aMeasurement(40, { scope: "total" }) } };
    expect(buildTradeOffs(question, [total, int4]).leftOut[0]?.why).toBe(
      "AMU: of a scope that is not stated, the baseline all accelerators together",
    );
  });

  test("of different data sets never share a chart", () => {
    const elsewhere = { dataset: "other tasks" };
    const { panels } = buildTradeOffs(question, [
      baseline,
      int4,
      { ...baseline, id: "base-2", workload: elsewhere },
      { ...int4, id: "int4-2", baseline: "base-2", workload: elsewhere },
    ]);
    expect(panels.map(({ dataset }) => dataset)).toEqual(["other tasks", "six tasks"]);
  });

  test("carry the caveats that they are made with", () => {
    const smaller = { ...int4, workload: { dataset: "six tasks", batch_size: 1 } };
    const { panels } = buildTradeOffs(question, [baseline, smaller]);
    expect(panels[0]?.caveats).toEqual([
      {
        text: "AMU: the source does not say whether a value counts one accelerator or all of them",
        points: null,
      },
      { text: "model revision not stated", points: null },
      { text: "batch size 1, of the baseline not stated", points: null },
    ]);
  });

  test("come in the same order however the results come in", () => {
    const results = [
      baseline,
      int4,
      aPrecision("float16", 41, 0.5, { id: "fp16", baseline: "base" }),
      aPrecision("bfloat16", 80, 0.6, { id: "large", model: "Yi-34B", parametersB: 34 }),
      aPrecision("int4", 60, 0.6, { id: "large-4", model: "Yi-34B", parametersB: 34, baseline: "large" }),
    ];
    const forward = buildTradeOffs(question, results);
    expect(buildTradeOffs(question, [...results].reverse())).toEqual(forward);
    expect(forward.panels[0]?.points.map(({ technique, model }) => `${technique} ${model}`)).toEqual([
      "float16 Qwen2.5-7B",
      "int4 Qwen2.5-7B",
      "int4 Yi-34B",
    ]);
  });
});

test("a change that is nothing but the noise of floating point is drawn as none", () => {
  const baseline = aPrecision("bfloat16", 40, 0.3, { id: "base" });
  const same = aPrecision("int4", 40, 0.1 + 0.2, { id: "int4", baseline: "base" });
  const [point] = buildTradeOffs(question, [baseline, same]).panels[0]?.points ?? [];
  expect([point?.x.drawn, point?.y.drawn, point?.y.against?.delta.verdict]).toEqual([0, 0, "same"]);
});

test("a declared uncertainty beats repeats, and repeats alone are resampled", () => {
  const repeats = [38, 42];
  const spread = (changes: Partial<Parameters<typeof aMeasurement>[1]>) => {
    const result = aPrecision("int4", 40, 0.5);
    const amu = aMeasurement(40, { repeats, ...changes });
    const [panel] = buildTradeOffs(values, [{ ...result, measurements: { amu } }]).panels;
    return panel?.points[0]?.x.drawnFrom.own;
  };
  expect(spread({ uncertainty: { kind: "stdev", value: 0.5 } })).toEqual({
    value: 40,
    halfWidth: 0.5,
    repeats: null,
  });
  expect(spread({})).toEqual({ value: 40, halfWidth: 0, repeats });
});

describe("values", () => {
  const baseline = aPrecision("bfloat16", 40, 0.5, { id: "base" });
  const int4 = aPrecision("int4", 30, 0.48, { id: "int4", baseline: "base" });

  test("are drawn in their own unit, with a line from a baseline alone", () => {
    const { panels } = buildTradeOffs(values, [baseline, int4]);
    expect(panels[0]).toMatchObject({
      x: { label: "Average Memory Utilization (AMU)", unit: "GB", better: "lower" },
      y: { label: "Mean task score", unit: "0 to 1", better: "higher" },
      points: [
        { technique: "bfloat16", from: null, isBaseline: true, x: { drawn: 40 }, y: { drawn: 0.5 } },
        { technique: "int4", from: [40, 0.5], isBaseline: false, x: { drawn: 30 }, y: { drawn: 0.48 } },
      ],
    });
  });

  test("have no line to a baseline that is not shown", () => {
    const { panels } = buildTradeOffs({ ...values, technique: ["int4"] }, [baseline, int4]);
    expect(panels[0]?.points).toMatchObject([{ technique: "int4", from: null }]);
  });

  test("of means over different tasks never share a chart", () => {
    const other = { ...int4, quality: aScore(0.7, ["GPQA"]) };
    expect(buildTradeOffs(values, [baseline, other]).panels).toHaveLength(2);
  });

  test("of hidden origins are left out with that reason", () => {
    expect(buildTradeOffs({ ...values, origin: ["reported"] }, [baseline]).leftOut).toEqual([
      { why: "no AMU: hidden: measured; no quality: hidden: measured", results: ["Qwen2.5-7B, bfloat16"] },
    ]);
  });
});

describe("a logarithmic side", () => {
  const log: TradeOffQuestion = { ...values, scaleX: "log" };

  test("leaves out zero and below, and says so", () => {
    const zero = aPrecision("int4", 0, 0.5, { id: "zero" });
    const below = aPrecision("int8", -1, 0.5, { id: "below" });
    const { panels, leftOut } = buildTradeOffs(log, [aPrecision("bfloat16", 40, 0.5), zero, below]);
    expect(panels[0]?.points.map(({ technique }) => technique)).toEqual(["bfloat16"]);
    expect(leftOut).toContainEqual({
      why: "AMU is 0, which has no place on a logarithmic scale",
      results: ["Qwen2.5-7B, int4"],
    });
    expect(leftOut).toContainEqual({
      why: "AMU is −1, which has no place on a logarithmic scale",
      results: ["Qwen2.5-7B, int8"],
    });
  });

  test("has the same frontier as a linear one", () => {
    const results = [
      aPrecision("bfloat16", 40, 0.5),
      aPrecision("int4", 30, 0.48),
      aPrecision("int8", 45, 0.4),
    ];
    const best = (asked: TradeOffQuestion) =>
      buildTradeOffs(asked, results).panels[0]?.points.map(({ technique, isBest }) => [technique, isBest]);
    expect(best(log)).toEqual([
      ["bfloat16", true],
      ["int4", true],
      ["int8", false],
    ]);
    expect(best(log)).toEqual(best(values));
  });
});

describe("the frontier of a chart", () => {
  const small = { model: "Qwen2.5-1.5B", parametersB: 1.5 };
  const results = [
    aPrecision("bfloat16", 40, 0.6, { id: "a" }),
    aPrecision("int4", 30, 0.55, { id: "a4", baseline: "a" }),
    aPrecision("bfloat16", 20, 0.5, { ...small, id: "b" }),
    aPrecision("int4", 25, 0.4, { ...small, id: "b4", baseline: "b" }),
  ];
  const panelOf = (changes: Partial<TradeOffQuestion>) =>
    buildTradeOffs({ ...values, ...changes }, results).panels[0];
  const best = (changes: Partial<TradeOffQuestion>) =>
    panelOf(changes)?.points.flatMap(({ result, isBest }) => (isBest ? [result] : []));

  test("is over all models, of each model, or not asked for", () => {
    expect(best({ frontier: "global" })?.sort()).toEqual(["a", "a4", "b"]);
    expect(best({ frontier: "model" })?.sort()).toEqual(["a", "a4", "b"]);
    expect(panelOf({ frontier: "none" })?.frontier).toBeNull();
    expect(panelOf({ frontier: "model" })?.frontier?.lines).toEqual([
      { model: "Qwen2.5-1.5B", band: null, steps: [{ x: 20, y: 0.5 }] },
      {
        model: "Qwen2.5-7B",
        band: null,
        steps: [
          { x: 30, y: 0.55 },
          { x: 40, y: 0.55 },
          { x: 40, y: 0.6 },
        ],
      },
    ]);
    expect(panelOf({ frontier: "global" })?.frontier?.lines.map(({ steps }) => steps.length)).toEqual([5]);
  });

  test("is of each band where each band has a chart", () => {
    expect(panelOf({ view: "bands" })?.frontier?.lines.map(({ band }) => band)).toEqual(["1b-4b", "4b-10b"]);
  });

  test("of changes competes with the baseline: what is worse on both sides is not on it", () => {
    const points = buildTradeOffs(question, results).panels[0]?.points;
    // The small int4 uses more memory for less quality; the large one saves 25% for 5 points.
    expect(points?.map(({ result, isBest }) => [result, isBest])).toEqual([
      ["b4", false],
      ["a4", true],
    ]);
  });

  test("has the share of resamples where values have repeats, and none where they have not", () => {
    expect(panelOf({})?.points.every(({ share }) => share === null)).toBe(true);
    const repeated = results.map((result) =>
      result.id === "a4"
        ? { ...result, measurements: { amu: aMeasurement(30, { repeats: [29, 31] }) } }
        : result,
    );
    const { panels } = buildTradeOffs(values, repeated);
    expect(panels[0]?.frontier?.resamples).toBe(500);
    expect(panels[0]?.points.map(({ result, share }) => [result, share])).toEqual([
      ["b", 1],
      ["a", 1],
      ["b4", 0],
      ["a4", 1],
    ]);
  });

  test("says in what its results differ beside their models", () => {
    const [first, ...rest] = results;
    if (!first) throw new Error("no result");
    const batched = { ...first, workload: { ...first.workload, batch_size: 8 } };
    expect(buildTradeOffs(values, [batched, ...rest]).panels[0]?.frontier?.caveats).toEqual([
      "batch size: not stated and 8",
    ]);
  });
});

test("values in different units never share a chart, and no line joins them", () => {
  const throughput = (unit: string, id: string) =>
    aStoredResult(
      { amu: 40, throughput: aMeasurement(10, { unit }) },
      { axis: "inference", family: "quantization", technique: "int4", id },
    );
  const { panels } = buildTradeOffs({ ...values, y: "throughput" }, [
    throughput("tokens/s", "text"),
    throughput("images/s", "pictures"),
  ]);
  expect(panels.map(({ y, points }) => [y.unit, points.length])).toEqual([
    ["images/s", 1],
    ["tokens/s", 1],
  ]);
});

test("a value that is tied to no baseline says why", () => {
  const elsewhere = aPrecision("int4", 30, 0.48, { id: "int4", baseline: "base", model: "Phi-4" });
  const { panels } = buildTradeOffs(values, [aPrecision("bfloat16", 40, 0.5, { id: "base" }), elsewhere]);
  expect(panels[0]?.points.find(({ result }) => result === "int4")?.from).toBeNull();
  expect(panels[0]?.apart.map(({ points }) => points)).toContainEqual(["Phi-4, int4"]);
});

describe("a chart in words", () => {
  const read = (asked: TradeOffQuestion, results: readonly Result[]) =>
    buildTradeOffs(asked, results).panels.flatMap((panel) => readPanel(panel));

  test("gives each technique's range over models", () => {
    const results = [
      aPrecision("bfloat16", 40, 0.5, { id: "a" }),
      aPrecision("int4", 30, 0.48, { id: "a4", baseline: "a" }),
      aPrecision("bfloat16", 80, 0.6, { id: "b", model: "Yi-34B" }),
      aPrecision("int4", 72, 0.591, { id: "b4", model: "Yi-34B", baseline: "b" }),
      aPrecision("float16", 81, 0.61, { id: "b16", model: "Yi-34B", baseline: "b" }),
    ];
    expect(read(question, results)).toEqual([
      "float16 used 1.3% more memory and gained 1 point of quality on 1 model.",
      "int4 saved 10% to 25% of memory and lost 0.9 to 2 points of quality on 2 models.",
    ]);
  });

  test("keeps the sign where models disagree, and says when nothing changed", () => {
    const results = [
      aPrecision("bfloat16", 40, 0.5, { id: "a" }),
      aPrecision("int4", 30, 0.5, { id: "a4", baseline: "a" }),
      aPrecision("bfloat16", 80, 0.6, { id: "b", model: "Yi-34B" }),
      aPrecision("int4", 88, 0.6, { id: "b4", model: "Yi-34B", baseline: "b" }),
    ];
    expect(read(question, results)).toEqual([
      "int4 saved −10% to +25% of memory and left quality as it was on 2 models.",
    ]);
  });

  test("says of values what is drawn", () => {
    const results = [
      aPrecision("bfloat16", 40, 0.5, { id: "a" }),
      aPrecision("int4", 30, 0.5, { id: "a4", baseline: "a" }),
    ];
    expect(read(values, results)).toEqual(["2 results on 1 model; a line ties one to its baseline."]);
  });

  test("counts where there are many techniques", () => {
    const names = ["DoRA", "PiSSA", "LoHa", "LoKr", "freeze"];
    const loss = (value: number): Result["quality"] => [
      { task: "train", metric: "training loss", value, better: "lower", origin: "measured" },
    ];
    const results = [
      aStoredResult({ amu: 40 }, { id: "lora", quality: loss(0.5) }),
      ...names.map((technique, index) =>
        aStoredResult(
          { amu: 38 + index },
          { id: technique, technique, baseline: "lora", quality: loss(0.4) },
        ),
      ),
    ];
    expect(read(defaultTradeOff("fine-tuning"), results)).toEqual([
      "Of 5 results, 2 did better than the baseline on both memory and training loss, 2 gave up one for the other, 0 did worse on both, 1 can’t be told from the baseline on at least one.",
    ]);
  });
});
