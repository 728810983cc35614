import { describe, expect, test } from "vitest";
import { findBaselines } from "./baselines";
import type { Column } from "./question";
import type { Result } from "./result";
import { aMeasurement, aStoredResult } from "./result-builder";
import { rankedByRuns } from "./runs-level";

const serving = { axis: "inference", family: "quantization" } as const;

const run = (technique: string, amu: Parameters<typeof aStoredResult>[0]["amu"], changes = {}) =>
  aStoredResult(amu === undefined ? {} : { amu }, { ...serving, id: technique, technique, ...changes });

interface Asked {
  all?: readonly Result[];
  chosen?: readonly string[];
  columns?: Column[];
}

function board(results: readonly Result[], { all = results, chosen = [], columns = ["amu"] }: Asked = {}) {
  const content = rankedByRuns(
    results,
    columns,
    { origin: [], sort: { key: "amu", reversed: false }, show: "deltas" },
    { all, baselines: findBaselines(all, chosen) },
  );
  const deltas = content.rows.map(({ result, cells }) => {
    const cell = cells[columns[0] ?? "amu"];
    return [result, cell && "value" in cell ? cell.delta : cell];
  });
  return { ...content, deltas: Object.fromEntries(deltas) };
}

const bfloat16 = run("bfloat16", 40);
const int4 = run("int4", 30);

test("each run is held against its baseline's run, which stands at no change", () => {
  const { deltas, baseline, rows, sign_flips } = board([bfloat16, int4]);
  expect(deltas).toEqual({
    int4: {
      value: -25,
      unit: "%",
      verdict: "better",
      ratio: 40 / 30,
      baseline: "bfloat16",
      caveats: ["model revision not stated"],
    },
    bfloat16: { value: 0, unit: "%", verdict: "same", ratio: 1, baseline: "bfloat16" },
  });
  expect(baseline).toBe("bfloat16");
  expect(rows.map(({ result, is_baseline }) => [result, is_baseline])).toEqual([
    ["int4", undefined],
    ["bfloat16", true],
  ]);
  expect(sign_flips).toEqual([]);
});

test("without being asked for there are no changes", () => {
  const content = rankedByRuns([bfloat16, int4], ["amu"], {
    origin: [],
    sort: { key: "amu", reversed: false },
    show: "values",
  });
  expect(content.rows[0]?.cells.amu).toEqual({ value: 30, unit: "GB", rank: 1, origin: "measured" });
  expect(Object.keys(content)).toEqual(["models", "left_out", "columns", "rows"]);
});

test("a baseline outside of the rows shown still counts", () => {
  const { deltas, baseline } = board([int4], { all: [bfloat16, int4] });
  expect(deltas).toMatchObject({ int4: { value: -25, baseline: "bfloat16" } });
  expect(baseline).toBe("bfloat16");
});

test("the reader's baseline comes before the declared one", () => {
  const float16 = run("float16", 60);
  const declared = { ...int4, baseline: "bfloat16" };
  const { deltas, baseline } = board([bfloat16, float16, declared], { chosen: ["float16"] });
  expect(deltas).toMatchObject({
    int4: { value: -50, ratio: 2, baseline: "float16" },
    float16: { value: 0, baseline: "float16" },
    bfloat16: { verdict: "better", baseline: "float16" },
  });
  expect(baseline).toBe("float16");
});

test("a chosen baseline that was not measured here leaves the usual one, and the cohort says so", () => {
  const { deltas, baseline, baseline_note } = board([bfloat16, int4], { chosen: ["int8"] });
  expect(deltas).toMatchObject({ int4: { baseline: "bfloat16" } });
  expect([baseline, baseline_note]).toEqual([
    "bfloat16",
    "int8 was not measured here; compared with bfloat16",
  ]);
});

describe("there is no change, and a reason,", () => {
  test("without a baseline", () => {
    const { deltas, baseline, baseline_note } = board([int4]);
    expect(deltas).toEqual({ int4: { why: "no comparable baseline was measured" } });
    expect([baseline, baseline_note]).toEqual([
      null,
      "none of its usual baselines, bfloat16, was measured here",
    ]);
  });

  test("against a baseline of 0", () => {
    expect(board([run("bfloat16", 0), int4]).deltas).toEqual({
      int4: { why: "the baseline is 0, of which nothing is a percentage" },
      bfloat16: { value: 0, unit: "%", verdict: "same", ratio: null, baseline: "bfloat16" },
    });
  });

  test("against a baseline without a value", () => {
    const failed = run("bfloat16", { missing: "out_of_memory", note: null });
    expect(board([failed, int4]).deltas).toEqual({
      int4: { why: "its baseline has no value: ran out of memory" },
      bfloat16: { missing: "out_of_memory" },
    });
  });

  test("between scopes", () => {
    const total = run("bfloat16", aMeasurement(160, { scope: "total" }));
    const each = run("int4", aMeasurement(30, { scope: "per_accelerator" }));
    expect(board([total, each]).deltas).toMatchObject({
      int4: { why: "per accelerator, the baseline all accelerators together" },
    });
  });

  test("between units", () => {
    const speed = (technique: string, unit: string) =>
      aStoredResult({ it: aMeasurement(3, { unit }) }, { ...serving, id: technique, technique });
    expect(
      board([speed("bfloat16", "images/s"), speed("int4", "tokens/s")], { columns: ["it"] }).deltas,
    ).toMatchObject({ int4: { why: "in tokens/s, the baseline in images/s" } });
  });
});

