import { describe, expect, test } from "vitest";
import type { Origin } from "./axes";
import type { Column } from "./question";
import type { Result } from "./result";
import { aMeasurement, aStoredResult } from "./result-builder";
import { rankedByTechniques } from "./techniques-level";

function board(results: readonly Result[], columns: Column[] = ["amu"], origin: Origin[] = []) {
  const content = rankedByTechniques(results, columns, {
    origin,
    sort: { key: "amu", reversed: false },
    show: "values",
  });
  const cells = (column: Column) =>
    Object.fromEntries(content.rows.map((row) => [row.technique, row.cells[column]]));
  return { ...content, cells };
}

const run = (technique: string, model: string, amu: number, changes = {}) =>
  aStoredResult({ amu }, { technique, model, ...changes });

describe("a technique's mean", () => {
  test("is taken over the models on which every technique was measured, and no others", () => {
    const { rows, columns, models, left_out } = board([
      run("LoRA", "1B", 10),
      run("LoRA", "3B", 20),
      run("LoRA", "7B", 900),
      run("DoRA", "1B", 14),
      run("DoRA", "3B", 22),
    ]);
    expect(rows.map(({ technique, cells }) => [technique, cells.amu])).toEqual([
      [
        "LoRA",
        { value: 15, unit: "GB", rank: 1, origin: "measured", of: ["lora-1b", "lora-3b"], results: 2 },
      ],
      [
        "DoRA",
        { value: 18, unit: "GB", rank: 2, origin: "measured", of: ["dora-1b", "dora-3b"], results: 2 },
      ],
    ]);
    expect(columns.amu).toEqual({ better: "lower", unit: "GB", models: ["1B", "3B"], set_aside: [] });
    expect(models).toEqual(["1B", "3B"]);
    expect(left_out).toEqual([{ model: "7B", why: "not measured with DoRA" }]);
  });

  test("counts several results on one model as their mean, so that no model weighs more than another", () => {
    const { cells } = board([
      run("LoRA", "1B", 10, { id: "a" }),
      run("LoRA", "1B", 20, { id: "b" }),
      run("LoRA", "1B", 30, { id: "c" }),
      run("LoRA", "3B", 40),
      run("DoRA", "1B", 25),
      run("DoRA", "3B", 35),
    ]);
    // (20 + 40) / 2, not (10 + 20 + 30 + 40) / 4.
    expect(cells("amu")).toMatchObject({
      LoRA: { value: 30, rank: 1, results: 4 },
      DoRA: { value: 30, rank: 1, results: 2 },
    });
  });

  test("pairs a technique that makes another model with its dense baseline's model", () => {
    const moe = (technique: string, model: string, pairedModel: string, tt: number) =>
      aStoredResult({ tt }, { axis: "architecture", family: "moe", technique, model, pairedModel });
    const { cells, models, left_out } = board(
      [
        moe("dense", "Dense 1.5B", "Dense 1.5B", 0.08),
        moe("dense", "Dense 3B", "Dense 3B", 0.09),
        moe("MoE", "MoE 1.5Bx8", "Dense 1.5B", 0.04),
      ],
      ["tt"],
    );
    expect(cells("tt")).toMatchObject({ dense: { value: 0.08, rank: 1 }, MoE: { value: 0.04, rank: 2 } });
    expect(models).toEqual(["Dense 1.5B"]);
    expect(left_out).toEqual([{ model: "Dense 3B", why: "not measured with MoE" }]);
  });

  test("is only as trustworthy as the weakest value in it, and keeps every note and doubt", () => {
    const value = (amount: number, changes: object) => ({ amu: aMeasurement(amount, changes) });
    const { cells } = board([
      aStoredResult(value(10, { origin: "reported", reference: "Table 7" }), { model: "1B" }),
      aStoredResult(value(20, { origin: "digitised", reference: "Figure 5", doubt: "hardly legible" }), {
        model: "3B",
      }),
      aStoredResult(value(30, { reference: "Table 7", note: "idle power included" }), { model: "7B" }),
    ]);
    expect(cells("amu").LoRA).toEqual({
      value: 20,
      unit: "GB",
      rank: 1,
      origin: "digitised",
      of: ["lora-1b", "lora-3b", "lora-7b"],
      results: 3,
      reference: "Table 7; Figure 5",
      note: "idle power included",
      doubt: "hardly legible",
    });
  });

  test("has the uncertainty of a mean, and techniques that overlap share a rank", () => {
    const uncertain = (technique: string, model: string, amount: number, half: number) =>
      aStoredResult(
        { amu: aMeasurement(amount, { uncertainty: { kind: "stdev", value: half } }) },
        { technique, model },
      );
    const { cells } = board([
      uncertain("LoRA", "1B", 10, 3),
      uncertain("LoRA", "3B", 20, 4),
      uncertain("DoRA", "1B", 14, 3),
      uncertain("DoRA", "3B", 24, 4),
      uncertain("LoHa", "1B", 30, 3),
      uncertain("LoHa", "3B", 40, 4),
    ]);
    expect(cells("amu")).toMatchObject({
      LoRA: { value: 15, uncertainty: 2.5, rank: 1 },
      DoRA: { value: 19, uncertainty: 2.5, rank: 1 },
      LoHa: { value: 35, uncertainty: 2.5, rank: 3 },
    });
  });
});

