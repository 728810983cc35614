import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Column } from "../question";
import { stabilityOf } from "./stability";

const COLUMNS: readonly Column[] = ["quality", "amu", "aec"];

/** Stability of rows with these utilities; shares of the columns in order. */
function stability(utilities: readonly (readonly number[] | null)[], shares: readonly number[]) {
  const counted = shares.flatMap((share, index) => {
    const column = COLUMNS[index];
    return column ? [{ column, share }] : [];
  });
  const found = stabilityOf({ shares: counted, utilities: [...utilities] });
  if (!found) throw new Error("the rows are few enough");
  return found;
}

/** Five standard errors of a share found in 2,000 samples: 5 × sqrt(0.25 / 2,000) = 0.056. */
const SAMPLING_ERROR = 0.056;

describe("share of all weightings", () => {
  test("two techniques of two metrics: the share is the length on which one is better", () => {
    // Ratios (2, 1) against (1, 4), as logarithms to base 2: (1, 0) against (0, 2). The first one wins where
    // w > 2 (1 − w), that is from w = 2/3 on: a third of all weightings.
    const { rows, shared } = stability(
      [
        [1, 0],
        [0, 2],
      ],
      [0.5, 0.5],
    );
    expect(rows.map(({ row }) => row)).toEqual([0, 1]);
    expect(Math.abs((rows[0]?.first ?? 0) - 1 / 3)).toBeLessThan(SAMPLING_ERROR);
    expect((rows[0]?.first ?? 0) + (rows[1]?.first ?? 0)).toBe(1);
    expect(rows.map((row) => row.first_three)).toEqual([1, 1]);
    expect(shared).toBe(false);
  });

  test("three techniques that are each best in one metric have a third each, and all are among three", () => {
    const { rows } = stability(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      [0.5, 0.25, 0.25],
    );
    for (const { first, first_three } of rows) {
      expect(Math.abs(first - 1 / 3)).toBeLessThan(SAMPLING_ERROR);
      expect(first_three).toBe(1);
    }
  });

  test("one that is better in every metric is first under all weightings, and a fourth never among three", () => {
    const { rows, nearest, winners } = stability(
      [
        [3, 3],
        [2, 2],
        [1, 1],
        [0, 0],
      ],
      [0.9, 0.1],
    );
    expect(rows.map(({ first }) => first)).toEqual([1, 0, 0, 0]);
    expect(rows.map(({ first_three }) => first_three)).toEqual([1, 1, 1, 0]);
    expect(winners).toEqual([0]);
    expect(nearest).toBeNull();
  });

  test("techniques that are level are all first, and it is said", () => {
    const { rows, shared, winners, nearest } = stability(
      [
        [1, 2],
        [1, 2],
        [0, 0],
        [0, 0],
      ],
      [0.5, 0.5],
    );
    expect(rows.map(({ first }) => first)).toEqual([1, 1, 0, 0]);
    // Two are better than the third and the fourth, which share rank 3.
    expect(rows.map(({ first_three }) => first_three)).toEqual([1, 1, 1, 1]);
    expect(shared).toBe(true);
    expect(winners).toEqual([0, 1]);
    expect(nearest).toBeNull();
  });

  test("a row without a score takes no part and keeps the indices of the others", () => {
    const { rows, winners } = stability([null, [1, 0], null, [0, 0]], [0.5, 0.5]);
    expect(rows).toEqual([
      { row: 1, first: 1, first_three: 1 },
      { row: 3, first: 0, first_three: 1 },
    ]);
    expect(winners).toEqual([1]);
  });

  test("one row, one column, or none at all", () => {
    expect(stability([[5]], [1]).rows).toEqual([{ row: 0, first: 1, first_three: 1 }]);
    const { rows, nearest } = stability([[0], [1]], [1]);
    expect(rows.map(({ first }) => first)).toEqual([0, 1]);
    expect(nearest).toBeNull();
    const none = stability([null], []);
    expect([none.rows, none.winners, none.nearest]).toEqual([[], [], null]);
  });

  test("sixty rows are sampled and more are not", () => {
    const rows = (count: number) => Array.from({ length: count }, (_, row) => [row]);
    const shares = [{ column: "amu" as const, share: 1 }];
    expect(stabilityOf({ shares, utilities: rows(60) })?.winners).toEqual([59]);
    expect(stabilityOf({ shares, utilities: rows(61) })).toBeNull();
    expect(stabilityOf({ shares, utilities: [...rows(60), null] })?.rows).toHaveLength(60);
  });
});