test("missing values stay missing, and one technique alone is its own baseline", () => {
  expect(board([run("bfloat16", undefined), run("int4", undefined)]).deltas).toEqual({
    bfloat16: { missing: "not_reported" },
    int4: { missing: "not_reported" },
  });
  expect(board([bfloat16]).deltas).toMatchObject({ bfloat16: { value: 0, verdict: "same" } });
});

test("equal values are the same, and uncertainty that covers zero leaves a change unclear", () => {
  const uncertain = (amount: number) => aMeasurement(amount, { uncertainty: { kind: "stdev", value: 3 } });
  expect(board([bfloat16, run("int4", 40)]).deltas).toMatchObject({
    int4: { value: 0, verdict: "same", ratio: 1 },
  });
  const { deltas, rows } = board([run("bfloat16", uncertain(40)), run("int4", uncertain(42))]);
  expect(deltas).toMatchObject({ int4: { value: 5, verdict: "unclear" } });
  expect(rows.map(({ cells }) => cells.amu)).toMatchObject([
    { rank: 1, rank_to: 2 },
    { rank: 1, rank_to: 2 },
  ]);
});

test("of a loss the lower is better, also below zero", () => {
  const trained = (technique: string, value: number) =>
    aStoredResult(
      {},
      {
        id: technique,
        technique,
        quality: [{ task: "t", metric: "training loss", value, better: "lower", origin: "measured" }],
      },
    );
  const { deltas } = board([trained("LoRA", -0.5), trained("DoRA", -0.75)], { columns: ["quality"] });
  expect(deltas.DoRA).toEqual({
    value: -0.25,
    unit: "loss",
    verdict: "better",
    ratio: null,
    baseline: "LoRA",
    caveats: ["model revision not stated"],
  });
});

test("what limits a comparison, and a doubt of the baseline, stand beside it", () => {
  const doubtful = run("bfloat16", aMeasurement(40, { doubt: "hardly legible" }));
  const smaller = run("int4", 30, { workload: { dataset: "OpenO1-SFT", batch_size: 4 } });
  expect(board([doubtful, smaller]).deltas).toMatchObject({
    int4: {
      caveats: [
        "model revision not stated",
        "batch size 4, of the baseline not stated",
        "doubt of the baseline: hardly legible",
      ],
    },
  });
});

test("rows are in the order of their changes", () => {
  const on = (technique: string, model: string, amu: number) =>
    run(technique, amu, { id: `${technique} ${model}`, model });
  const { rows } = board([
    on("bfloat16", "7B", 100),
    on("int4", "7B", 50),
    on("bfloat16", "1B", 10),
    on("int4", "1B", 9),
    on("int4", "3B", 1),
  ]);
  expect(rows.map(({ result }) => result)).toEqual([
    "int4 7B",
    "int4 1B",
    "bfloat16 1B",
    "bfloat16 7B",
    "int4 3B",
  ]);
});

test("a sign that flips from model to model is told with the models", () => {
  const on = (technique: string, model: string, parametersB: number, amu: number) =>
    run(technique, amu, { id: `${technique} ${model}`, model, parametersB });
  const { sign_flips } = board([
    on("bfloat16", "Large", 34, 100),
    on("int4", "Large", 34, 120),
    on("bfloat16", "Small", 7, 10),
    on("int4", "Small", 7, 8),
  ]);
  expect(sign_flips).toEqual([
    {
      technique: "int4",
      baseline: "bfloat16",
      column: "amu",
      better: [{ model: "Small", parameters_b: 7, change: -20, unit: "%" }],
      worse: [{ model: "Large", parameters_b: 34, change: 20, unit: "%" }],
    },
  ]);
});

describe("a run that its source calls not comparable", () => {
  const notComparable = "half the batch size";
  const marked = (technique: string, changes = {}) =>
    aStoredResult({ amu: 10 }, { id: `${technique} marked`, technique, notComparable, ...changes });
  const lora = aStoredResult({ amu: 40 }, { id: "LoRA" });
  const full = aStoredResult({ amu: 50 }, { id: "full", technique: "full" });

  test("has no change and the reason, even alone on its model", () => {
    const { deltas, rows, baseline } = board([lora, marked("full"), marked("LoRA", { model: "Phi-4" })]);
    expect(deltas).toMatchObject({
      LoRA: { value: 0, verdict: "same" },
      "full marked": { why: "not comparable: half the batch size" },
      "LoRA marked": { why: "not comparable: half the batch size" },
    });
    expect(rows.filter(({ is_baseline }) => is_baseline).map(({ result }) => result)).toEqual(["LoRA"]);
    expect(baseline).toBe("LoRA");
  });

  test("is nobody's baseline: the next usual one is", () => {
    const vera = aStoredResult({ amu: 25 }, { id: "VeRA", technique: "VeRA" });
    const { deltas, baseline } = board([marked("LoRA"), full, vera]);
    // 25 against 50.
    expect(deltas.VeRA).toMatchObject({ value: -50, baseline: "full" });
    expect(baseline).toBe("full");
  });

  test("can't be chosen as the baseline, and the board says why", () => {
    const { deltas, baseline, baseline_note } = board([lora, marked("full")], { chosen: ["full"] });
    expect(deltas.LoRA).toEqual({
      why: "not comparable with full: full is marked as not comparable: half the batch size",
    });
    expect([baseline, baseline_note]).toEqual([
      null,
      "no result of full may be compared with the others here",
    ]);
  });

  test("leaves a comparable run of its technique to be chosen", () => {
    const { deltas, baseline } = board([lora, marked("full"), full], { chosen: ["full"] });
    expect(deltas.LoRA).toMatchObject({ value: -20, baseline: "full" });
    expect(baseline).toBe("full");
  });
});
