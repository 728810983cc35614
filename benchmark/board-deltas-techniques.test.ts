import { describe, expect, test } from "vitest";
import { findBaselines } from "./baselines";
import type { Column } from "./question";
import type { Result } from "./result";
import { aMeasurement, aStoredResult } from "./result-builder";
import { rankedByTechniques } from "./techniques-level";

const run = (technique: string, model: string, amu: number, changes = {}) =>
  aStoredResult({ amu }, { technique, model, ...changes });

interface Asked {
  all?: readonly Result[];
  chosen?: readonly string[];
  columns?: Column[];
}

function board(results: readonly Result[], { all = results, chosen = [], columns = ["amu"] }: Asked = {}) {
  const content = rankedByTechniques(
    results,
    columns,
    { origin: [], sort: { key: "amu", reversed: false }, show: "deltas" },
    { all, baselines: findBaselines(all, chosen) },
  );
  const deltas = content.rows.map(({ technique, cells }) => {
    const cell = cells[columns[0] ?? "amu"];
    return [technique, cell && "value" in cell ? cell.delta : cell];
  });
  return { ...content, deltas: Object.fromEntries(deltas) };
}

const lora = [run("LoRA", "1B", 10), run("LoRA", "3B", 30)];
const dora = [run("DoRA", "1B", 12), run("DoRA", "3B", 38)];

describe("the change of a mean", () => {
  test("is against the baseline's mean over the column's models: 25 against 20", () => {
    const { deltas, baseline, rows, columns } = board([...lora, ...dora]);
    expect(columns.amu?.models).toEqual(["1B", "3B"]);
    expect(deltas).toEqual({
      LoRA: { value: 0, unit: "%", verdict: "same", ratio: 1, baseline: "LoRA" },
      DoRA: {
        value: 25,
        unit: "%",
        verdict: "worse",
        ratio: 0.8,
        baseline: "LoRA",
        caveats: ["model revision not stated"],
      },
    });
    expect(baseline).toBe("LoRA");
    expect(rows.map(({ technique, is_baseline }) => [technique, is_baseline])).toEqual([
      ["LoRA", true],
      ["DoRA", undefined],
    ]);
  });

  test("is over the models that both were measured on where one is not ranked, and names them", () => {
    const { deltas } = board([
      ...lora,
      run("LoRA", "7B", 4),
      run("LoRA", "9B", 10),
      ...dora,
      run("LoHa", "7B", 1),
      run("LoHa", "9B", 5),
    ]);
    // LoHa shares no model with DoRA and is set aside: (1 + 5) / 2 = 3 against (4 + 10) / 2 = 7.
    expect(deltas.LoHa).toMatchObject({ verdict: "better", ratio: 7 / 3, models: ["7B", "9B"] });
    expect(deltas.DoRA).not.toHaveProperty("models");
  });

  test("is over the same models even where the baseline is filtered out", () => {
    const { deltas, rows } = board(dora.slice(0, 1), { all: [...lora, ...dora] });
    expect(rows.map(({ technique }) => technique)).toEqual(["DoRA"]);
    expect(deltas).toEqual({
      DoRA: {
        value: 20,
        unit: "%",
        verdict: "worse",
        ratio: 10 / 12,
        baseline: "LoRA",
        caveats: ["model revision not stated"],
      },
    });
  });

  test("combines the uncertainties of both means", () => {
    const uncertain = (technique: string, model: string, amount: number, half: number) =>
      aStoredResult(
        { amu: aMeasurement(amount, { uncertainty: { kind: "stdev", value: half } }) },
        { technique, model },
      );
    const { deltas } = board([
      uncertain("LoRA", "1B", 10, 3),
      uncertain("LoRA", "3B", 30, 4),
      uncertain("DoRA", "1B", 12, 3),
      uncertain("DoRA", "3B", 30, 4),
    ]);
    // 21 ± 2.5 against 20 ± 2.5: +5%, ± 100 x (2.5/20 + 21 x 2.5/400) = 25.625
    expect(deltas.DoRA).toMatchObject({ value: 5, verdict: "unclear" });
    expect(deltas.DoRA).toHaveProperty("uncertainty", expect.closeTo(25.625, 6));
  });

  test("carries what limits the comparison", () => {
    const workload = { dataset: "OpenO1-SFT", batch_size: 4 };
    const { deltas } = board([run("LoRA", "1B", 10), run("DoRA", "1B", 8, { workload })]);
    expect(deltas.DoRA).toMatchObject({
      value: -20,
      caveats: ["model revision not stated", "batch size 4, of the baseline not stated"],
    });
  });

  test("is in the points of a score, and in its own unit for a perplexity", () => {
    const scored = (technique: string, metric: string, better: "lower" | "higher", value: number) =>
      aStoredResult(
        {},
        {
          axis: metric === "perplexity" ? "architecture" : "inference",
          technique,
          quality: [{ task: "t", metric, value, better, origin: "measured" }],
        },
      );
    const perplexity = board(
      [scored("LoRA", "perplexity", "lower", 8), scored("DoRA", "perplexity", "lower", 7.5)],
      { columns: ["quality"] },
    );
    expect(perplexity.deltas.DoRA).toMatchObject({ value: -0.5, unit: "perplexity", verdict: "better" });
    const negative = board(
      [scored("LoRA", "mean score", "higher", 0.25), scored("DoRA", "mean score", "higher", -0.25)],
      { columns: ["quality"] },
    );
    expect(negative.deltas.DoRA).toMatchObject({ value: -50, unit: "points", verdict: "worse", ratio: null });
  });
});

