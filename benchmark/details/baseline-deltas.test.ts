import { expect, test } from "vitest";
import { aMeasurement, aStoredResult } from "../result-builder";
import { baselineDeltas } from "./baseline-deltas";

test("every value that both have is set beside its baseline's, quality first", () => {
  const loss = (value: number) => ({
    quality: [{ task: "x", metric: "training loss", value, better: "lower", origin: "measured" }] as const,
  });
  const own = aStoredResult({ amu: 30, al: 1, size: 2 }, { technique: "DoRA", ...loss(0.5) });
  const baseline = aStoredResult({ amu: 40, aec: 500, size: 2 }, loss(0.75));
  expect(baselineDeltas(own, baseline).map(({ column, change }) => [column, change])).toEqual([
    ["quality", { value: -0.25, unit: "loss", halfWidth: 0, verdict: "better" }],
    ["amu", { value: -25, unit: "%", halfWidth: 0, verdict: "better" }],
    ["size", { value: 0, unit: "%", halfWidth: 0, verdict: "same" }],
  ]);
});

test("values of different kinds are listed with the reason why there is no change", () => {
  const own = aStoredResult({ amu: aMeasurement(30, { scope: "total" }) }, { technique: "DoRA" });
  const baseline = aStoredResult({ amu: aMeasurement(40, { scope: "per_accelerator" }) });
  expect(baselineDeltas(own, baseline)[0]?.change).toBe(
    "all accelerators together, the baseline per accelerator",
  );
});
