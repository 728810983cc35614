import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acceleratorName, isKnownAccelerator, memoryInName, USUAL_ACCELERATORS } from "./accelerator-name";

describe("one device has one spelling", () => {
  test.each([
    [
      "NVIDIA H200",
      ["h200", "H200", "Nvidia H200", "NVIDIA H200", "NVIDIA  H200 GPU", "Nvidia H200 Tensor Core GPU"],
    ],
    ["NVIDIA H100", ["H100", "Nvidia H100 GPU"]],
    ["NVIDIA B200", ["B200", "nvidia b200"]],
    ["NVIDIA GH200", ["GH200", "Nvidia GH200 GPU"]],
    ["NVIDIA T4", ["T4", "Tesla T4", "NVIDIA Tesla T4"]],
    ["NVIDIA A100-SXM4-80GB", ["A100-SXM4-80GB", "a100 sxm4 80gb", "NVIDIA A100 80 GB SXM4"]],
    ["NVIDIA A100 80GB PCIe", ["A100 PCIe 80GB", "NVIDIA A100 80GB PCIe"]],
    ["NVIDIA A100-PCIE-40GB", ["NVIDIA A100-PCIE-40GB", "A100 40GB PCIe"]],
    ["NVIDIA H100 80GB HBM3", ["H100 80GB HBM3", "NVIDIA H100 80GB HBM3"]],
    ["NVIDIA H100 PCIe", ["h100 pcie", "NVIDIA H100 PCIe"]],
    ["NVIDIA GH200 144G HBM3e", ["GH200 144GB HBM3e", "NVIDIA GH200 144G HBM3e"]],
    ["NVIDIA V100-SXM2-16GB", ["Tesla V100-SXM2-16GB", "V100 SXM2 16GB"]],
    ["AMD Instinct MI300X", ["MI300X", "mi300x", "AMD MI300X", "Instinct MI300X"]],
    ["NVIDIA GeForce RTX 4090", ["RTX 4090", "rtx4090", "GeForce RTX 4090", "NVIDIA GeForce RTX 4090 GPU"]],
    ["NVIDIA GeForce RTX 4070 Ti SUPER", ["RTX 4070 Ti Super", "NVIDIA GeForce RTX 4070 Ti SUPER"]],
    ["NVIDIA GeForce RTX 3050 Ti Laptop GPU", ["NVIDIA GeForce RTX 3050 Ti Laptop GPU"]],
    ["NVIDIA RTX A6000", ["A6000", "RTX A6000", "NVIDIA RTX A6000"]],
    ["NVIDIA RTX 6000 Ada Generation", ["RTX 6000 Ada", "NVIDIA RTX 6000 Ada Generation"]],
    ["AMD Radeon 8060S Graphics", ["AMD Radeon 8060S Graphics (RADV GFX1151)", "Radeon 8060S Graphics"]],
    ["Intel Gaudi 2", ["gaudi2", "HPU Gaudi2", "Intel Gaudi 2"]],
    ["Google TPU v5e", ["TPU v5e", "Google TPU v5e"]],
    ["Apple M1", ["Apple M1", "m1"]],
    ["Apple M3 Max", ["M3 Max", "apple m3 max"]],
  ])("%s", (name, spellings) => {
    expect(spellings.map(acceleratorName)).toEqual(spellings.map(() => name));
    expect(spellings.filter((spelling) => !isKnownAccelerator(spelling))).toEqual([]);
  });

  test.each([
    "quantization",
    "Invented GPU 40GB",
    "NVIDIA Made-Up 40",
    "NVIDIA A100-SXM4-80GB MIG 1g.10gb",
    "NVIDIA H20-3e",
    "DGX H100",
    "AMD EPYC 9654 96-Core Processor",
    "AMD H100",
    "Example CPU 16-Core",
    "",
  ])("what is not known stays as it is: %s", (name) => {
    expect([acceleratorName(name), isKnownAccelerator(name)]).toEqual([name, false]);
  });

  test("what differs in memory or form factor stays apart", () => {
    const variants = [
      "H100",
      "H100 PCIe",
      "H100 SXM",
      "H100 SXM5",
      "H100 NVL",
      "H100 80GB",
      "H100 80GB HBM3",
      "H100-SXM-80GB",
      "A100 40GB",
      "A100 80GB",
      "RTX 4090",
      "RTX 4090 D",
      "RTX 4090 Laptop GPU",
    ];
    expect(new Set(variants.map(acceleratorName)).size).toBe(variants.length);
  });

  test("a name in its spelling stays as it is, whatever text it came from", () => {
    const words = fc.constantFrom(
      "NVIDIA",
      "h100",
      "A100",
      "80GB",
      "sxm4",
      "PCIe",
      "RTX",
      "4090",
      "GPU",
      "Ti",
      "-",
      "MI300X",
      "x",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(words, { maxLength: 6 }).map((some) => some.join(" ")),
          fc.string(),
        ),
        (text) => {
          const name = acceleratorName(text);
          expect(acceleratorName(name)).toBe(name);
        },
      ),
    );
    expect(USUAL_ACCELERATORS.map(acceleratorName)).toEqual(USUAL_ACCELERATORS);
  });
});

test.each([
  ["NVIDIA H100 80GB HBM3", 80],
  ["NVIDIA A100-SXM4-40GB", 40],
  ["NVIDIA GH200 144G HBM3e", 144],
  ["NVIDIA GH200 480GB", null],
  ["NVIDIA A100-SXM4-80GB MIG 1g.10gb", null],
  ["NVIDIA H200", null],
  ["NVIDIA GeForce RTX 4090", null],
])("the memory that %s states: %s", (name, memory) => {
  expect(memoryInName(name)).toBe(memory);
});
