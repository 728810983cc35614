import { describe, expect, test } from "vitest";
import type { Environment, Model, Workload } from "../bundle";
import { aBundle, aResult } from "../bundle-builder";
import { checkBundle } from "../checks";

interface Run {
  metrics: NonNullable<NonNullable<Parameters<typeof aResult>[0]>["metrics"]>;
  environment?: Environment;
  workload?: Workload;
  model?: Model;
  technique?: string;
  axis?: "architecture" | "fine-tuning" | "inference";
}

/** The codes found in one run; by default on one H200 of 141 GB and 700 W. */
function codes({
  metrics,
  environment,
  workload = {},
  model,
  technique = "bfloat16",
  axis = "inference",
}: Run) {
  const family = axis === "inference" ? "quantization" : "peft";
  const result = aResult({
    metrics,
    workload,
    axis,
    technique: { family, name: technique },
    ...(model ? { model } : {}),
  });
  const environments = environment ? { environments: { h200: environment } } : {};
  return checkBundle(aBundle({ results: [result], ...environments })).findings.map(({ code }) => code);
}
const EIGHT: Environment = { accelerator: "NVIDIA H100", count: 8, memory_gb: 80, power_limit_w: 700 };

describe("memory in use", () => {
  test("may fill a card to the GiB that vendors call GB, and no further", () => {
    const one = { ...EIGHT, count: 1 };
    expect(codes({ metrics: { amu: { value: 81_559, unit: "MiB" } }, environment: one })).toEqual([]);
    expect(codes({ metrics: { amu: { value: 86, unit: "GB" } }, environment: one })).toEqual([
      "physics.memory_capacity",
    ]);
  });

  test("counts all accelerators unless it is that of one", () => {
    const amu = { value: 300, unit: "GB" };
    expect(codes({ metrics: { amu }, environment: EIGHT })).toEqual([]);
    expect(codes({ metrics: { amu: { ...amu, scope: "total" } }, environment: EIGHT })).toEqual([]);
    expect(codes({ metrics: { amu: { ...amu, scope: "per_accelerator" } }, environment: EIGHT })).toEqual([
      "physics.memory_capacity",
    ]);
  });

  test("is not judged where memory or count is not known", () => {
    const amu = { value: 5000, unit: "GB" };
    expect(codes({ metrics: { amu }, environment: { memory_gb: 80 } })).toEqual([]);
    expect(codes({ metrics: { amu }, environment: { count: 8 } })).toEqual([]);
  });

  test("may not exceed its peak, where both count the same accelerators", () => {
    const peak_memory = { value: 40, unit: "GB", scope: "per_accelerator" as const };
    const amu = (scope: "total" | "per_accelerator") => ({ value: 60, unit: "GB", scope });
    expect(codes({ metrics: { amu: amu("per_accelerator"), peak_memory }, environment: EIGHT })).toEqual([
      "physics.peak_memory",
    ]);
    expect(codes({ metrics: { amu: amu("total"), peak_memory }, environment: EIGHT })).toEqual([]);
  });
});

describe("weights", () => {
  const seventy: Model = { name: "Llama-3.1-70B", parameters_b: 70 };

  test("are compared at the bits of the technique", () => {
    const amu = { value: 45, unit: "GB" };
    expect(codes({ metrics: { amu }, model: seventy, technique: "int4" })).toEqual([]);
    expect(codes({ metrics: { amu }, model: seventy, technique: "int8" })).toEqual([
      "physics.weights_memory",
    ]);
  });

  test("may be spread over all accelerators", () => {
    const amu = { value: 20, unit: "GB", scope: "per_accelerator" as const };
    expect(codes({ metrics: { amu }, model: seventy, environment: EIGHT })).toEqual([]);
    expect(
      codes({ metrics: { amu: { ...amu, scope: "total" } }, model: seventy, environment: EIGHT }),
    ).toEqual(["physics.weights_memory"]);
  });

  test("are compared at the workload's dtype where the technique has no bits", () => {
    const metrics = { amu: { value: 5, unit: "GB" } };
    expect(
      codes({ metrics, axis: "fine-tuning", technique: "LoRA", workload: { dtype: "bfloat16" } }),
    ).toEqual(["physics.weights_memory"]);
    expect(codes({ metrics, axis: "fine-tuning", technique: "LoRA" })).toEqual([]);
  });
});

test("power is compared with the limit of the accelerators it counts", () => {
  const aec = { value: 5000, unit: "W" };
  expect(codes({ metrics: { aec: { ...aec, scope: "total" } }, environment: EIGHT })).toEqual([]);
  expect(codes({ metrics: { aec: { ...aec, scope: "per_accelerator" } }, environment: EIGHT })).toEqual([
    "physics.power_limit",
  ]);
});

describe("energy", () => {
  const energy_per_token = { value: 2, unit: "J" };
  const it = { value: 300, unit: "tokens/s" };

  test("agrees with power within 5%", () => {
    expect(codes({ metrics: { aec: { value: 0.58, unit: "kW" }, energy_per_token, it } })).toEqual([]);
    expect(codes({ metrics: { aec: { value: 560, unit: "W" }, energy_per_token, it } })).toEqual([
      "physics.energy",
    ]);
  });

  test("is not compared across scopes", () => {
    const aec = { value: 90, unit: "W", scope: "per_accelerator" as const };
    const total = { ...energy_per_token, scope: "total" as const };
    expect(codes({ metrics: { aec, energy_per_token: total, it }, environment: EIGHT })).toEqual([]);
  });
});

describe("tokens", () => {
  test("in training are throughput of all accelerators times training time", () => {
    const train_time = { value: 1, unit: "h" };
    const throughput = { value: 100, unit: "tokens/s", scope: "per_accelerator" as const };
    const run = {
      metrics: { throughput, train_time },
      environment: EIGHT,
      axis: "fine-tuning",
      technique: "LoRA",
    } as const;
    expect(codes({ ...run, workload: { tokens: 2_880_000 } })).toEqual([]);
    expect(codes({ ...run, workload: { tokens: 360_000 } })).toEqual(["physics.tokens"]);
  });

  test("in inference are not computed for requests that arrive at a rate", () => {
    const metrics = { it: { value: 100, unit: "tokens/s" }, al: { value: 2, unit: "s" } };
    expect(codes({ metrics, workload: { batch_size: 8, output_tokens: 25 } })).toEqual([]);
    expect(codes({ metrics, workload: { batch_size: 8, output_tokens: 26.5 } })).toEqual(["physics.tokens"]);
    expect(codes({ metrics, workload: { request_rate: 4, batch_size: 8, output_tokens: 26.5 } })).toEqual([]);
  });
});
