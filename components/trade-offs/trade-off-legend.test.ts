import { expect, test } from "vitest";
import { aStoredResult } from "@/benchmark/result-builder";
import { defaultTradeOff, type TradeOffQuestion } from "@/benchmark/trade-offs/trade-off-question";
import { buildTradeOffs } from "@/benchmark/trade-offs/trade-offs";
import { frontierNotes } from "./trade-off-legend";

// Every value here is made up.
function notes(axis: "architecture" | "fine-tuning", change: Partial<TradeOffQuestion> = {}): string[] {
  const on = { axis, family: "peft" };
  const [panel] = buildTradeOffs(
    { ...defaultTradeOff(axis), as: "values", x: "amu", y: "al", frontier: "model", ...change },
    [
      aStoredResult({ amu: 10, al: 10 }, { ...on, id: "a" }),
      aStoredResult(
        { amu: 5, al: 5 },
        { ...on, id: "b", technique: "full", notComparable: "half the batch" },
      ),
    ],
  ).panels;
  if (!panel) throw new Error("there is a chart");
  return frontierNotes(panel, false);
}

test("a frontier of each model says what counts as one model: in pretraining also its paired one", () => {
  expect(notes("fine-tuning")[0]).toContain("No other result of the same model on the same data set");
  expect(notes("architecture")[0]).toContain(
    "No other result of the same model, or of one that differs by the technique alone, on the same data set",
  );
});

test("what stands aside from the frontier is named with its reason", () => {
  expect(notes("fine-tuning")[1]).toBe(
    "Aside from the frontier, drawn and never on it: Qwen2.5-7B, full: not comparable: half the batch.",
  );
});
