import { expect, test } from "vitest";
import { columnValue } from "./cell";
import { derivedEnergyPerToken } from "./derived-energy";
import { aMeasurement, aStoredResult } from "./result-builder";

const served = (values: Parameters<typeof aStoredResult>[0]) =>
  aStoredResult(values, { id: "r", axis: "inference", family: "quantization" });

test("energy per token is mean power over throughput, as weak as the weaker of the two", () => {
  const power = aMeasurement(300, { unit: "W", scope: "total", origin: "reported" });
  const result = served({ aec: power, it: 20 });
  expect(derivedEnergyPerToken(result)).toMatchObject({
    value: 15,
    unit: "J",
    better: "lower",
    halfWidth: 0,
    origin: "reported",
    scope: "total",
    note: "computed here, mean power over throughput: 300 W / 20 tokens/s",
  });
  expect(columnValue(result, "energy_per_token", [])).toMatchObject({ value: 15 });
});

test("its uncertainty combines both", () => {
  const uncertain = (value: number, half: number, unit: string) =>
    aMeasurement(value, { unit, uncertainty: { kind: "stdev", value: half } });
  // 15 x sqrt(0.03² + 0.04²) = 0.75
  const result = served({ aec: uncertain(300, 9, "W"), it: uncertain(20, 0.8, "tokens/s") });
  expect(derivedEnergyPerToken(result)?.halfWidth).toBeCloseTo(0.75, 12);
});

test("an energy that was measured stands as it is", () => {
  expect(
    columnValue(served({ aec: 300, it: 20, energy_per_token: 14 }), "energy_per_token", []),
  ).toMatchObject({
    value: 14,
  });
});

test("nothing is computed without both, of images a second, or outside of inference", () => {
  expect(derivedEnergyPerToken(served({ aec: 300 }))).toBeNull();
  expect(derivedEnergyPerToken(served({ aec: 300, it: aMeasurement(2, { unit: "images/s" }) }))).toBeNull();
  expect(derivedEnergyPerToken(served({ aec: 300, it: 0 }))).toBeNull();
  expect(derivedEnergyPerToken(aStoredResult({ aec: 300, it: 20 }))).toBeNull();
  expect(columnValue(served({ aec: 300 }), "energy_per_token", [])).toEqual({ missing: "not_reported" });
});
