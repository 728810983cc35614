import { describe, expect, test } from "vitest";
import { crossCheck } from "./cross-check";
import { aMeasurement, aStoredResult } from "./result-builder";

const power = (watts: number, limit: number) =>
  aStoredResult(
    { aec: watts },
    { environment: { accelerator: "NVIDIA H200", count: 1, power_limit_w: limit } },
  );

describe("cross-checks", () => {
  test("hold where one could be made and none fails", () => {
    expect(crossCheck(power(600, 700), null)).toBe("hold");
  });

  test("contradict where one fails, whatever else holds", () => {
    const beyond = aStoredResult(
      { aec: 900, amu: 40 },
      { environment: { accelerator: "NVIDIA H200", count: 1, power_limit_w: 700, memory_gb: 141 } },
    );
    expect(crossCheck(beyond, null)).toBe("contradict");
  });

  test("are none where too little is given", () => {
    expect(crossCheck(aStoredResult({ al: 2 }), null)).toBe("none");
  });

  test("hold a compression against the baseline, and need it for that", () => {
    const quality = (value: number) => [
      { task: "MMLU-Pro", metric: "accuracy", value, better: "higher", origin: "measured" } as const,
    ];
    const shared = { axis: "inference", family: "quantization" } as const;
    const baseline = aStoredResult({ size: 16 }, { ...shared, technique: "bfloat16", quality: quality(0.5) });
    const packed = (mcr: number) =>
      aStoredResult(
        { size: 4, mcr: aMeasurement(mcr, { unit: "x" }) },
        { ...shared, technique: "int4", quality: quality(0.45) },
      );
    // 16 / 4 x 0.45 / 0.5 = 3.6
    expect(crossCheck(packed(3.6), baseline)).toBe("hold");
    expect(crossCheck(packed(3.9), baseline)).toBe("contradict");
    expect(crossCheck(packed(3.9), null)).toBe("none");
  });
});