describe("nearest change", () => {
  test("two metrics: the share at which both are level", () => {
    // As above: level at w = 2/3. With half of the weight each, the second one leads until then.
    const { winners, nearest } = stability(
      [
        [1, 0],
        [0, 2],
      ],
      [0.5, 0.5],
    );
    expect(winners).toEqual([1]);
    expect(nearest).toMatchObject({ column: "quality", from: 0.5, winners: [0] });
    expect(nearest?.to).toBeCloseTo(2 / 3, 12);
  });

  test("three metrics: the others keep their proportions, and the smallest change is taken", () => {
    // Leads by shares (0.5, 0.25, 0.25): A = 0.5 × 4 = 2; B = 0.25 × 4 = 1; C = 0.25 × 6 = 1.5.
    // Quality down, others halves: 4t = 6 (1 − t) / 2 at t = 3/7, 0.071 away; against B 4t = 2 (1 − t) at 1/3.
    // AEC up, quality keeping 2/3 of the rest: 6t = 4 (1 − t) × 2/3 at t = 4/13 = 0.308, 0.058 away: the nearest.
    const { winners, nearest } = stability(
      [
        [4, 0, 0],
        [0, 4, 0],
        [0, 0, 6],
      ],
      [0.5, 0.25, 0.25],
    );
    expect(winners).toEqual([0]);
    expect(nearest).toMatchObject({ column: "aec", from: 0.25, winners: [2] });
    expect(nearest?.to).toBeCloseTo(4 / 13, 12);
  });

  test("a metric that counts less can change the winner, too", () => {
    // 9t against 1 (1 − t): level at t = 0.1, from 0.3.
    const { nearest } = stability(
      [
        [9, 0],
        [0, 1],
      ],
      [0.3, 0.7],
    );
    expect(nearest).toMatchObject({ column: "quality", from: 0.3, winners: [1] });
    expect(nearest?.to).toBeCloseTo(0.1, 12);
  });

  test("a tie at the end of the scale is no change: nothing lies beyond it", () => {
    expect(
      stability(
        [
          [1, 1],
          [1, 0],
        ],
        [0.5, 0.5],
      ).nearest,
    ).toBeNull();
  });

  test("of several that catch up at the same share the steepest one wins, equal ones together", () => {
    // All level with A at 1/2; beyond it C gains 4 − 2t faster than B.
    const { nearest } = stability(
      [
        [0, 2],
        [2, 0],
        [4, -2],
      ],
      [0.25, 0.75],
    );
    expect(nearest).toMatchObject({ column: "quality", winners: [2] });
    expect(nearest?.to).toBeCloseTo(0.5, 12);
    expect(
      stability(
        [
          [0, 2],
          [2, 0],
          [2, 0],
        ],
        [0.25, 0.75],
      ).nearest?.winners,
    ).toEqual([1, 2]);
  });
});

// Hundredths, so that two of them are equal or differ by more than floating point's noise.
const utility = fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100);
const some = fc.array(fc.tuple(utility, utility, utility), { minLength: 1, maxLength: 6 });
const shares = [0.5, 0.25, 0.25];

test("nothing depends on the order of the rows", () => {
  fc.assert(
    fc.property(some, (utilities) => {
      const forward = stability(utilities, shares);
      const backward = stability(utilities.toReversed(), shares);
      const turned = (row: number) => utilities.length - 1 - row;
      expect(backward.rows.map((own) => ({ ...own, row: turned(own.row) })).toReversed()).toEqual(
        forward.rows,
      );
      expect(backward.winners.map(turned).toReversed()).toEqual(forward.winners);
      expect(backward.nearest?.to).toEqual(forward.nearest?.to);
      expect(backward.nearest?.winners.map(turned).toReversed()).toEqual(forward.nearest?.winners);
    }),
    { numRuns: 30 },
  );
});

test("just before the nearest change the winner leads, just beyond it the new one does", () => {
  fc.assert(
    fc.property(some, (utilities) => {
      const { nearest, winners } = stability(utilities, shares);
      if (!nearest) return;
      const index = COLUMNS.indexOf(nearest.column);
      const leaders = (to: number) =>
        stability(
          utilities,
          shares.map((share, other) => (other === index ? to : (share * (1 - to)) / (1 - nearest.from))),
        ).winners;
      const step = 1e-7 * Math.sign(nearest.to - nearest.from);
      const isRoom =
        Math.abs(nearest.to - nearest.from) > 1e-6 && Math.min(nearest.to, 1 - nearest.to) > 1e-6;
      fc.pre(isRoom);
      expect(leaders(nearest.to - step)).toEqual(winners);
      expect(leaders(nearest.to + step)).not.toEqual(winners);
    }),
    { numRuns: 30 },
  );
});
