import { describe, expect, test } from "vitest";
import type { Scope } from "../axes";
import { columnValue } from "../cell";
import { aMeasurement, aStoredResult } from "../result-builder";
import { onOneAccelerator } from "./one-accelerator";

function read(value: number, scope: Scope | null, count: number | undefined, limit: number) {
  const environment = { accelerator: "NVIDIA H200", ...(count === undefined ? {} : { count }) };
  const result = aStoredResult({ amu: aMeasurement(value, { scope }) }, { environment });
  const own = columnValue(result, "amu", []);
  if ("missing" in own) throw new Error("it has a value");
  return onOneAccelerator(own, result, limit);
}

describe("a value against a limit for one accelerator", () => {
  test("is itself where the run had only one", () => {
    for (const scope of ["per_accelerator", "total", null] as const) {
      expect(read(30, scope, 1, 24)).toEqual({ value: 30, halfWidth: 0, caveat: null });
    }
  });

  test("is itself where it counts one of several, and says that as many may be needed", () => {
    expect(read(20, "per_accelerator", 4, 24)).toEqual({
      value: 20,
      halfWidth: 0,
      caveat: "ran on 4x NVIDIA H200: as many may be needed",
    });
  });

  test("within the limit is within it whatever it counts, where its scope is not stated", () => {
    expect(read(20, null, 4, 24)).toEqual({
      value: 20,
      halfWidth: 0,
      caveat:
        "the source does not say whether its value counts one accelerator or all 4 accelerators: either way one uses no more, and as many may be needed",
    });
    expect(read(20, null, undefined, 24)).toMatchObject({ value: 20 });
  });

  test("of a scope that is not stated fails where even an even share of it is above the limit", () => {
    expect(read(100, null, 4, 24)).toEqual({
      value: 25,
      halfWidth: 0,
      caveat:
        "the source does not say whether 100 GB counts one accelerator or all 4 accelerators: taken for all, the least that it can mean",
    });
  });

  test("of a scope that is not stated says nothing between these, as it may be a sum", () => {
    // The seeded bfloat16 on Phi-4: 48.19 GB on four, of which 48 are allowed on one.
    expect(read(48.19, null, 4, 48)).toEqual({
      why: "48.19 GB, of which the source does not say whether they count one accelerator or all 4 accelerators: if all, 12.05 GB each on the mean",
    });
    expect(read(30, null, undefined, 24)).toEqual({
      why: "30 GB, of which the source does not say whether they count one accelerator or all accelerators",
    });
  });

  test("of all together within the limit is each of them within it", () => {
    expect(read(20, "total", 4, 24)).toEqual({
      value: 20,
      halfWidth: 0,
      caveat: "counts all 4 accelerators together: one uses no more",
    });
  });

  test("of all together with a mean above the limit is at least one of them above it", () => {
    expect(read(100, "total", 4, 24)).toEqual({
      value: 25,
      halfWidth: 0,
      caveat: "100 GB on all 4 accelerators together: their mean",
    });
  });

  test("of all together between these says nothing of one", () => {
    const why = "90 GB on all 4 accelerators together; what one of them uses is not known";
    expect(read(90, "total", 4, 24)).toEqual({ why });
    expect(read(90, "total", undefined, 24)).toEqual({
      why: "90 GB on all accelerators together; what one of them uses is not known",
    });
  });
});
