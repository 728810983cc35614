import { describe, expect, test } from "vitest";
import { findBaselines } from "../baselines";
import { aStoredResult } from "../result-builder";
import { resultTables } from "./result-tables";

describe("results stand in tables", () => {
  test("of one axis, modality, family and data set each, in the order of the site", () => {
    const results = [
      aStoredResult({ amu: 1 }, { id: "d", axis: "inference", family: "quantization", technique: "int4" }),
      aStoredResult({ amu: 1 }, { id: "c", workload: {} }),
      aStoredResult({ amu: 1 }, { id: "b", modality: "vision" }),
      aStoredResult({ amu: 1 }, { id: "a" }),
    ];
    expect(
      resultTables(results, findBaselines(results)).map(({ axis, modality, dataset, rows }) => [
        axis,
        modality,
        dataset,
        rows.map(({ result }) => result.id),
      ]),
    ).toEqual([
      ["fine-tuning", "language", null, ["c"]],
      ["fine-tuning", "language", "OpenO1-SFT", ["a"]],
      ["fine-tuning", "vision", "OpenO1-SFT", ["b"]],
      ["inference", "language", "OpenO1-SFT", ["d"]],
    ]);
  });

  test("by technique in its family's order, then by the size of the model", () => {
    const results = [
      aStoredResult({ amu: 1 }, { technique: "full" }),
      aStoredResult({ amu: 1 }, { model: "Large", parametersB: 70 }),
      aStoredResult({ amu: 1 }, { model: "Small", parametersB: 1 }),
    ];
    const [table] = resultTables(results, findBaselines(results));
    expect(table?.rows.map(({ result }) => result.id)).toEqual([
      "lora-small",
      "lora-large",
      "full-qwen2.5-7b",
    ]);
  });

  test("with the columns that any of them has a value in", () => {
    const results = [
      aStoredResult({ amu: 1, st: { missing: "out_of_memory", note: null } }),
      aStoredResult({ al: 2, size: 3 }, { technique: "DoRA" }),
    ];
    const [table] = resultTables(results, findBaselines(results));
    expect(table?.columns).toEqual(["amu", "al", "size"]);
    expect(table?.rows[1]?.cells.amu).toEqual({ missing: "not_reported" });
  });

  test("of at most a hundred rows, and how many there are", () => {
    const results = Array.from({ length: 101 }, (_, index) => aStoredResult({ amu: 1 }, { id: `r${index}` }));
    const [table] = resultTables(results, findBaselines(results));
    expect([table?.rows.length, table?.total]).toEqual([100, 101]);
  });
});

test("a row has the changes against its baseline", () => {
  const base = aStoredResult({ amu: 40, aec: 500 }, { id: "base" });
  const dora = aStoredResult({ amu: 50, al: 1 }, { id: "dora", technique: "DoRA", baseline: "base" });
  const [table] = resultTables([base, dora], findBaselines([base, dora]));
  const row = table?.rows.find(({ result }) => result.id === "dora");
  expect(row?.baseline?.id).toBe("base");
  // (50 - 40) / 40
  expect(row?.changes.amu?.change).toMatchObject({ value: 25, unit: "%", verdict: "worse" });
  expect(row?.changes.al).toBeUndefined();
  expect(table?.rows.find(({ result }) => result.id === "base")?.baseline).toBeNull();
});
