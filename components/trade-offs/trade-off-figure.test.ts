import { describe, expect, test } from "vitest";
import { aMeasurement, aStoredResult } from "@/benchmark/result-builder";
import { defaultTradeOff, type TradeOffQuestion } from "@/benchmark/trade-offs/trade-off-question";
import { buildTradeOffs } from "@/benchmark/trade-offs/trade-offs";
import { type DrawnPanel, drawnBands, drawnPanel } from "./drawn-panel";
import { layOutFigure, SIZES } from "./trade-off-figure";

const values: TradeOffQuestion = { ...defaultTradeOff("fine-tuning"), as: "values", y: "al" };

/** Made up: memory and latency of one technique on models of many sizes. */
function aChart(changes: Partial<TradeOffQuestion>, runs: readonly (readonly [number, number, number])[]) {
  const results = runs.map(([parametersB, amu, al]) =>
    aStoredResult(
      { amu, al: aMeasurement(al, { unit: "s" }) },
      { model: `A-model-of-${parametersB}B`, parametersB },
    ),
  );
  const question = { ...values, ...changes };
  const [panel] = buildTradeOffs(question, results).panels;
  if (!panel) throw new Error("no chart");
  return { panel, drawn: drawnPanel(panel, question, []) };
}

const RUNS = [
  [1, 10, 8],
  [3, 100, 4],
  [7, 1000, 2],
] as const;

describe("a chart laid out", () => {
  test("has equal factors at equal distances on a logarithmic side", () => {
    const { drawn } = aChart({ scaleX: "log", scaleY: "log" }, RUNS);
    const [first, second, third] = layOutFigure(drawn, SIZES.wide).points;
    if (!first || !second || !third) throw new Error("three points");
    expect(second.cx - first.cx).toBeCloseTo(third.cx - second.cx, 0);
    expect(second.cy - first.cy).toBeCloseTo(third.cy - second.cy, 0);
    expect(layOutFigure(drawn, SIZES.wide).xTicks.map(({ label }) => label)).toContain("100");
  });

  test("keeps every mark inside, and out of the corner with the arrow", () => {
    for (const size of [SIZES.wide, SIZES.narrow, SIZES.small]) {
      const figure = layOutFigure(aChart({}, RUNS).drawn, size);
      const { better, plot } = figure;
      expect(better).toMatchObject({ x: plot[0], y: plot[3], dx: -1, dy: 1 });
      for (const { cx, cy } of figure.points) {
        expect(cx).toBeGreaterThan(plot[0]);
        expect(cx).toBeLessThan(plot[2]);
        expect(cy).toBeGreaterThan(plot[1]);
        expect(cy).toBeLessThanOrEqual(plot[3] - 24);
      }
    }
  });

  test("names the frontier alone, and draws the rest muted", () => {
    const { drawn } = aChart({}, [...RUNS, [8, 1200, 9]]);
    expect(drawn.points.map(({ label, weight }) => [label, weight])).toEqual([
      ["A-model-of-1B", 1],
      ["A-model-of-3B", 1],
      ["A-model-of-7B", 1],
      ["", 0],
    ]);
    expect(layOutFigure(drawn, SIZES.wide).lines).toHaveLength(1);
  });

  test("of a single point has room around it and a mark for it", () => {
    const { drawn } = aChart({ scaleX: "log" }, [[7, 40, 2]]);
    const [point] = layOutFigure(drawn, SIZES.wide).points;
    expect(Number.isFinite(point?.cx) && Number.isFinite(point?.cy)).toBe(true);
  });
});

test("small charts by scale band have the same axes, each its own points and frontier", () => {
  const { panel, drawn } = aChart({ view: "bands" }, RUNS);
  const { bands, empty } = drawnBands(panel, drawn);
  expect(bands.map(({ label, panel: { points, lines } }) => [label, points.length, lines.length])).toEqual([
    ["1-4B", 2, 1],
    ["4-10B", 1, 1],
  ]);
  expect(empty).toEqual(["<1B", "10-40B", "40B+"]);
  const ticks = (band: DrawnPanel) => layOutFigure(band, SIZES.small).xTicks;
  const [first, second] = bands;
  expect(first && ticks(first.panel)).toEqual(second && ticks(second.panel));
});

test("a value's text gives its change with the sign of the difference, a saving's that of what is saved", () => {
  const results = [
    aStoredResult({ amu: 40, al: 2 }, { id: "base" }),
    aStoredResult({ amu: 30, al: 3 }, { technique: "DoRA", baseline: "base" }),
  ];
  const textOf = (as: "values" | "change") => {
    const question = { ...values, as };
    const [panel] = buildTradeOffs(question, results).panels;
    return panel && drawnPanel(panel, question, []).points.at(-1)?.text;
  };
  expect(textOf("values")).toEqual([
    "Qwen2.5-7B, DoRA",
    "Average Memory Utilization (AMU): 30 GB (−25.0%, better, from 40 GB)",
    "Average Latency (AL): 3 s (+50.0%, worse, from 2 s)",
    "On the frontier",
  ]);
  expect(textOf("change")?.[1]).toBe("Memory saved (AMU): +25.0%, better (40 → 30 GB)");
});
