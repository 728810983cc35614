import { expect, test } from "vitest";
import { formatChange } from "./change-format";

test.each([
  [{ value: -34.04, unit: "%", halfWidth: 0 }, "−34.0%"],
  [{ value: 1, unit: "%", halfWidth: 2 }, "+1.0 ± 2%"],
  [{ value: 2.154, unit: "points", halfWidth: 0.4 }, "+2.15 ± 0.4 points"],
  [{ value: -0.02, unit: "loss", halfWidth: 0 }, "−0.0200"],
  [{ value: 12.5, unit: "loss", halfWidth: 0 }, "+12.5"],
  [{ value: -140, unit: "perplexity", halfWidth: 0 }, "−140"],
  [{ value: 0, unit: "%", halfWidth: 0 }, "±0%"],
])("%j is written %s", (change, text) => {
  expect(formatChange(change)).toBe(text);
});

test("a small change is never written as none", () => {
  expect(formatChange({ value: 0.004, unit: "%", halfWidth: 0 })).toBe("+0.004%");
  expect(formatChange({ value: -0.00012, unit: "points", halfWidth: 0 })).toBe("−0.0001 points");
});
