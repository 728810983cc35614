import { describe, expect, test } from "vitest";
import type { BoardRow } from "./board-row";
import { barChart, pairChart, rankChart } from "./insight-chart";
import { aStoredResult, ONE_RUN } from "./result-builder";

const value = (rank: number) => ({ value: rank, unit: "GB", rank, origin: "measured" as const });

describe("the chart of ranks", () => {
  test("leaves out columns without a value, and a row's lack is no rank", () => {
    const rows: BoardRow[] = [
      { technique: "A", trust: ONE_RUN, cells: { amu: value(1), al: { missing: "not_reported" } } },
      { technique: "B", trust: ONE_RUN, cells: { amu: { missing: "not_reported" } } },
    ];
    expect(rankChart(rows, ["amu", "al"])).toEqual({
      kind: "ranks",
      title: "Rank, 1 is the best",
      columns: ["AMU"],
      rows: [
        { label: "A", ranks: [1] },
        { label: "B", ranks: [null] },
      ],
    });
  });
});

describe("the chart of pairs", () => {
  test("has one row for all pairs of a model, with their means, and twelve rows at most", () => {
    const pairs = Array.from({ length: 40 }, (_, index) => ({
      baseline: aStoredResult({ amu: index % 2 === 0 ? 40 : 60 }, { model: `Model ${index >> 1}` }),
      own: aStoredResult({ amu: index % 2 === 0 ? 20 : 30 }, { model: `Model ${index >> 1}` }),
    }));
    const { rows } = pairChart("amu", "Memory, GB", pairs);
    expect(rows).toHaveLength(12);
    expect(rows[0]).toEqual({ label: "Model 0", from: 50, to: 25 });
  });

  test("has a row for each pair with both values, the baseline with the least first", () => {
    const pair = (model: string, before: number, after: number | null) => ({
      baseline: aStoredResult({ amu: before }, { model, technique: "bfloat16" }),
      own: aStoredResult(after === null ? {} : { amu: after }, { model, technique: "int4" }),
    });
    const pairs = [pair("Large", 80, 50), pair("Small", 20, 15), pair("Unknown", 10, null)];
    expect(pairChart("amu", "Memory, GB", pairs)).toEqual({
      kind: "pairs",
      title: "Memory, GB",
      from: "bfloat16",
      to: "int4",
      rows: [
        { label: "Small", from: 20, to: 15 },
        { label: "Large", from: 80, to: 50 },
      ],
    });
  });
});

describe("the chart of bars", () => {
  test("has a group for each column with a value, and says which way is better", () => {
    const results = [
      aStoredResult({ amu: 40 }, { model: "Dense" }),
      aStoredResult({ amu: 60, tt: 1 }, { model: "MoE" }),
    ];
    expect(barChart(results, ["amu", "tt", "quality"])).toEqual({
      kind: "bars",
      title: "Dense and MoE",
      groups: [
        {
          title: "AMU, GB; lower is better",
          bars: [
            { label: "Dense", value: 40 },
            { label: "MoE", value: 60 },
          ],
        },
        { title: "TT, tokens/param/s; higher is better", bars: [{ label: "MoE", value: 1 }] },
      ],
    });
  });
});
