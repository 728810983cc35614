import { describe, expect, test } from "vitest";
import type { Measurement, Result } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import { defaultTradeOff, type TradeOffQuestion } from "./trade-off-question";
import { buildTradeOffs, type TradeOffPanel } from "./trade-offs";
import { tradeOffsCsv } from "./trade-offs-csv";

// Every value here is made up.
const question: TradeOffQuestion = {
  ...defaultTradeOff("fine-tuning"),
  as: "values",
  x: "amu",
  y: "al",
  frontier: "global",
};

type Changes = NonNullable<Parameters<typeof aStoredResult>[1]>;

function run(technique: string, amu: number | Measurement, al: number, changes: Changes = {}): Result {
  return aStoredResult({ amu, al }, { id: technique, technique, ...changes });
}

function draw(results: readonly Result[], change: Partial<TradeOffQuestion> = {}): TradeOffPanel {
  const [panel] = buildTradeOffs({ ...question, ...change }, results).panels;
  if (!panel) throw new Error("there is a chart");
  return panel;
}

const standing = ({ points }: TradeOffPanel) =>
  Object.fromEntries(points.map(({ technique, isBest, aside }) => [technique, aside ?? isBest]));

describe("results that their source calls not comparable", () => {
  const barred = (reason: string) => ({ notComparable: reason });
  const results = [
    run("LoRA", 10, 10),
    run("DoRA", 9, 12),
    run("full", 90, 90, barred("half the batch size")),
    run("freeze", 95, 95, barred("half the batch size")),
    // Better than all on both sides, and still no competitor.
    run("RSLoRA", 1, 1, barred("another optimiser")),
  ];

  test("stand aside from the frontier, with the reason, however good or bad they are", () => {
    expect(standing(draw(results))).toEqual({
      LoRA: true,
      DoRA: true,
      full: "not comparable: half the batch size",
      freeze: "not comparable: half the batch size",
      RSLoRA: "not comparable: another optimiser",
    });
  });

  test("make no line of their own", () => {
    expect(draw(results).frontier?.lines.map(({ steps }) => steps)).toEqual([
      [
        { x: 9, y: 12 },
        { x: 10, y: 12 },
        { x: 10, y: 10 },
      ],
    ]);
    expect(draw(results, { frontier: "model" }).frontier?.lines).toHaveLength(1);
    expect(draw(results.slice(2)).frontier?.lines).toEqual([]);
  });

  test("have no share, and take none from others", () => {
    const noisy = (value: number) => aMeasurement(value, { uncertainty: { kind: "stdev", value: 1 } });
    const { points } = draw([
      run("LoRA", noisy(10), 10),
      run("RSLoRA", noisy(1), 1, barred("another optimiser")),
    ]);
    expect(points.map(({ technique, share }) => [technique, share])).toEqual([
      ["LoRA", 1],
      ["RSLoRA", null],
    ]);
  });

  test("are named beside the chart", () => {
    expect(draw(results).frontier?.aside).toEqual([
      { text: "not comparable: another optimiser", points: ["Qwen2.5-7B, RSLoRA"] },
      { text: "not comparable: half the batch size", points: ["Qwen2.5-7B, freeze", "Qwen2.5-7B, full"] },
    ]);
  });

  test("say so in the CSV", () => {
    const tradeOffs = buildTradeOffs(question, [run("LoRA", 10, 10), run("full", 5, 5, barred("half"))]);
    const [header = "", ...lines] = tradeOffsCsv({ tradeOffs, datasetVersion: 1, address: "a" })
      .trimEnd()
      .split("\r\n");
    const place = header.split(",").indexOf("frontier_aside");
    expect(header.split(",")[place - 2]).toBe("on_frontier");
    expect(lines.map((line) => line.split(",").slice(place - 2, place + 1))).toEqual([
      ["yes", "", ""],
      ["no", "", "not comparable: half"],
    ]);
  });
});

describe("an estimate", () => {
  const guess = aMeasurement(1, { origin: "estimated" });

  test("is drawn and never competes", () => {
    const panel = draw([run("LoRA", 10, 10), run("DoRA", guess, 1)]);
    expect(standing(panel)).toEqual({ LoRA: true, DoRA: "AMU is an estimate, not a measurement" });
  });

  test("of a baseline keeps its changes from competing", () => {
    const panel = draw(
      [
        run("LoRA", aMeasurement(20, { origin: "estimated" }), 10),
        run("DoRA", 10, 9, { baseline: "LoRA" }),
        run("RSLoRA", 12, 11, { baseline: "LoRA" }),
      ],
      { as: "change" },
    );
    expect(standing(panel)).toEqual({
      DoRA: "AMU of its baseline is an estimate, not a measurement",
      RSLoRA: "AMU of its baseline is an estimate, not a measurement",
    });
    expect(panel.frontier?.lines).toEqual([]);
  });
});

test("values equal but for the noise of floating point are on the frontier together", () => {
  const scored = (technique: string, value: number) =>
    aStoredResult(
      { amu: 10 },
      {
        id: technique,
        technique,
        quality: [{ task: "t", metric: "training loss", value, better: "lower", origin: "measured" }],
      },
    );
  const panel = draw([scored("LoRA", 0.2), scored("DoRA", 0.1 + 0.1 + Number.EPSILON / 8)], { y: "quality" });
  expect(panel.points.map(({ isBest }) => isBest)).toEqual([true, true]);
});
