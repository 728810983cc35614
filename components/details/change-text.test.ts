import { expect, test } from "vitest";
import { changeText } from "./change-text";

const change = { halfWidth: 0, verdict: "better" } as const;

test("a change has its sign, its unit and a word", () => {
  expect(changeText({ ...change, value: -34.04, unit: "%" })).toBe("−34.0%, better");
  expect(changeText({ ...change, value: 2.154, unit: "points", halfWidth: 0.4 })).toBe(
    "+2.15 ± 0.4 points, better",
  );
  expect(changeText({ ...change, value: -0.00893, unit: "loss" })).toBe("−0.00893, better");
});

test("a small change is never written as none", () => {
  expect(changeText({ ...change, value: 0.004, unit: "%", verdict: "worse" })).toBe("+0.004%, worse");
});

test("what can't be told apart says so", () => {
  expect(changeText({ value: 1, unit: "%", halfWidth: 2, verdict: "unclear" })).toBe(
    "+1.0 ± 2%, within the uncertainty",
  );
  expect(changeText({ value: 0, unit: "%", halfWidth: 0, verdict: "same" })).toBe("the same");
});