describe("there is no change, and a reason,", () => {
  test("where the two were measured on no model together", () => {
    const { deltas } = board([...lora, run("LoHa", "7B", 1)]);
    expect(deltas.LoHa).toEqual({ why: "the baseline was measured on none of its models" });
  });

  test("where the baseline has no value in the column", () => {
    const failed = aStoredResult(
      { amu: { missing: "out_of_memory", note: null } },
      { technique: "LoRA", model: "1B" },
    );
    expect(board([failed, ...dora]).deltas).toEqual({
      DoRA: { why: "the baseline has no value: ran out of memory" },
      LoRA: { missing: "out_of_memory" },
    });
  });

  test("between scopes and units", () => {
    const scoped = (technique: string, scope: "total" | "per_accelerator") =>
      aStoredResult({ amu: aMeasurement(20, { scope }) }, { technique });
    const { deltas } = board([scoped("LoRA", "total"), scoped("DoRA", "per_accelerator")]);
    expect(deltas.DoRA).toEqual({ why: "per accelerator, the baseline all accelerators together" });
  });

  test("against a mean of 0", () => {
    const { deltas } = board([run("LoRA", "1B", 0), run("DoRA", "1B", 1)]);
    expect(deltas.DoRA).toEqual({ why: "the baseline is 0, of which nothing is a percentage" });
  });

  test("without a baseline technique", () => {
    const { deltas, baseline, baseline_note } = board(dora);
    const why = "none of its usual baselines, LoRA, full, was measured here";
    expect(deltas).toEqual({ DoRA: { why } });
    expect([baseline, baseline_note]).toEqual([null, why]);
  });
});

test("the reader's baseline moves every change, its own to zero", () => {
  const { deltas, baseline } = board([...lora, ...dora], { chosen: ["mqa", "dora"] });
  expect(deltas).toMatchObject({
    DoRA: { value: 0, baseline: "DoRA" },
    LoRA: { value: -20, verdict: "better", ratio: 1.25, baseline: "DoRA" },
  });
  expect(baseline).toBe("DoRA");
});

test("nothing measured, and one technique alone, are no error", () => {
  const silent = aStoredResult({}, { technique: "DoRA" });
  expect(board([silent]).deltas).toEqual({ DoRA: { missing: "not_reported" } });
  expect(board(lora).deltas).toMatchObject({ LoRA: { value: 0, verdict: "same" } });
  expect(board([])).toMatchObject({ baseline: null, sign_flips: [], rows: [] });
});

test("a sign that flips between models is told, also where the means hide it", () => {
  const { deltas, sign_flips } = board([
    run("LoRA", "Small", 10, { parametersB: 1 }),
    run("LoRA", "Large", 30, { parametersB: 14 }),
    run("DoRA", "Small", 15, { parametersB: 1 }),
    run("DoRA", "Large", 25, { parametersB: 14 }),
  ]);
  expect(deltas.DoRA).toMatchObject({ value: 0, verdict: "same" });
  expect(sign_flips).toMatchObject([
    {
      technique: "DoRA",
      baseline: "LoRA",
      column: "amu",
      better: [{ model: "Large", parameters_b: 14 }],
      worse: [{ model: "Small", parameters_b: 1, change: 50, unit: "%" }],
    },
  ]);
});

describe("a technique that its sources call not comparable", () => {
  const marked = { notComparable: "half the batch size" };

  test("has no change and the reason", () => {
    const { deltas } = board([...lora, ...dora, run("full", "1B", 5, marked)]);
    expect(deltas).toMatchObject({
      LoRA: { value: 0 },
      DoRA: { value: 25 },
      full: { why: "not comparable: half the batch size" },
    });
  });

  test("is no baseline: the next usual one is, over its comparable results", () => {
    const { deltas, baseline } = board([
      run("LoRA", "1B", 10, marked),
      run("full", "1B", 6),
      run("full", "3B", 100, marked),
      ...dora,
    ]);
    // 12 against 6 on 1B; the 100 on 3B counts for nothing.
    expect(deltas.DoRA).toMatchObject({ value: 100, verdict: "worse", baseline: "full" });
    expect(deltas.LoRA).toEqual({ why: "not comparable: half the batch size" });
    expect(baseline).toBe("full");
  });

  test("can't be chosen as the baseline, and the board says why", () => {
    const results = [...lora, run("full", "1B", 5, marked)];
    const why = "no result of full may be compared with the others here";
    expect(board(results, { chosen: ["full"] })).toMatchObject({
      baseline: null,
      baseline_note: why,
      deltas: { LoRA: { why }, full: { why: "not comparable: half the batch size" } },
    });
    expect(board(results, { chosen: ["full", "lora"] })).toMatchObject({ baseline: "LoRA" });
  });
});
