import { describe, expect, test } from "vitest";
import type { Result } from "../result";
import { aMeasurement, aStoredResult } from "../result-builder";
import { defaultTradeOff } from "./trade-off-question";
import { buildTradeOffs } from "./trade-offs";

const question = { ...defaultTradeOff("fine-tuning"), view: "lines", as: "values", y: "al" } as const;

type Changes = NonNullable<Parameters<typeof aStoredResult>[1]>;

function aRun(technique: string, parametersB: number, al: number, changes: Changes = {}): Result {
  return aStoredResult(
    { al: aMeasurement(al, { unit: "s" }) },
    { technique, model: `Llama-${parametersB}B`, parametersB, ...changes },
  );
}

function chartOf(results: readonly Result[]) {
  const { lines, panels } = buildTradeOffs(question, results);
  expect(panels).toEqual([]);
  return lines[0];
}

/** Each line as the sizes that it joins. */
function joined(results: readonly Result[]) {
  const chart = chartOf(results);
  return chart?.lines.map(({ technique, places }) => [
    technique,
    ...places.map((place) => chart.points[place]?.parametersB),
  ]);
}

describe("a technique against the size of models", () => {
  test("is one line through measured models, smallest first", () => {
    const results = [aRun("DoRA", 8, 3), aRun("DoRA", 1, 1), aRun("DoRA", 3, 2), aRun("LoRA", 1, 0.9)];
    expect(joined(results)).toEqual([["DoRA", 1, 3, 8]]);
    expect(chartOf(results)?.points).toHaveLength(4);
  });

  test("needs no value on the side that is not shown", () => {
    expect(buildTradeOffs({ ...question, x: "amu" }, [aRun("DoRA", 1, 1)]).leftOut).toEqual([]);
  });

  test("is not joined where a size has two results, and says so", () => {
    const results = [
      aRun("DoRA", 1, 1),
      aRun("DoRA", 3, 2),
      aRun("DoRA", 3, 2.2, { id: "again" }),
      aRun("DoRA", 8, 3),
    ];
    expect(joined(results)).toEqual([]);
    expect(chartOf(results)?.apart).toEqual(["DoRA has 2 results at 3B: a line has one at each size."]);
  });

  test("names each model of what is not joined once, and a reason once for all that share it", () => {
    const barred: Changes = { notComparable: "half the batch size" };
    const results = [
      aRun("full", 1, 1),
      aRun("full", 3, 2, barred),
      aRun("full", 8, 3),
      aRun("full", 14, 4, barred),
      aRun("DoRA", 3, 2),
      aRun("DoRA", 3, 2.2, { id: "again" }),
      aRun("LoRA", 3, 2),
      aRun("LoRA", 3, 2.2, { id: "once more" }),
    ];
    expect(chartOf(results)?.apart.sort()).toEqual([
      "LoRA and DoRA each have 2 results at 3B: a line has one at each size.",
      "full on Llama-3B and Llama-14B is marked as not comparable: half the batch size.",
    ]);
  });

  test("with other settings is another line", () => {
    const rank = (value: number): Changes => ({ settings: { rank: value } });
    const results = [
      aRun("DoRA", 1, 1, rank(8)),
      aRun("DoRA", 3, 2, rank(8)),
      aRun("DoRA", 1, 1.5, { ...rank(64), id: "one" }),
      aRun("DoRA", 3, 2.5, { ...rank(64), id: "three" }),
    ];
    expect(joined(results)).toEqual([
      ["DoRA", 1, 3],
      ["DoRA", 1, 3],
    ]);
  });

  test("of other hardware never shares a chart, so it is never joined", () => {
    const elsewhere = { environment: { accelerator: "NVIDIA L40S", count: 1 } };
    const { lines } = buildTradeOffs(question, [aRun("DoRA", 1, 1), aRun("DoRA", 3, 2, elsewhere)]);
    expect(lines).toHaveLength(2);
    expect(lines.every((chart) => chart.lines.length === 0)).toBe(true);
  });

  test("leaves out what has no value, with the reason", () => {
    const missing = aStoredResult({ al: { missing: "out_of_memory", note: null } }, { technique: "DoRA" });
    expect(buildTradeOffs(question, [missing])).toMatchObject({
      lines: [],
      leftOut: [{ why: "no AL: ran out of memory", results: ["Qwen2.5-7B, DoRA"] }],
    });
  });

  test("as a change leaves baselines to their zero", () => {
    const results = [aRun("LoRA", 1, 2), aRun("DoRA", 1, 3, { baseline: "lora-llama-1b" })];
    const { lines, leftOut } = buildTradeOffs({ ...question, as: "change" }, results);
    expect(lines[0]?.points).toMatchObject([{ technique: "DoRA", y: { drawn: -50 } }]);
    expect(leftOut).toEqual([]);
  });
});
