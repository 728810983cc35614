import { expect, test } from "vitest";
import { AXIS_KEYS } from "../axes";
import { coreMetrics } from "../metrics";
import { findPreset, leavesOutCompression, PRESET_KEYS, presetWeights } from "./score-presets";

test("a preset gives half of the weight to what it is named for", () => {
  expect(presetWeights("smallest-memory", "architecture")).toEqual({
    quality: 1,
    amu: 4,
    al: 1,
    tt: 1,
    aec: 1,
  });
  expect(presetWeights("fastest", "architecture")).toEqual({ quality: 2, amu: 2, al: 3, tt: 3, aec: 2 });
  expect(presetWeights("fastest", "fine-tuning")).toEqual({
    quality: 1,
    amu: 1,
    pcu: 1,
    al: 2,
    st: 2,
    aec: 1,
  });
  expect(presetWeights("least-power", "inference")).toEqual({
    quality: 1,
    amu: 1,
    pcu: 1,
    al: 1,
    it: 1,
    aec: 5,
  });
  expect(presetWeights("best-quality", "architecture")).toEqual({ quality: 4, amu: 1, al: 1, tt: 1, aec: 1 });
});

test("balanced counts every core metric and quality the same, but not MCR, which contains quality", () => {
  expect(presetWeights("balanced", "architecture")).toEqual({ quality: 1, amu: 1, al: 1, tt: 1, aec: 1 });
  expect(presetWeights("balanced", "inference")).toEqual({
    quality: 1,
    amu: 1,
    pcu: 1,
    al: 1,
    it: 1,
    aec: 1,
  });
  expect(AXIS_KEYS.filter(leavesOutCompression)).toEqual(["inference"]);
});

test("a preset names only metrics that the axis has, and is found by its weights", () => {
  for (const axis of AXIS_KEYS) {
    for (const key of PRESET_KEYS) {
      const weights = presetWeights(key, axis);
      const columns = ["quality", ...coreMetrics(axis)];
      expect(Object.keys(weights).filter((column) => !columns.includes(column))).toEqual([]);
      expect(findPreset(weights, axis)).toBe(key);
    }
  }
});

test("other weights are no preset, however like one", () => {
  expect(findPreset({ quality: 2, amu: 2, al: 2, tt: 2, aec: 2 }, "architecture")).toBeNull();
  expect(findPreset({ quality: 1, amu: 1, al: 1, tt: 1, aec: 1, size: 1 }, "architecture")).toBeNull();
  expect(findPreset({}, "architecture")).toBeNull();
});
