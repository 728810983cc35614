import { describe, expect, test } from "vitest";
import type { Origin } from "./axes";
import type { Column, SortKey } from "./question";
import type { Result } from "./result";
import { aMeasurement, aStoredResult, ONE_RUN } from "./result-builder";
import { rankedByRuns } from "./runs-level";

interface Asked {
  columns?: Column[];
  origin?: Origin[];
  sort?: SortKey;
  reversed?: boolean;
}

function runs(results: readonly Result[], asked: Asked = {}) {
  const { columns = ["amu"], origin = [], sort = "amu", reversed = false } = asked;
  return rankedByRuns(results, columns, { origin, sort: { key: sort, reversed }, show: "values" });
}

const order = (results: readonly Result[], asked: Asked) =>
  runs(results, asked).rows.map(({ result }) => result);

test("each result ranks on its own, whatever its model", () => {
  const { rows, models, left_out, columns } = runs([
    aStoredResult({ amu: 30 }, { id: "a", technique: "LoRA", model: "7B", parametersB: 7.6 }),
    aStoredResult(
      { amu: 10 },
      { id: "b", technique: "LoRA", model: "1B", parametersB: 1.5, settings: { r: 8 } },
    ),
    aStoredResult({ amu: 20 }, { id: "c", technique: "DoRA", model: "1B", parametersB: 1.5 }),
  ]);
  expect(rows).toEqual([
    {
      technique: "LoRA",
      model: "1B",
      parameters_b: 1.5,
      result: "b",
      settings: { r: 8 },
      trust: ONE_RUN,
      cells: { amu: { value: 10, unit: "GB", rank: 1, origin: "measured" } },
    },
    {
      technique: "DoRA",
      model: "1B",
      parameters_b: 1.5,
      result: "c",
      trust: ONE_RUN,
      cells: { amu: { value: 20, unit: "GB", rank: 2, origin: "measured" } },
    },
    {
      technique: "LoRA",
      model: "7B",
      parameters_b: 7.6,
      result: "a",
      trust: ONE_RUN,
      cells: { amu: { value: 30, unit: "GB", rank: 3, origin: "measured" } },
    },
  ]);
  expect(models).toEqual(["1B", "7B"]);
  expect(left_out).toEqual([]);
  expect(columns).toEqual({ amu: { better: "lower", unit: "GB" } });
});

test("a value of another scope than most is listed with the reason why it has no rank", () => {
  const scoped = (id: string, amount: number, scope: "total" | "per_accelerator" | null) =>
    aStoredResult({ amu: aMeasurement(amount, { scope }) }, { id });
  const { rows } = runs([scoped("a", 3, "total"), scoped("b", 2, "total"), scoped("c", 1, null)]);
  expect(rows.map(({ result, cells }) => [result, cells.amu])).toMatchObject([
    ["b", { rank: 1 }],
    ["a", { rank: 2 }],
    [
      "c",
      { rank: null, unranked: "of a scope that is not stated, the ranked values all accelerators together" },
    ],
  ]);
});

test("qualities over different tasks are not ranked against each other", () => {
  const scored = (id: string, value: number, over: string[]) =>
    aStoredResult(
      {},
      {
        id,
        axis: "inference",
        quality: [{ task: "mean", metric: "mean score", value, better: "higher", origin: "reported", over }],
      },
    );
  const { rows } = runs(
    [scored("a", 0.4, ["BBH", "MATH"]), scored("b", 0.5, ["MATH", "BBH"]), scored("c", 0.9, ["BBH"])],
    {
      columns: ["quality"],
      sort: "quality",
    },
  );
  expect(rows.map(({ result, cells }) => [result, cells.quality])).toMatchObject([
    ["b", { rank: 1 }],
    ["a", { rank: 2 }],
    [
      "c",
      {
        rank: null,
        unranked: "measured as mean score over BBH, the ranked values as mean score over BBH, MATH",
      },
    ],
  ]);
});

