import { describe, expect, test } from "vitest";
import type { Scope } from "../axes";
import type { Column } from "../question";
import { aMeasurement, aStoredResult } from "../result-builder";
import { findGuides, listAcceleratorMemories } from "./guides";
import { defaultTradeOff, type TradeOffAs } from "./trade-off-question";
import { buildTradeOffs, type TradeOffPanel } from "./trade-offs";

function aRun(technique: string, amu: number, aec: number, it: number, scope: Scope | null = null) {
  return aStoredResult(
    {
      amu: aMeasurement(amu, { scope }),
      aec: aMeasurement(aec, { unit: "W", scope }),
      it: aMeasurement(it, { unit: "tokens/s", scope }),
    },
    {
      axis: "inference",
      family: "quantization",
      technique,
      baseline: technique === "int4" ? "bfloat16-qwen2.5-7b" : null,
    },
  );
}

/** 40 GB, 200 W and 20 tokens/s against 30 GB, 300 W and 60 tokens/s: 10 J and 5 J a token. */
const RUNS = [aRun("bfloat16", 40, 200, 20), aRun("int4", 30, 300, 60)];
const MEMORIES = [
  { accelerator: "NVIDIA L40S", memoryGb: 48 },
  { accelerator: "NVIDIA H200", memoryGb: 141 },
];

function guidesOf(as: TradeOffAs, x: Column, y: Column, runs = RUNS): TradeOffPanel["guides"] {
  const { panels } = buildTradeOffs({ ...defaultTradeOff(), as, x, y }, runs, MEMORIES);
  return panels[0]?.guides ?? { guides: [], notes: [] };
}

describe("lines of equal energy per token", () => {
  test("are mean power over throughput, whichever stands across", () => {
    const { guides, notes } = guidesOf("values", "aec", "it");
    expect(guides).toEqual([
      { label: "5 J/token", line: { slope: 0.2, intercept: 0 }, makesRoom: false },
      { label: "10 J/token", line: { slope: 0.1, intercept: 0 }, makesRoom: false },
    ]);
    expect(notes).toEqual([
      "Dotted lines: equal energy per token, mean power ÷ throughput, as far as both count the same accelerators.",
    ]);
    expect(guidesOf("values", "it", "aec").guides.map(({ line }) => line)).toEqual([
      { slope: 5, intercept: 0 },
      { slope: 10, intercept: 0 },
    ]);
  });

  test("of changes pass through what uses as much as the baseline", () => {
    // int4 draws 50% more power (−50 saved) for 200% more tokens: half the energy. (1 + 0.5) ÷ (1 + 2) = 0.5.
    const { guides } = guidesOf("change", "aec", "it");
    expect(guides).toEqual([
      { label: "0.5× energy per token", line: { slope: -2, intercept: 100 }, makesRoom: false },
      { label: "same energy per token", line: { slope: -1, intercept: 0 }, makesRoom: false },
    ]);
    const [half] = guides;
    expect(half && "slope" in half.line && half.line.slope * -50 + half.line.intercept).toBe(200);
  });

  test("are not drawn where one counts one accelerator and the other all of them", () => {
    const runs = RUNS.map((run) => {
      const { aec } = run.measurements;
      return aec && "value" in aec
        ? {
            ...run,
            measurements: {
              aec: { ...aec, scope: "total" as const },
              it: aMeasurement(20, { unit: "tokens/s", scope: "per_accelerator" }),
            },
          }
        : run;
    });
    expect(guidesOf("values", "aec", "it", runs).guides).toEqual([]);
  });
});

describe("lines of equal memory ratio", () => {
  test("stand where the baseline has so many times the memory, as far as points go", () => {
    // 25% saved is 1.33 times less: 1.25 times, 20%, lies before it; 1.5 times, 33.3%, is beyond 25 × 1.2.
    expect(guidesOf("change", "amu", "it").guides).toEqual([
      { label: "1.25× less", line: { x: 20 }, makesRoom: false },
    ]);
  });

  test("are rays where both sides are memory", () => {
    const runs = [aStoredResult({ amu: 40, peak_memory: 80 }, { axis: "inference", family: "quantization" })];
    expect(guidesOf("values", "amu", "peak_memory", runs).guides.slice(0, 1)).toEqual([
      { label: "ratio 2", line: { slope: 2, intercept: 0 }, makesRoom: false },
    ]);
  });
});

describe("memory sizes of accelerators", () => {
  test("are those that results state, each once, smallest first", () => {
    const on = (accelerator: string, memory_gb?: number) =>
      aStoredResult(
        {},
        { environment: { accelerator, count: 1, ...(memory_gb === undefined ? {} : { memory_gb }) } },
      );
    expect(
      listAcceleratorMemories([
        on("NVIDIA H200", 141),
        on("NVIDIA L40S", 48),
        on("NVIDIA H200", 141),
        on("NVIDIA A100"),
      ]),
    ).toEqual(MEMORIES);
  });

  test("are lines on a memory side of values, near the points alone", () => {
    expect(guidesOf("values", "amu", "it").guides).toEqual([
      { label: "NVIDIA L40S, 48 GB", line: { x: 48 }, makesRoom: true },
    ]);
    expect(guidesOf("values", "it", "amu").guides).toEqual([
      { label: "NVIDIA L40S, 48 GB", line: { y: 48 }, makesRoom: true },
    ]);
    expect(guidesOf("change", "it", "aec").guides.every(({ makesRoom }) => !makesRoom)).toBe(true);
  });

  test("of totals are those of the chart's own accelerators together", () => {
    // Eight H200 have 1,128 GB.
    const runs = [aRun("bfloat16", 900, 200, 20, "total"), aRun("int4", 800, 300, 60, "total")];
    expect(guidesOf("values", "amu", "it", runs).guides).toEqual([
      { label: "8x NVIDIA H200, 1,128 GB", line: { x: 1128 }, makesRoom: true },
    ]);
  });
});

test("a chart without points has no guides", () => {
  expect(findGuides({ as: "values", x: "amu", y: "aec" }, [], {}, MEMORIES)).toEqual({
    guides: [],
    notes: [],
  });
});
