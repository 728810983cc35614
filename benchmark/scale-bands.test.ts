import { expect, test } from "vitest";
import { findScaleBand, scaleBandOf } from "./scale-bands";

test.each([
  [0.001, "under-1b"],
  [0.5, "under-1b"],
  [0.99, "under-1b"],
  [1, "1b-4b"],
  [3.99, "1b-4b"],
  [4, "4b-10b"],
  [9.99, "4b-10b"],
  [10, "10b-40b"],
  [39.9, "10b-40b"],
  [40, "from-40b"],
  [72, "from-40b"],
  [671, "from-40b"],
] as const)("a model of %d billion parameters is in the band %s", (parametersB, band) => {
  expect(scaleBandOf(parametersB)).toBe(band);
});

test.each([
  ["1B-3B", 1, 3, "1b-4b"],
  ["1.5B-3.8B", 1.5, 3.8, "1b-4b"],
  ["7B-8B", 7, 8, "4b-10b"],
  ["14B-24B", 14, 24, "10b-40b"],
  ["14B-34B", 14, 34, "10b-40b"],
] as const)("the paper's group %s falls inside one band", (_name, smallest, largest, band) => {
  expect([scaleBandOf(smallest), scaleBandOf(largest)]).toEqual([band, band]);
});

test("a band is found by its key or its label, in any case, and by nothing else", () => {
  expect(findScaleBand("1b-4b")).toBe("1b-4b");
  expect(findScaleBand("1-4B")).toBe("1b-4b");
  expect(findScaleBand(" <1b ")).toBe("under-1b");
  expect(findScaleBand("40B+")).toBe("from-40b");
  expect(findScaleBand("7B")).toBeNull();
  expect(findScaleBand("")).toBeNull();
  expect(findScaleBand("__proto__")).toBeNull();
});
