import { describe, expect, test } from "vitest";
import {
  bundleFileAddress,
  isDetailId,
  modelAddress,
  readAddressName,
  readFilePath,
  resultAddress,
  runsAddress,
  techniqueAddress,
  techniqueSlug,
} from "./detail-address";

test("addresses name what they lead to", () => {
  expect(resultAddress("0123456789abcdef")).toBe("/results/0123456789abcdef");
  expect(modelAddress("qwen2.5-7b")).toBe("/models/qwen2.5-7b");
  expect(techniqueAddress("learnable absolute")).toBe("/techniques/learnable-absolute");
  expect(techniqueAddress("LoRA+")).toBe("/techniques/lora-plus");
});

test("a result is found on the board of runs, narrowed to what it is of", () => {
  const board = { axis: "inference", modality: "language", family: "quantization" } as const;
  expect(runsAddress({ ...board, model: "phi-4", technique: "int4", dataset: null })).toBe(
    "/leaderboards/inference?modality=language&family=quantization&model=phi-4&technique=int4&dataset=not-stated&level=runs",
  );
  expect(runsAddress(board)).toBe("/leaderboards/inference?modality=language&family=quantization&level=runs");
});

test("a path keeps its folders, and what means something in addresses is spelled", () => {
  expect(bundleFileAddress("0123456789abcdef", "raw/power 1?.json#x%")).toBe(
    "/bundles/0123456789abcdef/files/raw/power%201%3F.json%23x%25",
  );
});

test("an id is sixteen hexadecimal digits in lower case", () => {
  expect(isDetailId("0123456789abcdef")).toBe(true);
  for (const text of ["", "0123456789abcde", "0123456789ABCDEF", "0123456789abcdef\n", "../../etc/passwd"]) {
    expect(isDetailId(text)).toBe(false);
  }
});

describe("a part of an address", () => {
  test.each([
    ["qwen2.5-7b", "qwen2.5-7b"],
    ["%E6%A8%A1%E5%9E%8B", "模型"],
    ["模型", "模型"],
    ["100%25", "100%"],
  ])("%s is the name %s", (part, name) => {
    expect(readAddressName(part)).toBe(name);
  });

  test.each([
    "",
    "%",
    "%zz",
    "%00",
    "a%00b",
    "a%2Fb",
    "a%5Cb",
    "%0d%0aset-cookie:x",
    "%ED%A0%80",
    "x".repeat(401),
  ])("%s is none", (part) => {
    expect(readAddressName(part)).toBeNull();
  });
});

test("a file's address is read as it was printed", () => {
  for (const path of ["bundle.json", "raw/power 1?.json", "100%.json", "a%2541", "模型/ü.txt"]) {
    expect(readFilePath(bundleFileAddress("0123456789abcdef", path))).toBe(path);
  }
});

test("an address that leads elsewhere is that of no file", () => {
  for (const rest of ["../x", "raw/%2e%2e/x", "a%2Fb", "a%00", ".", "", "a//b"]) {
    expect(readFilePath(`/bundles/0123456789abcdef/files/${rest}`)).toBeNull();
  }
});

test("a technique is found by any spelling", () => {
  expect(["bf16", "LoRA+", "NoPE", "AdaLoRA"].map(techniqueSlug)).toEqual([
    "bfloat16",
    "lora-plus",
    "none",
    "adalora",
  ]);
});
