import { expect, test } from "vitest";
import { acceptedUnits } from "@/benchmark/metrics";
import { IMPORTERS } from "@/importers/registry";
import { becomesNames, placeOf } from "./importer-places";

const ROWS = IMPORTERS.flatMap(({ key, fields }) => fields.map((row) => ({ key, ...row })));

test("a place is a metric, more about its value, or a part of the format", () => {
  expect(placeOf("al")).toEqual({ kind: "metric", metric: "al", field: null });
  expect(placeOf("al.repeats")).toEqual({ kind: "metric", metric: "al", field: "repeats" });
  expect(placeOf("nothing")).toEqual({ kind: "nothing" });
  for (const path of [
    "quality",
    "quality.stderr",
    "model.hub_id",
    "technique.settings",
    "environment",
    "environment.count",
    "workload.input_tokens",
    "notes",
    "not_comparable",
    "modality",
    "pipeline.version",
  ]) {
    expect(placeOf(path), path).toEqual({ kind: "part", path });
  }
});

test("what the format does not know is no place", () => {
  for (const name of [
    "",
    "latency",
    "al.mean",
    "model.nickname",
    "version",
    "submitter.name",
    "results",
    "{metric}",
  ]) {
    expect(placeOf(name), name).toBeNull();
  }
});

test("no importer promises what the format can't hold", () => {
  const unknown = ROWS.flatMap((row) =>
    becomesNames(row)
      .filter((name) => placeOf(name) === null)
      .map((name) => `${row.key}: ${row.field} -> ${name}`),
  );
  expect(unknown).toEqual([]);
});

test("a row that gives no value of its metric says why", () => {
  const silent = ROWS.filter(
    (row) =>
      row.unit === "" &&
      !row.note &&
      becomesNames(row).some((name) => {
        const place = placeOf(name);
        return place?.kind === "metric" && place.field === null;
      }),
  );
  expect(silent.map(({ key, field }) => `${key}: ${field}`)).toEqual([]);
});

test("units of values are the metric's, or those that importers work a value out of", () => {
  const others = ROWS.flatMap((row) => {
    const metrics = becomesNames(row).flatMap((name) => {
      const place = placeOf(name);
      return place?.kind === "metric" && place.field === null ? [place.metric] : [];
    });
    const units =
      row.unit === "" || metrics.length === 0 ? [] : row.unit.split(",").map((unit) => unit.trim());
    return units.filter((unit) => !metrics.some((key) => acceptedUnits(key).includes(unit)));
  });
  expect([...new Set(others)].toSorted()).toEqual([
    "J",
    "MJ",
    "Wh",
    "as the file says (ms)",
    "kWh",
    "queries/s",
    "requests/s",
    "s",
    "samples/kWh",
    "tokens/kWh",
  ]);
});