describe("what cannot be compared is listed without a rank, and says why", () => {
  test("a technique that shares no model with the others", () => {
    const { rows, columns, left_out } = board([
      run("LoRA", "1B", 10),
      run("LoRA", "3B", 20),
      run("DoRA", "1B", 9),
      run("DoRA", "3B", 18),
      run("LoHa", "7B", 1),
    ]);
    expect(rows.map(({ technique }) => technique)).toEqual(["DoRA", "LoRA", "LoHa"]);
    expect(rows[2]?.cells.amu).toEqual({
      value: 1,
      unit: "GB",
      rank: null,
      unranked: "measured on 7B alone, not on 1B, 3B",
      origin: "measured",
      of: ["loha-7b"],
    });
    expect(columns.amu?.set_aside).toEqual([{ technique: "LoHa", lacks: ["1B", "3B"] }]);
    expect(left_out).toEqual([{ model: "7B", why: "not measured with LoRA, DoRA" }]);
  });

  test("a value of another scope than most", () => {
    const scoped = (technique: string, amount: number, scope: "total" | "per_accelerator") =>
      aStoredResult({ amu: aMeasurement(amount, { scope }) }, { technique });
    const { cells } = board([
      scoped("LoRA", 20, "per_accelerator"),
      scoped("DoRA", 21, "per_accelerator"),
      scoped("full", 160, "total"),
    ]);
    expect(cells("amu")).toMatchObject({
      LoRA: { rank: 1, scope: "per_accelerator" },
      DoRA: { rank: 2 },
      full: {
        value: 160,
        rank: null,
        scope: "total",
        unranked: "all accelerators together, the ranked values per accelerator",
      },
    });
  });

  test("a value in another unit than most", () => {
    const speed = (technique: string, unit: string, value: number) =>
      aStoredResult({ it: aMeasurement(value, { unit }) }, { axis: "inference", technique });
    const { cells } = board(
      [speed("bfloat16", "images/s", 3), speed("float16", "images/s", 4), speed("int4", "tokens/s", 900)],
      ["it"],
    );
    expect(cells("it")).toMatchObject({
      float16: { rank: 1 },
      bfloat16: { rank: 2 },
      int4: { value: 900, rank: null, unranked: "in tokens/s, the ranked values in images/s" },
    });
  });

  test("of a technique with values of both kinds only the comparable ones count", () => {
    const { cells, columns } = board([
      aStoredResult({ amu: aMeasurement(10, { scope: "total" }) }, { technique: "LoRA", model: "1B" }),
      aStoredResult({ amu: aMeasurement(99, { scope: null }) }, { technique: "LoRA", model: "3B" }),
      aStoredResult({ amu: aMeasurement(12, { scope: "total" }) }, { technique: "DoRA", model: "1B" }),
      aStoredResult({ amu: aMeasurement(14, { scope: "total" }) }, { technique: "DoRA", model: "3B" }),
    ]);
    expect(columns.amu?.models).toEqual(["1B"]);
    expect(cells("amu")).toMatchObject({ LoRA: { value: 10, rank: 1 }, DoRA: { value: 12, rank: 2 } });
  });

  test("an unranked mean weighs each model once, and names only models of the kind it shows", () => {
    const small = ["1B", "2B", "3B"];
    const { cells } = board([
      ...small.map((model) => run("LoRA", model, 10)),
      ...small.map((model) => run("DoRA", model, 11)),
      run("LoHa", "7B", 30, { id: "a" }),
      run("LoHa", "7B", 50, { id: "b" }),
      run("LoHa", "9B", 80),
      aStoredResult({ amu: aMeasurement(7, { scope: "total" }) }, { technique: "LoHa", model: "1B" }),
    ]);
    expect(cells("amu").LoHa).toMatchObject({
      value: 60,
      rank: null,
      results: 3,
      unranked: "measured on 7B, 9B alone, not on 1B, 2B, 3B",
    });
  });
});

