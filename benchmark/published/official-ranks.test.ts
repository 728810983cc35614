import { describe, expect, test } from "vitest";
import { AXIS_KEYS } from "../axes";
import { questionColumns } from "../question";
import { OFFICIAL_RANKS } from "./official-ranks";

const COLUMNS = OFFICIAL_RANKS.flatMap(({ axis, name, columns, ranks }) =>
  columns.map((column, index) => ({
    where: `${axis}, ${name}, ${column}`,
    ranks: Object.values(ranks).map((own) => own[index]),
  })),
);

describe("the published ranks", () => {
  test("are the 46 rows of the table: 16, 21 and 9 by axis, with 260 ranks", () => {
    const rows = AXIS_KEYS.map((axis) =>
      OFFICIAL_RANKS.filter((group) => group.axis === axis).reduce(
        (sum, { ranks }) => sum + Object.keys(ranks).length,
        0,
      ),
    );
    expect(rows).toEqual([16, 21, 9]);
    expect(COLUMNS.reduce((sum, { ranks }) => sum + ranks.length, 0)).toBe(260);
  });

  test("have one rank for each column of their group, and only columns of their axis", () => {
    for (const { axis, columns, ranks } of OFFICIAL_RANKS) {
      for (const own of Object.values(ranks)) expect(own).toHaveLength(columns.length);
      expect(questionColumns({ axis, columns: "core" })).toEqual(expect.arrayContaining([...columns]));
    }
  });

  test("can each be a ranking in which equals share a rank; three columns have such equals", () => {
    const shared = COLUMNS.flatMap(({ where, ranks }) => {
      const sorted = ranks.map(Number).sort((a, b) => a - b);
      for (const rank of sorted) expect(rank, where).toBe(1 + sorted.filter((other) => other < rank).length);
      return new Set(sorted).size < sorted.length ? [where] : [];
    });
    expect(shared).toEqual([
      "fine-tuning, 7B-8B, st",
      "fine-tuning, 14B-24B, st",
      "inference, 1.5B-3.8B, quality",
    ]);
  });
});