describe("sorting", () => {
  const results = [
    aStoredResult({ amu: 20 }, { id: "middle", technique: "DoRA" }),
    aStoredResult({ amu: { missing: "out_of_memory", note: null } }, { id: "missing", technique: "full" }),
    aStoredResult({ amu: 10 }, { id: "best", technique: "LoRA" }),
    aStoredResult({ amu: aMeasurement(1, { scope: "total" }) }, { id: "unranked", technique: "LoHa" }),
    aStoredResult({}, { id: "silent", technique: "LoKr" }),
    aStoredResult({ amu: 30 }, { id: "worst", technique: "PiSSA" }),
  ];

  test("puts the better first, or the worse first, and in both directions the unranked and then the missing last", () => {
    expect(order(results, {})).toEqual(["best", "middle", "worst", "unranked", "silent", "missing"]);
    expect(order(results, { reversed: true })).toEqual([
      "worst",
      "middle",
      "best",
      "unranked",
      "silent",
      "missing",
    ]);
  });

  test("knows that higher is better for some metrics", () => {
    const fast = [1, 3, 2].map((value) => aStoredResult({ st: value }, { id: `st${value}` }));
    expect(order(fast, { columns: ["st"], sort: "st" })).toEqual(["st3", "st2", "st1"]);
    expect(order(fast, { columns: ["st"], sort: "st", reversed: true })).toEqual(["st1", "st2", "st3"]);
  });

  test("orders values that share a rank by value, and equal ones by technique, model size and id", () => {
    const overlap = (id: string, value: number, technique = "LoRA", parametersB = 7) =>
      aStoredResult(
        { amu: aMeasurement(value, { uncertainty: { kind: "stdev", value: 5 } }) },
        { id, technique, parametersB, model: `${parametersB}B` },
      );
    const shared = [
      overlap("e", 12),
      overlap("d", 11, "DoRA"),
      overlap("c", 11, "LoRA", 7),
      overlap("b", 11, "LoRA", 1),
      overlap("a", 11, "LoRA", 7),
    ];
    expect(order(shared, {})).toEqual(["b", "a", "c", "d", "e"]);
    expect(order(shared, { reversed: true })).toEqual(["e", "b", "a", "c", "d"]);
  });

  test("by technique follows the order of the field, and by model the size", () => {
    const mixed = [
      aStoredResult({}, { id: "z", technique: "ZeRA", model: "1B", parametersB: 1 }),
      aStoredResult({}, { id: "f", technique: "full", model: "7B", parametersB: 7 }),
      aStoredResult({}, { id: "l", technique: "LoRA", model: "14B", parametersB: 14 }),
    ];
    expect(order(mixed, { sort: "technique" })).toEqual(["l", "f", "z"]);
    expect(order(mixed, { sort: "technique", reversed: true })).toEqual(["z", "f", "l"]);
    expect(order(mixed, { sort: "model" })).toEqual(["z", "f", "l"]);
    expect(order(mixed, { sort: "model", reversed: true })).toEqual(["l", "f", "z"]);
  });
});

describe("the filter by origin", () => {
  const results = [
    aStoredResult({ amu: aMeasurement(10, { origin: "reported" }), al: 1 }, { id: "mixed" }),
    aStoredResult({ amu: aMeasurement(5, { origin: "digitised" }) }, { id: "digitised" }),
    aStoredResult({ amu: 20, al: 2 }, { id: "measured" }),
  ];

  test("ranks what is left and drops results of which nothing is", () => {
    const { rows } = runs(results, { columns: ["amu", "al"], origin: ["measured"] });
    expect(rows.map(({ result, cells }) => [result, cells])).toEqual([
      [
        "measured",
        {
          amu: { value: 20, unit: "GB", rank: 1, origin: "measured" },
          al: { value: 2, unit: "s", rank: 2, origin: "measured" },
        },
      ],
      [
        "mixed",
        { amu: { missing: "hidden: reported" }, al: { value: 1, unit: "s", rank: 1, origin: "measured" } },
      ],
    ]);
  });

  test("takes several origins", () => {
    expect(order(results, { origin: ["reported", "digitised"] })).toEqual(["digitised", "mixed"]);
  });
});