describe("a missing value", () => {
  test("keeps the reason that the source gives, whichever result comes first", () => {
    const full = aStoredResult(
      { amu: { missing: "out_of_memory", note: "8 x 141 GB" } },
      {
        technique: "full",
        model: "72B",
      },
    );
    const silent = aStoredResult({}, { technique: "full", model: "7B" });
    const cell = { missing: "out_of_memory", note: "8 x 141 GB" };
    expect(board([run("LoRA", "7B", 10), full, silent]).cells("amu").full).toEqual(cell);
    expect(board([run("LoRA", "7B", 10), silent, full]).cells("amu").full).toEqual(cell);
  });

  test("is not reported where the source says nothing, and leaves the others paired", () => {
    const { cells, columns, rows } = board([
      aStoredResult({}, { technique: "DoRA" }),
      run("LoRA", "Qwen2.5-7B", 10),
      run("LoHa", "Qwen2.5-7B", 11),
    ]);
    expect(cells("amu").DoRA).toEqual({ missing: "not_reported" });
    expect(columns.amu?.models).toEqual(["Qwen2.5-7B"]);
    expect(rows.map(({ technique }) => technique)).toEqual(["LoRA", "LoHa", "DoRA"]);
  });

  test("of a column that nobody measured has no description, and the rows stay", () => {
    const { cells, columns, rows } = board([run("LoRA", "1B", 10)], ["amu", "al"]);
    expect(columns.al).toBeUndefined();
    expect(cells("al").LoRA).toEqual({ missing: "not_reported" });
    expect(rows).toHaveLength(1);
  });
});

describe("the filter by origin", () => {
  const reported = (technique: string, amount: number) =>
    aStoredResult({ amu: aMeasurement(amount, { origin: "reported" }) }, { technique });

  test("hides values of other origins and drops techniques that have none left", () => {
    const { rows } = board([run("LoRA", "Qwen2.5-7B", 10), reported("DoRA", 9)], ["amu"], ["measured"]);
    expect(rows.map(({ technique, cells }) => [technique, cells.amu])).toEqual([
      ["LoRA", { value: 10, unit: "GB", rank: 1, origin: "measured", of: ["lora-qwen2.5-7b"] }],
    ]);
  });

  test("says of a hidden value that it is hidden, not that it is missing", () => {
    const both = aStoredResult(
      { amu: aMeasurement(9, { origin: "reported" }), al: 2 },
      { technique: "DoRA" },
    );
    const { cells } = board([run("LoRA", "Qwen2.5-7B", 10), both], ["amu", "al"], ["measured"]);
    expect(cells("amu").DoRA).toEqual({ missing: "hidden: reported" });
    expect(cells("al").DoRA).toMatchObject({ value: 2, rank: 1 });
  });
});

test("each column is paired for itself", () => {
  const { columns, cells } = board(
    [
      aStoredResult({ amu: 10, al: 1 }, { technique: "LoRA", model: "1B" }),
      aStoredResult({ amu: 20 }, { technique: "LoRA", model: "3B" }),
      aStoredResult({ amu: 12, al: 2 }, { technique: "DoRA", model: "1B" }),
      aStoredResult({ amu: 30, al: 4 }, { technique: "DoRA", model: "3B" }),
    ],
    ["amu", "al"],
  );
  expect(columns.amu?.models).toEqual(["1B", "3B"]);
  expect(columns.al?.models).toEqual(["1B"]);
  expect(cells("al")).toMatchObject({ LoRA: { value: 1, rank: 1 }, DoRA: { value: 2, rank: 2 } });
});

