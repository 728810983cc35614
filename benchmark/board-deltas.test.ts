import { expect, test } from "vitest";
import { improvementRatio, ownDelta } from "./board-deltas";
import { type ColumnValue, columnValue } from "./cell";
import { aMeasurement, aStoredResult } from "./result-builder";

function aValue(column: "amu" | "st", value: number): ColumnValue {
  const found = columnValue(aStoredResult({ [column]: aMeasurement(value) }), column, []);
  if ("missing" in found) throw new Error("a value");
  return found;
}

test("a ratio says how many times better a value is, whichever direction is better", () => {
  expect(improvementRatio(aValue("amu", 20), aValue("amu", 40))).toBe(2);
  expect(improvementRatio(aValue("amu", 40), aValue("amu", 20))).toBe(0.5);
  expect(improvementRatio(aValue("st", 30), aValue("st", 20))).toBe(1.5);
});

test("there is no ratio with zero, with negative values, or beyond what a number holds", () => {
  expect(improvementRatio(aValue("amu", 0), aValue("amu", 40))).toBeNull();
  expect(improvementRatio(aValue("amu", 40), aValue("amu", 0))).toBeNull();
  expect(improvementRatio(aValue("amu", -1), aValue("amu", -2))).toBeNull();
  expect(improvementRatio(aValue("st", 1e300), aValue("st", 1e-300))).toBeNull();
});

test("a baseline differs from itself by nothing, even where it is 0", () => {
  const none = { value: 0, unit: "%", verdict: "same", baseline: "LoRA" };
  expect(ownDelta("amu", aValue("amu", 40), "LoRA")).toEqual({ ...none, ratio: 1 });
  expect(ownDelta("amu", aValue("amu", 0), "LoRA")).toEqual({ ...none, ratio: null });
});
