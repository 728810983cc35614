import { expect, test } from "vitest";
import { aBundle, aResult } from "../bundle-builder";
import { bundleSetups } from "./bundle-setups";

test("hardware and workloads are told once for all results that share them, with what is not stated", () => {
  const environments = {
    h200: { accelerator: "NVIDIA H200", count: 8 },
    a100: { accelerator: "NVIDIA A100" },
  };
  const bundle = aBundle({
    environments,
    results: [
      aResult({ id: "one", environment: "h200", workload: { dataset: "MMLU", batch_size: 4 } }),
      aResult({ id: "two", environment: "h200", workload: { dataset: "BBH" } }),
      aResult({ id: "three", environment: "a100", workload: { batch_size: 4, dataset: "MMLU" } }),
    ],
  });
  const { hardware, workloads } = bundleSetups(bundle);
  expect(hardware.map(({ results }) => results)).toEqual([["one", "two"], ["three"]]);
  expect(hardware[0]?.stated).toEqual([
    { name: "accelerator", text: "NVIDIA H200" },
    { name: "count", text: "8" },
  ]);
  expect(hardware[1]?.unstated).toContain("count");
  expect(workloads.map(({ results }) => results)).toEqual([["one", "three"], ["two"]]);
  expect(workloads[0]?.stated).toContainEqual({ name: "data set", text: "MMLU" });
});
