import { describe, expect, test } from "vitest";
import type { BoardRow, CellDelta, RowScore, ValueCell } from "./board-row";
import { ONE_RUN } from "./result-builder";
import { sortRows } from "./row-order";

const COLUMNS = { amu: { better: "lower", unit: "GB" } } as const;

function aRow(technique: string, amu: ValueCell | { missing: string }, score?: RowScore): BoardRow {
  return { technique, trust: ONE_RUN, cells: { amu }, ...(score ? { score } : {}) };
}

function aCell(value: number, rank: number | null, delta?: number | string, unit = "%"): ValueCell {
  const cell: ValueCell = { value, unit: "GB", rank, origin: "measured" };
  if (delta === undefined) return cell;
  if (typeof delta === "string") return { ...cell, delta: { why: delta } };
  const change: CellDelta = { value: delta, unit, verdict: "same", ratio: 1, baseline: "LoRA" };
  return { ...cell, delta: change };
}

const names = (rows: readonly BoardRow[]) => rows.map(({ technique }) => technique);

describe("by changes", () => {
  const rows = [
    aRow("missing", { missing: "failed" }),
    aRow("without a change", aCell(1, 1, "measured on none of its models")),
    aRow("worse", aCell(50, 4, 25)),
    aRow("baseline", aCell(40, 3, 0)),
    aRow("better", aCell(30, 2, -25)),
    aRow("of another kind", aCell(20, null, -90, "points")),
  ];
  const sorted = (reversed: boolean) =>
    names(sortRows(rows, "peft", COLUMNS, { key: "amu", reversed }, "deltas"));

  test("the better come first, the baseline stands at zero, and what has none stays behind", () => {
    expect(sorted(false)).toEqual([
      "better",
      "baseline",
      "worse",
      "of another kind",
      "without a change",
      "missing",
    ]);
  });

  test("reversed the worse come first, and what has none stays behind", () => {
    expect(sorted(true)).toEqual([
      "worse",
      "baseline",
      "better",
      "of another kind",
      "without a change",
      "missing",
    ]);
  });

  test("only where the board shows changes", () => {
    const shown = names(sortRows(rows, "peft", COLUMNS, { key: "amu", reversed: false }, "values"));
    expect(shown).toEqual(["without a change", "better", "baseline", "worse", "of another kind", "missing"]);
  });
});

describe("by score", () => {
  const missing = { missing: "failed" };
  const rows = [
    aRow("unscored", missing),
    aRow("third", missing, { value: 0.5, rank: 3 }),
    aRow("without", missing, { why: "no latency" }),
    aRow("first", missing, { value: 2, rank: 1 }),
    aRow("second", missing, { value: 1.5, rank: 2 }),
  ];

  test("the first comes first, rows without a score are last in both directions", () => {
    const sorted = (reversed: boolean) => names(sortRows(rows, "peft", {}, { key: "score", reversed }));
    expect(sorted(false)).toEqual(["first", "second", "third", "unscored", "without"]);
    expect(sorted(true)).toEqual(["third", "second", "first", "unscored", "without"]);
  });
});
