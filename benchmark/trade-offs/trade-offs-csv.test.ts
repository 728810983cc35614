import { expect, test } from "vitest";
import { aMeasurement, aStoredResult } from "../result-builder";
import { defaultTradeOff, type TradeOffQuestion } from "./trade-off-question";
import { buildTradeOffs } from "./trade-offs";
import { tradeOffsCsv } from "./trade-offs-csv";

const RESULTS = [
  aStoredResult({ amu: 40, al: 2 }, { id: "base" }),
  aStoredResult(
    { amu: aMeasurement(30, { repeats: [29, 31], origin: "reported" }), al: 3 },
    { id: "dora", technique: "DoRA", settings: { rank: 8, note: "=1+1" }, baseline: "base" },
  ),
];

function csvOf(changes: Partial<TradeOffQuestion>): Record<string, string>[] {
  const tradeOffs = buildTradeOffs({ ...defaultTradeOff("fine-tuning"), y: "al", ...changes }, RESULTS);
  const csv = tradeOffsCsv({ tradeOffs, datasetVersion: 13, address: "https://example.org/trade-offs" });
  const [header = "", ...lines] = csv.trimEnd().split("\r\n");
  return lines.map((line) => {
    const fields = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
    return Object.fromEntries(
      header.split(",").map((name, index) => [name, fields[index]?.[1] ?? fields[index]?.[2] ?? ""]),
    );
  });
}

test("each point is a line with its values, its change and where it comes from", () => {
  const lines = csvOf({ as: "change" });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({
    technique: "DoRA",
    model: "Qwen2.5-7B",
    result: "dora",
    baseline_technique: "LoRA",
    amu: "30",
    amu_unit: "GB",
    amu_origin: "reported",
    amu_baseline: "40",
    amu_delta: "-25",
    amu_delta_unit: "%",
    al: "3",
    al_delta: "50",
    al_verdict: "worse",
    on_frontier: "yes",
    frontier_share: "1",
    title: "EfficientLLM trade-offs: Training and tuning",
    question:
      "Average Latency (AL) against Average Memory Utilization (AMU); change against each result’s baseline; frontier over all models",
    dataset_version: "13",
    address: "https://example.org/trade-offs",
  });
});

test("what is saved or gained has a field named for it, with the sign of the chart, beside the difference", () => {
  const [line] = csvOf({ as: "change" });
  expect([line?.amu_delta, line?.amu_saved]).toEqual(["-25", "25"]);
  expect([line?.al_delta, line?.al_saved]).toEqual(["50", "-50"]);
});

test("no field holds the noise of floating point", () => {
  const quality = (value: number) => [
    { task: "t", metric: "training loss", value, better: "lower", origin: "measured" } as const,
  ];
  const tradeOffs = buildTradeOffs(defaultTradeOff("fine-tuning"), [
    aStoredResult({ amu: 40 }, { id: "base", quality: quality(0.3) }),
    aStoredResult({ amu: 30 }, { id: "dora", technique: "DoRA", baseline: "base", quality: quality(0.1) }),
  ]);
  expect(0.1 - 0.3).toBe(-0.19999999999999998);
  const csv = tradeOffsCsv({ tradeOffs, datasetVersion: 1, address: "a" });
  expect(csv).toContain(",-0.2,");
  expect(csv).not.toMatch(/\d{13}/);
});

test("a line says what must be known of it, and why nothing is compared", () => {
  const tradeOffs = buildTradeOffs({ ...defaultTradeOff("fine-tuning"), as: "values", y: "al" }, [
    aStoredResult({ amu: 90, al: 9 }, { id: "full", technique: "full", notComparable: "half the batch" }),
    aStoredResult(
      { amu: 30, al: aMeasurement(3, { doubt: "as printed" }) },
      { id: "dora", technique: "DoRA", baseline: "gone" },
    ),
  ]);
  const csv = tradeOffsCsv({ tradeOffs, datasetVersion: 1, address: "a" });
  const [header = "", ...lines] = csv.trimEnd().split("\r\n");
  const place = header.split(",").indexOf("baseline_missing");
  expect(header.split(",").slice(place, place + 3)).toEqual([
    "baseline_missing",
    "not_comparable",
    "caveats",
  ]);
  const full = lines.find((line) => line.includes(",full,"));
  expect(full?.split(",").slice(place, place + 3)).toEqual([
    "not comparable: half the batch",
    "half the batch",
    "",
  ]);
  expect(lines.find((line) => line.includes(",DoRA,"))).toContain("AL, doubt: as printed");
});

test("against the size of models there is one metric, and no frontier", () => {
  const lines = csvOf({ view: "lines", as: "values" });
  expect(lines.map(({ result, al, amu, on_frontier }) => [result, al, amu, on_frontier])).toEqual([
    ["base", "2", undefined, undefined],
    ["dora", "3", undefined, undefined],
  ]);
});

test("no text can become a formula", () => {
  const [line] = csvOf({ as: "change" });
  expect(line?.settings).toBe("rank=8; note==1+1");
  const tradeOffs = buildTradeOffs({ ...defaultTradeOff("fine-tuning"), as: "values", y: "al" }, [
    aStoredResult({ amu: 1, al: 1 }, { technique: "=HYPERLINK(A1)" }),
  ]);
  const csv = tradeOffsCsv({ tradeOffs, datasetVersion: 1, address: "https://example.org" });
  expect(csv).toContain(",'=HYPERLINK(A1),");
});

test("without points there is a header alone", () => {
  expect(csvOf({ model: ["nothing"] })).toEqual([]);
});
