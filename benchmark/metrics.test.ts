import { expect, test } from "vitest";
import { acceptedUnits, coreMetrics, isMetric, METRIC_KEYS, metric, SUPPLEMENTARY_METRICS } from "./metrics";

test("each axis always shows the metrics that the benchmark defines for it", () => {
  expect(coreMetrics("architecture")).toEqual(["amu", "al", "tt", "aec"]);
  expect(coreMetrics("fine-tuning")).toEqual(["amu", "pcu", "al", "st", "aec"]);
  expect(coreMetrics("inference")).toEqual(["amu", "pcu", "al", "it", "aec", "mcr"]);
});

test("the supplementary metrics are shown on demand", () => {
  expect(SUPPLEMENTARY_METRICS).toEqual([
    "peak_memory",
    "ttft",
    "tpot",
    "throughput",
    "energy_per_token",
    "energy_per_sample",
    "size",
    "size_ratio",
    "train_time",
  ]);
});

test("every metric has its canonical unit and its better direction", () => {
  expect(METRIC_KEYS.map((key) => `${key}: ${metric(key).better} ${metric(key).unit}`)).toEqual([
    "amu: lower GB",
    "pcu: higher %",
    "al: lower s",
    "tt: higher tokens/param/s",
    "st: higher samples/param/s",
    "it: higher tokens/s",
    "aec: lower W",
    "mcr: higher x",
    "peak_memory: lower GB",
    "ttft: lower s",
    "tpot: lower s",
    "throughput: higher tokens/s",
    "energy_per_token: lower J",
    "energy_per_sample: lower J",
    "size: lower GB",
    "size_ratio: higher x",
    "train_time: lower h",
  ]);
});

test("the definitions say what is easily misread", () => {
  expect(metric("aec").definition).toContain("mean power in watts. It is not energy");
  expect(metric("mcr").definition).toContain("never memory saved");
  expect(metric("tt").definition).toContain("divided by the parameter count");
  expect(metric("st").definition).toContain("divided by the parameter count");
  expect(metric("it").definition).toContain("not divided by parameters");
  expect(metric("pcu").definition).toContain("a mean, despite its name");
});

test("a metric accepts the units that convert to its own, and memory also a fraction of its capacity", () => {
  expect(acceptedUnits("al")).toEqual(["ns", "us", "ms", "s", "min", "h"]);
  expect(acceptedUnits("aec")).toEqual(["mW", "W", "kW"]);
  expect(acceptedUnits("pcu")).toEqual(["%", "fraction"]);
  expect(acceptedUnits("it")).toEqual(["tokens/s", "images/s", "videos/s"]);
  expect(acceptedUnits("amu")).toEqual(["B", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB", "fraction"]);
  expect(acceptedUnits("size")).not.toContain("fraction");
});

test("what is not in the table is no metric", () => {
  expect(isMetric("amu")).toBe(true);
  for (const text of ["AMU", "memory", "quality", "constructor", "__proto__", "toString", ""]) {
    expect(isMetric(text)).toBe(false);
  }
});
