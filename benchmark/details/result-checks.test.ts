import { describe, expect, test } from "vitest";
import { aMeasurement, aStoredResult } from "../result-builder";
import { checkResult } from "./result-checks";
import type { ResultDetail } from "./result-detail";

type Stored = Parameters<typeof aStoredResult>;

/** bfloat16 weights on one accelerator of 80 GB and 700 W, as far as `changes` does not say otherwise. */
function aDetail(values: Stored[0], changes: Stored[1] = {}, sent: ResultDetail["sent"] = {}): ResultDetail {
  const result = aStoredResult(values, {
    axis: "inference",
    family: "quantization",
    technique: "bfloat16",
    environment: { accelerator: "NVIDIA H100", count: 1, memory_gb: 80, power_limit_w: 700 },
    ...changes,
  });
  return {
    ...result,
    localId: "a",
    version: 1,
    current: true,
    bundleState: "published",
    sent,
    scoreArtifacts: [],
  };
}

/** What a check of this title says: its verdict and its text. */
function said(result: ResultDetail, title: RegExp, baseline: ResultDetail | null = null) {
  const check = checkResult(result, baseline).find((one) => title.test(one.title));
  return check && [check.verdict, check.text];
}

describe("memory", () => {
  test("in use is compared with what the accelerators have", () => {
    expect(said(aDetail({ amu: 40 }), /^The mean memory in use fits/)).toEqual([
      "holds",
      "40 GB in use; expected at most 80 GB x 1 = 80 GB",
    ]);
    expect(said(aDetail({ amu: 100 }), /^The mean memory in use fits/)).toEqual([
      "fails",
      "100 GB in use; expected at most 80 GB x 1 = 80 GB",
    ]);
  });

  test("can't be compared where the hardware is not described, and says what is missing", () => {
    expect(said(aDetail({ amu: 40 }, { environment: {} }), /^The mean memory in use fits/)).toEqual([
      "unknown",
      "missing: memory of an accelerator, number of accelerators",
    ]);
  });

  test("holds the weights at the bits that the technique declares", () => {
    // 7 billion weights of 16 bits are 14 GB, of 4 bits 3.5 GB.
    expect(said(aDetail({ amu: 10 }), /^The weights/)).toEqual([
      "fails",
      "10 GB in use; expected at least 14 GB: 7 billion weights of 16 bits",
    ]);
    expect(said(aDetail({ amu: 10 }, { technique: "int4" }), /^The weights/)?.[0]).toBe("holds");
  });
});

test("power is compared with its limit", () => {
  expect(said(aDetail({ aec: 700 }), /power stays/)?.[0]).toBe("holds");
  expect(said(aDetail({ aec: 701 }), /power stays/)).toEqual([
    "fails",
    "701 W; expected at most 700 W x 1 = 700 W",
  ]);
});

test("energy per token times throughput is power, within 5%", () => {
  expect(said(aDetail({ aec: 580, energy_per_token: 2, it: 300 }), /^Energy per token/)).toEqual([
    "holds",
    "energy x throughput (2 J x 300 tokens/s) gives 600 W; expected 580 W as stated, within 5%",
  ]);
  expect(said(aDetail({ aec: 500, energy_per_token: 2, it: 300 }), /^Energy per token/)?.[0]).toBe("fails");
  expect(said(aDetail({ aec: 500, it: 300 }), /^Energy per token/)).toEqual([
    "unknown",
    "missing: Energy per token",
  ]);
});

test("throughput times latency is the tokens under way", () => {
  const workload = { batch_size: 8, output_tokens: 25 };
  expect(said(aDetail({ it: 100, al: 2 }, { workload }), /tokens under way/)).toEqual([
    "holds",
    "IT x AL (100 tokens/s x 2 s) gives 200 tokens; expected 200 tokens as stated, within 5%",
  ]);
  expect(said(aDetail({ it: 100, al: 2 }, { workload: {} }), /tokens under way/)?.[1]).toBe(
    "missing: output tokens of a request, requests under way",
  );
});

test("the compression rate is compared with size and quality of the baseline", () => {
  const quality = (value: number) => ({
    quality: [{ task: "MATH", metric: "accuracy", value, better: "higher", origin: "measured" }] as const,
  });
  const baseline = aDetail({ size: 16 }, quality(0.5));
  // 16 / 4 = 4 times smaller at 0.45 / 0.5 = 0.9 of the quality is 3.6.
  const int4 = (mcr: number) => aDetail({ size: 4, mcr }, { technique: "int4", ...quality(0.45) });
  expect(said(int4(3.6), /^Model Compression/, baseline)).toEqual([
    "holds",
    "size ratio x quality ratio (4 x 0.45 / 0.5) gives 3.6 x; expected 3.6 x as stated, within 5%",
  ]);
  expect(said(int4(4), /^Model Compression/, baseline)?.[0]).toBe("fails");
  expect(said(int4(3.6), /^Model Compression/)).toEqual([
    "unknown",
    "missing: a baseline, size ratio or both sizes",
  ]);
});

describe("repeats", () => {
  const sent = (value: number, unit: string) => ({ amu: { value, unit, artifact: null } });

  test("are compared in the unit they were sent in, to the digits of the value", () => {
    // Their mean is 13100.4 MB; a value of 13100 is that, rounded.
    const amu = aMeasurement(13.1, { repeats: [13.0001, 13.1002, 13.2009] });
    expect(said(aDetail({ amu }, {}, sent(13100, "MB")), /repeats$/)).toEqual([
      "holds",
      "13100 MB; the mean of 3 repeats is 13100.4 MB, their range 13000.1 to 13200.9",
    ]);
  });

  test("whose mean is another number fail", () => {
    const amu = aMeasurement(13, { repeats: [12, 14, 19] });
    expect(said(aDetail({ amu }, {}, sent(13, "GB")), /repeats$/)).toEqual([
      "fails",
      "13 GB; the mean of 3 repeats is 15 GB, their range 12 to 19",
    ]);
  });

  test("of a value that has none are no check", () => {
    expect(said(aDetail({ amu: 13 }, {}, sent(13, "GB")), /repeats$/)).toBeUndefined();
  });
});

test("what fails comes first, then what holds, then what can't be checked", () => {
  const verdicts = checkResult(aDetail({ amu: 10, aec: 100 }), null).map(({ verdict }) => verdict);
  expect(verdicts).toEqual(["fails", "holds", "holds", ...Array(7).fill("unknown")]);
});

test("laws of inference are not asked of training", () => {
  const titles = checkResult(aDetail({ amu: 10 }, { axis: "fine-tuning" }), null).map(({ title }) => title);
  expect(titles).not.toContain("Throughput times latency is the tokens under way");
  expect(titles).toContain("Throughput times training time is the tokens processed");
});
