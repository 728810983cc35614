import { describe, expect, test } from "vitest";
import type { Column } from "../question";
import { aMeasurement, aStoredResult } from "../result-builder";
import { coverageCell } from "./coverage-cell";

const COLUMNS: Column[] = ["quality", "amu", "al"];

const loss = (value: number) => ({
  task: "OpenO1-SFT",
  metric: "training loss",
  value,
  better: "lower" as const,
  origin: "reported" as const,
});

describe("the state of a cell", () => {
  test("is missing without a result, and it lacks everything", () => {
    expect(coverageCell([], COLUMNS)).toEqual({
      state: "missing",
      origins: [],
      isCovered: false,
      results: [],
      lacking: [
        { column: "quality", reason: "not_reported" },
        { column: "amu", reason: "not_reported" },
        { column: "al", reason: "not_reported" },
      ],
      repetition: null,
      disagreements: [],
    });
  });

  test("is that of its most trustworthy value, and every origin is kept", () => {
    const result = aStoredResult(
      { amu: aMeasurement(50), al: aMeasurement(1, { origin: "digitised" }) },
      { quality: [loss(0.7)] },
    );
    const cell = coverageCell([result], COLUMNS);
    expect(cell.state).toBe("measured");
    expect(cell.origins).toEqual(["measured", "reported", "digitised"]);
    expect(cell.lacking).toEqual([]);
  });

  test.each(["measured", "reported", "digitised", "estimated"] as const)("%s alone is %s", (origin) => {
    const cell = coverageCell([aStoredResult({ amu: aMeasurement(50, { origin }) })], ["amu"]);
    expect([cell.state, cell.origins]).toEqual([origin, [origin]]);
  });

  test("is failed where a run ran out of memory and nothing else has a value", () => {
    const failed = aStoredResult({ amu: { missing: "out_of_memory", note: null } });
    expect(coverageCell([failed], COLUMNS)).toMatchObject({ state: "failed", repetition: null });
    expect(coverageCell([failed], ["amu"]).lacking).toEqual([{ column: "amu", reason: "out_of_memory" }]);
  });

  test("is missing for a metric that its result does not give", () => {
    const cell = coverageCell([aStoredResult({ amu: 50 })], ["al"]);
    expect([cell.state, cell.results.length]).toEqual(["missing", 1]);
  });
});

describe("an estimate", () => {
  const guess = aStoredResult({ amu: aMeasurement(50, { origin: "estimated" }) });

  test("alone covers nothing: the cell says so, and still lacks a measurement", () => {
    expect(coverageCell([guess], ["amu"])).toMatchObject({
      state: "estimated",
      origins: ["estimated"],
      isCovered: false,
      lacking: [{ column: "amu", reason: "an estimate, not a measurement" }],
      repetition: null,
    });
  });

  test("beside a measurement of the same is named, and adds nothing", () => {
    const measured = aStoredResult({ amu: 40 }, { id: "b" });
    expect(coverageCell([guess, measured], ["amu"])).toMatchObject({
      state: "measured",
      origins: ["measured", "estimated"],
      isCovered: true,
      lacking: [],
      repetition: "single",
      disagreements: [],
    });
  });
});

describe("what a cell lacks", () => {
  test("is what none of its results gives", () => {
    const [memory, latency] = [aStoredResult({ amu: 50 }), aStoredResult({ al: 1 }, { id: "b" })];
    expect(coverageCell([memory, latency], COLUMNS).lacking.map(({ column }) => column)).toEqual(["quality"]);
  });

  test("is not what does not apply to it", () => {
    const result = aStoredResult({ amu: 50, al: { missing: "not_applicable", note: null } });
    expect(coverageCell([result], ["amu", "al"]).lacking).toEqual([]);
  });
});

describe("a run is single", () => {
  test("until it states repeats, or a spread that is not that of reading a figure", () => {
    const repetition = (changes: Parameters<typeof aMeasurement>[1]) =>
      coverageCell([aStoredResult({ amu: aMeasurement(50, changes) })], ["amu"]).repetition;
    expect(repetition({})).toBe("single");
    expect(repetition({ repeats: [50] })).toBe("single");
    expect(repetition({ repeats: [49, 51] })).toBe("repeated");
    expect(repetition({ uncertainty: { kind: "stdev", value: 1 } })).toBe("repeated");
    expect(repetition({ uncertainty: { kind: "reading", value: 1 } })).toBe("single");
  });

  test("until the same setup was run again; two ranks of LoRA are two single runs", () => {
    const first = aStoredResult({ amu: 50 });
    const again = aStoredResult({ amu: 50 }, { id: "again" });
    const wider = aStoredResult({ amu: 52 }, { id: "wider", settings: { r: 64 } });
    expect(coverageCell([first, again], ["amu"]).repetition).toBe("repeated");
    expect(coverageCell([first, wider], ["amu"])).toMatchObject({ repetition: "single", disagreements: [] });
  });
});

test("a cell is contested where its repeats exclude each other", () => {
  const cell = coverageCell([aStoredResult({ al: 1 }), aStoredResult({ al: 2 }, { id: "again" })], COLUMNS);
  expect(cell.disagreements.map(({ column, sides }) => [column, sides[0].value, sides[1].value])).toEqual([
    ["al", 1, 2],
  ]);
});