test("a difference in the workload is said of the technique that has it", () => {
  const workload = { dataset: "OpenO1-SFT", batch_size: 8 };
  const { rows } = board([
    run("LoRA", "1B", 10, { workload }),
    run("DoRA", "1B", 11, { workload }),
    run("full", "1B", 60, { workload: { ...workload, batch_size: 1 }, notes: "with offloading" }),
  ]);
  expect(rows.map(({ technique, caveats }) => [technique, caveats])).toEqual([
    ["LoRA", undefined],
    ["DoRA", undefined],
    ["full", ["batch size 1, the others mostly 8"]],
  ]);
});

test("a technique measured on another model than it is paired on says so", () => {
  const { rows } = board([
    run("dense", "Dense 1.5B", 10),
    run("MoE", "MoE 1.5Bx8", 20, { pairedModel: "Dense 1.5B", notes: "top-2" }),
  ]);
  expect(rows.map(({ technique, caveats, notes }) => [technique, caveats, notes])).toEqual([
    ["dense", undefined, undefined],
    ["MoE", ["measured on MoE 1.5Bx8, which differs from Dense 1.5B by the technique alone"], ["top-2"]],
  ]);
});

test("no results give an empty board", () => {
  expect(
    rankedByTechniques([], ["amu"], { origin: [], sort: { key: "amu", reversed: false }, show: "values" }),
  ).toEqual({
    models: [],
    left_out: [],
    columns: {},
    rows: [],
  });
});

describe("results that their source calls not comparable", () => {
  const notComparable = "half the batch size";
  const others = [run("LoRA", "1B", 10), run("LoRA", "3B", 20), run("DoRA", "1B", 14), run("DoRA", "3B", 22)];

  test("leave a technique that has no others unranked with its own mean, and the others as they are", () => {
    const { cells, columns, models, left_out } = board([
      ...others,
      run("full", "1B", 5, { notComparable }),
      run("full", "9B", 7, { notComparable }),
    ]);
    expect(cells("amu")).toMatchObject({ LoRA: { value: 15, rank: 1 }, DoRA: { value: 18, rank: 2 } });
    // (5 + 7) / 2, although no other technique was measured on 9B.
    expect(cells("amu").full).toEqual({
      value: 6,
      unit: "GB",
      rank: null,
      unranked: "half the batch size",
      origin: "measured",
      of: ["full-1b", "full-9b"],
      results: 2,
    });
    expect(columns.amu).toEqual({ better: "lower", unit: "GB", models: ["1B", "3B"], set_aside: [] });
    expect(models).toEqual(["1B", "3B"]);
    expect(left_out).toEqual([{ model: "9B", why: "no result on it may be compared with others" }]);
  });

  test("are left out of the mean of a technique that has others, which says so", () => {
    const { cells, rows } = board([
      ...others,
      run("full", "1B", 50),
      run("full", "3B", 60),
      run("full", "1B", 5, { id: "marked", notComparable, notes: "with offloading" }),
    ]);
    expect(cells("amu").full).toMatchObject({ value: 55, rank: 3, of: ["full-1b", "full-3b"] });
    expect(rows.map(({ technique, caveats, notes }) => [technique, caveats, notes])).toEqual([
      ["LoRA", undefined, undefined],
      ["DoRA", undefined, undefined],
      ["full", ["1 result is left out as not comparable: half the batch size"], undefined],
    ]);
  });

  test("are counted together, each reason once", () => {
    const { rows, cells } = board([
      run("LoRA", "1B", 10),
      run("LoRA", "3B", 5, { notComparable }),
      run("LoRA", "7B", 5, { notComparable }),
      run("LoRA", "9B", 5, { notComparable: "another optimiser" }),
      run("full", "3B", 5, { notComparable }),
      run("full", "9B", 7, { notComparable: "another optimiser" }),
    ]);
    expect(rows[0]?.caveats).toEqual([
      "3 results are left out as not comparable: half the batch size; another optimiser",
    ]);
    expect(cells("amu").full).toMatchObject({ unranked: "half the batch size; another optimiser" });
  });

  test("are listed where there are no others, and their column says what it holds", () => {
    const { cells, columns } = board([run("full", "1B", 5, { notComparable })]);
    expect(cells("amu").full).toMatchObject({ value: 5, rank: null, unranked: "half the batch size" });
    expect(columns.amu).toEqual({ better: "lower", unit: "GB", models: [], set_aside: [] });
  });
});
