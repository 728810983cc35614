import { expect, test } from "vitest";
import { capacityGb, environmentClass } from "./environment";

test("an environment is called by its accelerators, and by what is not stated of them", () => {
  expect(environmentClass({ accelerator: "NVIDIA H200", count: 8 })).toBe("8x NVIDIA H200");
  expect(environmentClass({ accelerator: "NVIDIA H200" })).toBe("NVIDIA H200, count not stated");
  expect(environmentClass({ count: 8, memory_gb: 141 })).toBe("hardware not stated");
});

test("a value counts the memory of one accelerator unless its scope is all of them", () => {
  const eight = { memory_gb: 141, count: 8 };
  expect(capacityGb(eight, "total")).toBe(1_128);
  expect(capacityGb(eight, "per_accelerator")).toBe(141);
  expect(capacityGb(eight, null)).toBe(141);
  expect(capacityGb({ memory_gb: 141 }, "total")).toBeNull();
  expect(capacityGb({ count: 8 }, "per_accelerator")).toBeNull();
});
