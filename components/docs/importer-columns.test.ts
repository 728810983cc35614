import { expect, test } from "vitest";
import { METRIC_KEYS } from "@/benchmark/metrics";
import { IMPORTERS } from "@/importers/registry";
import { COLUMN_GROUPS, columnsOf, givesText } from "./importer-columns";
import { TOGETHER } from "./importer-joining";

function given(key: string) {
  const importer = IMPORTERS.find((one) => one.key === key);
  if (!importer) throw new Error(`there is no importer ${key}`);
  return columnsOf(importer);
}

test("quality and each metric have one column", () => {
  const columns = COLUMN_GROUPS.flatMap((group) => group.columns);
  expect(columns.toSorted()).toEqual(["quality", ...METRIC_KEYS].toSorted());
});

test("a tool gives what its rows become", () => {
  expect([...given("lm-evaluation-harness")]).toEqual(["quality"]);
  expect([...given("nvidia-smi")].toSorted()).toEqual(["aec", "amu", "peak_memory"]);
  expect(givesText(given("nvidia-smi"))).toBe("memory, energy");
  expect(given("mlperf-inference")).toContain("throughput");
});

test("a row that tells why there is no value gives none", () => {
  expect([...given("hf-trainer")].toSorted()).toEqual(["quality", "throughput", "train_time"]);
  const row = { field: "flops", becomes: "pcu", note: "Never a utilisation." };
  expect(columnsOf({ fields: [{ ...row, unit: "" }] }).size).toBe(0);
  expect([...columnsOf({ fields: [{ ...row, unit: "%" }] })]).toEqual(["pcu"]);
});

test("every tool gives something", () => {
  expect(IMPORTERS.filter((importer) => columnsOf(importer).size === 0).map(({ key }) => key)).toEqual([]);
});

test("the tools of the example share no value, and fill a row with quality, speed, memory and energy", () => {
  const columns = TOGETHER.flatMap((key) => [...given(key)]);
  expect(new Set(columns).size).toBe(columns.length);
  expect(givesText(new Set(columns))).toBe("quality, speed, memory, energy");
});