test("a cell carries its uncertainty, scope, reference, note and doubt", () => {
  const amu = aMeasurement(10, {
    scope: "total",
    uncertainty: { kind: "reading", value: 0.5 },
    origin: "digitised",
    reference: "Figure 5",
    note: "n",
    doubt: "d",
  });
  expect(runs([aStoredResult({ amu }, { id: "a" })]).rows[0]?.cells.amu).toEqual({
    value: 10,
    unit: "GB",
    rank: 1,
    origin: "digitised",
    scope: "total",
    uncertainty: 0.5,
    reference: "Figure 5",
    note: "n",
    doubt: "d",
  });
});

test("notes of the submitter stand beside caveats, not among them", () => {
  const { rows } = runs([
    aStoredResult({ amu: 1 }, { id: "a", notes: "run on a Sunday" }),
    aStoredResult({ amu: 2 }, { id: "b", workload: { dataset: "OpenO1-SFT", settings: { warmup: 5 } } }),
  ]);
  expect(rows.map(({ caveats, notes }) => [caveats, notes])).toEqual([
    [undefined, ["run on a Sunday"]],
    [["workload settings warmup 5, the others mostly not stated"], undefined],
  ]);
});

test("two revisions of a model are two models", () => {
  const of = (revision: string) => ({
    ...aStoredResult({ amu: 1 }, { id: revision }),
    model: { ...aStoredResult({}).model, revision },
  });
  expect(runs([of("r1"), of("r2")]).models).toEqual(["Qwen2.5-7B @ r1", "Qwen2.5-7B @ r2"]);
});

test("a result that ran under other conditions than most says so", () => {
  const workload = (batch_size?: number) => ({ dataset: "d", ...(batch_size ? { batch_size } : {}) });
  const { rows } = runs([
    aStoredResult({ amu: 1 }, { id: "a", workload: workload(8) }),
    aStoredResult({ amu: 2 }, { id: "b", workload: workload(8) }),
    aStoredResult({ amu: 3 }, { id: "c", workload: workload() }),
  ]);
  expect(rows.map(({ caveats }) => caveats)).toEqual([
    undefined,
    undefined,
    ["batch size not stated, the others mostly 8"],
  ]);
});

describe("a result that its source calls not comparable", () => {
  const notComparable = "half the batch size";

  test("keeps its value, has no rank, and counts in nobody else's", () => {
    const { rows } = runs([
      aStoredResult({ amu: 20 }, { id: "a" }),
      aStoredResult({ amu: 10 }, { id: "marked", technique: "full", notComparable }),
      aStoredResult({ amu: 30 }, { id: "b", technique: "DoRA" }),
    ]);
    expect(rows.map(({ result, cells }) => [result, cells.amu])).toEqual([
      ["a", { value: 20, unit: "GB", rank: 1, origin: "measured" }],
      ["b", { value: 30, unit: "GB", rank: 2, origin: "measured" }],
      ["marked", { value: 10, unit: "GB", rank: null, unranked: "half the batch size", origin: "measured" }],
    ]);
  });

  test("has no say in which kind of value is ranked", () => {
    const scoped = (id: string, scope: "total" | null, marked: string | null) =>
      aStoredResult({ amu: aMeasurement(3, { scope }) }, { id, notComparable: marked });
    const { rows } = runs([
      scoped("a", "total", null),
      scoped("b", null, notComparable),
      scoped("c", null, notComparable),
    ]);
    expect(rows.map(({ result, cells }) => [result, cells.amu])).toMatchObject([
      ["a", { rank: 1 }],
      ["b", { rank: null, unranked: "half the batch size" }],
      ["c", { rank: null, unranked: "half the batch size" }],
    ]);
  });

  test("is listed where there is no other, and its column says what it holds", () => {
    const { rows, columns } = runs([aStoredResult({ amu: 10 }, { notComparable })]);
    expect(rows.map(({ cells }) => cells.amu)).toMatchObject([{ value: 10, rank: null }]);
    expect(columns).toEqual({ amu: { better: "lower", unit: "GB" } });
  });
});
