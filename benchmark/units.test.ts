import { describe, expect, test } from "vitest";
import { canonicalValue } from "./metrics";
import { convertUnit, isUnit, UNIT_NAMES } from "./units";

test.each([
  [13_100_000_000, "B", "GB", 13.1],
  [13_100_000, "kB", "GB", 13.1],
  [13_100, "MB", "GB", 13.1],
  [13.1, "GB", "GB", 13.1],
  [0.5, "TB", "GB", 500],
  [1_000_000, "KiB", "GB", 1.024],
  [1_000, "MiB", "GB", 1.048576],
  [80, "GiB", "GB", 85.89934592],
  [1, "TiB", "GB", 1099.511627776],
  [1_500_000, "ns", "s", 0.0015],
  [1_500, "us", "s", 0.0015],
  [131.2, "ms", "s", 0.1312],
  [1.5, "min", "s", 90],
  [2, "h", "s", 7_200],
  [5_400, "s", "h", 1.5],
  [512_000, "mW", "W", 512],
  [0.7, "kW", "W", 700],
  [250, "mJ", "J", 0.25],
  [1.2, "kJ", "J", 1_200],
  [2, "Wh", "J", 7_200],
  [1, "kWh", "J", 3_600_000],
  [0.449, "fraction", "%", 44.9],
  [44.9, "%", "fraction", 0.449],
])("%d %s in %s is %d", (value, from, to, expected) => {
  expect(convertUnit(value, from, to)).toBeCloseTo(expected, 12);
});

test("a unit of memory converts without a last digit that nobody measured", () => {
  expect(convertUnit(13_100, "MB", "GB")).toBe(13.1);
  expect(convertUnit(44_820, "MB", "GB")).toBe(44.82);
});

test("units of different quantities do not convert", () => {
  expect(convertUnit(1, "GB", "s")).toBeNull();
  expect(convertUnit(1, "W", "J")).toBeNull();
  expect(convertUnit(1, "tokens/s", "samples/s")).toBeNull();
  expect(convertUnit(1, "tokens/param/s", "tokens/s")).toBeNull();
  expect(convertUnit(1, "fraction", "GB")).toBeNull();
  expect(convertUnit(1, "x", "%")).toBeNull();
});

test("a spelling that is not in the table is no unit: nothing is guessed", () => {
  for (const text of [
    "gb",
    "Gb",
    "G",
    "GBs",
    " GB",
    "",
    "sec",
    "Ms",
    "MW",
    "percent",
    "constructor",
    "__proto__",
  ]) {
    expect(isUnit(text)).toBe(false);
    expect(convertUnit(1, text, "GB")).toBeNull();
    expect(convertUnit(1, text, text)).toBeNull();
  }
});

test("every unit is itself in itself", () => {
  expect(UNIT_NAMES.map((unit) => convertUnit(0.1, unit, unit))).toEqual(UNIT_NAMES.map(() => 0.1));
});

describe("a metric's canonical value", () => {
  test("is in the metric's own unit", () => {
    expect(canonicalValue("amu", 13_100, "MB", null)).toEqual({ value: 13.1, unit: "GB" });
    expect(canonicalValue("al", 250, "ms", null)).toEqual({ value: 0.25, unit: "s" });
    expect(canonicalValue("aec", 0.5, "kW", null)).toEqual({ value: 500, unit: "W" });
    expect(canonicalValue("pcu", 0.5, "fraction", null)).toEqual({ value: 50, unit: "%" });
    expect(canonicalValue("train_time", 90, "min", null)).toEqual({ value: 1.5, unit: "h" });
  });

  test("keeps images and videos per second apart from tokens per second", () => {
    expect(canonicalValue("it", 3, "images/s", null)).toEqual({ value: 3, unit: "images/s" });
    expect(canonicalValue("it", 3, "videos/s", null)).toEqual({ value: 3, unit: "videos/s" });
    expect(canonicalValue("it", 3, "samples/s", null)).toEqual({ problem: "unit" });
    expect(canonicalValue("throughput", 3, "samples/s", null)).toEqual({ value: 3, unit: "samples/s" });
  });

  test("of memory may be a fraction of a capacity that is known", () => {
    expect(canonicalValue("amu", 0.5, "fraction", 96)).toEqual({ value: 48, unit: "GB" });
    expect(canonicalValue("peak_memory", 0.25, "fraction", 80)).toEqual({ value: 20, unit: "GB" });
    expect(canonicalValue("amu", 0.5, "fraction", null)).toEqual({ problem: "capacity" });
  });

  test("is none where the unit measures something else, and weights on disk are no fraction of memory", () => {
    expect(canonicalValue("amu", 50, "%", 96)).toEqual({ problem: "unit" });
    expect(canonicalValue("size", 0.5, "fraction", 96)).toEqual({ problem: "unit" });
    expect(canonicalValue("aec", 3, "J", null)).toEqual({ problem: "unit" });
    expect(canonicalValue("tt", 3, "tokens/s", null)).toEqual({ problem: "unit" });
  });
});
