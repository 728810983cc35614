import { describe, expect, test } from "vitest";
import { aMeasurement, aStoredResult } from "./result-builder";
import { countTrust, crossCheck, standingOf, verificationText } from "./trust";

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

test("a result is its submitter's own word until the maintainers verified it in some way", () => {
  expect(standingOf({ verification: null })).toBe("self-reported");
  expect(standingOf({ verification: "rerun" })).toBe("verified");
  expect(standingOf({ verification: "artifacts" })).toBe("verified");
});

test("what was verified is told in words", () => {
  expect(verificationText({ verification: null })).toBe(
    "self-reported: nobody but the submitter stands for the values",
  );
  expect(verificationText({ verification: "rerun" })).toBe(
    "verified (re-run): the maintainers ran it again and found the same",
  );
});

test("of several results it is counted how many are verified, first-party and checked", () => {
  const trusted = [
    { trust: { verification: "rerun", party: "first-party", checks: "hold" } },
    { trust: { verification: null, party: "first-party", checks: "contradict" } },
    { trust: { verification: null, party: "third-party", checks: "none" } },
  ] as const;
  expect(countTrust(trusted)).toEqual({
    results: 3,
    verified: 1,
    first_party: 2,
    checks_hold: 1,
    checks_contradict: 1,
  });
});
