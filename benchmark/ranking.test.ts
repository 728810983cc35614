import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { halfWidth, halfWidthOfMean, rankRanges, rankValues } from "./ranking";

/** Ranks in the order of the values: a number, or a value with its half-width. */
function ranks(values: readonly (number | [number, number])[], better: "lower" | "higher"): number[] {
  const entries = values.map((value, id) => {
    const [middle, width] = typeof value === "number" ? [value, 0] : value;
    return { id, value: middle, halfWidth: width };
  });
  const byId = rankValues(entries, better);
  return entries.map(({ id }) => byId.get(id) ?? 0);
}

describe("values without uncertainty", () => {
  test("rank from the lowest where lower is better, and from the highest where higher is", () => {
    expect(ranks([44.82, 46.71, 45.93, 43.94], "lower")).toEqual([2, 4, 3, 1]);
    expect(ranks([0.0864, 0.0812, 0.0837, 0.0879], "higher")).toEqual([2, 4, 3, 1]);
  });

  test("share a rank where they are equal, and the next rank counts them all", () => {
    expect(ranks([1, 2, 2, 4], "lower")).toEqual([1, 2, 2, 4]);
    expect(ranks([1, 2, 2, 4], "higher")).toEqual([4, 2, 2, 1]);
    expect(ranks([3, 3, 3], "lower")).toEqual([1, 1, 1]);
    expect(ranks([5, 5, 1, 1], "lower")).toEqual([3, 3, 1, 1]);
  });

  test("rank alike where they differ by the noise of floating point alone", () => {
    expect(ranks([0.1 + 0.2, 0.3], "lower")).toEqual([1, 1]);
    expect(ranks([0.1 + 0.2, 0.3], "higher")).toEqual([1, 1]);
    expect(ranks([0.3000001, 0.3], "lower")).toEqual([2, 1]);
  });

  test("rank whatever their sign and size", () => {
    expect(ranks([-2, 0, -1], "lower")).toEqual([1, 3, 2]);
    expect(ranks([-2, 0, -1], "higher")).toEqual([3, 1, 2]);
    expect(ranks([8.2e-8, 8.1e-8], "lower")).toEqual([2, 1]);
    expect(ranks([1e300, 1e299], "lower")).toEqual([2, 1]);
  });

  test("give no ranks where there are none, and rank 1 to one alone", () => {
    expect(ranks([], "lower")).toEqual([]);
    expect(ranks([7], "higher")).toEqual([1]);
  });
});

describe("values with uncertainty", () => {
  test("share a rank where their intervals overlap", () => {
    expect(
      ranks(
        [
          [10, 1],
          [11.5, 1],
          [20, 1],
        ],
        "lower",
      ),
    ).toEqual([1, 1, 3]);
  });

  test("share a rank where their intervals touch, and not beyond", () => {
    expect(
      ranks(
        [
          [10, 1],
          [12, 1],
        ],
        "lower",
      ),
    ).toEqual([1, 1]);
    expect(
      ranks(
        [
          [10, 1],
          [12.01, 1],
        ],
        "lower",
      ),
    ).toEqual([1, 2]);
    expect(
      ranks(
        [
          [10, 1],
          [12.01, 1],
        ],
        "higher",
      ),
    ).toEqual([2, 1]);
  });

  test("count only what is better beyond both, so that a vague value may rank before a worse exact one", () => {
    // 13 ± 4 can't be told from 10 nor from 12, but 12 is worse than 10.
    expect(ranks([10, 12, [13, 4]], "lower")).toEqual([1, 2, 1]);
  });

  test("a chain of overlaps does not join its ends", () => {
    expect(
      ranks(
        [
          [10, 1],
          [11.5, 1],
          [13, 1],
        ],
        "lower",
      ),
    ).toEqual([1, 1, 2]);
  });
});

test("ranks equal the definition: 1 + the number of values that are better beyond both uncertainties", () => {
  const entry = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 5 }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 30 }), fc.constantFrom("lower", "higher"), (values, better) => {
      const sign = better === "lower" ? 1 : -1;
      const expected = values.map(
        ([own, width]) =>
          1 + values.filter(([other, otherWidth]) => sign * other + otherWidth < sign * own - width).length,
      );
      expect(ranks(values, better)).toEqual(expected);
    }),
  );
});

/** Spans in the order of the values, as a reader sees them: "2", "1-3". */
function spans(values: readonly (number | [number, number])[], better: "lower" | "higher"): string[] {
  const entries = values.map((value) => {
    const [middle, width] = typeof value === "number" ? [value, 0] : value;
    return { value: middle, halfWidth: width };
  });
  return rankRanges(entries, better).map(({ rank, to }) => (rank === to ? `${rank}` : `${rank}-${to}`));
}

describe("a rank spans all that uncertainty allows", () => {
  const three: [number, number][] = [
    [1, 1],
    [2.5, 1],
    [4, 1],
  ];

  test("so 1, 2.5 and 4, each ± 1, rank 1-2, 1-3 and 2-3", () => {
    expect(spans(three, "lower")).toEqual(["1-2", "1-3", "2-3"]);
  });

  test("and mirrored where higher is better", () => {
    expect(spans(three, "higher")).toEqual(["2-3", "1-3", "1-2"]);
  });

  test("but equal values without uncertainty share one rank", () => {
    expect(spans([1, 2, 2, 4], "lower")).toEqual(["1", "2", "2", "4"]);
    expect(spans([3, 3, 3], "higher")).toEqual(["1", "1", "1"]);
    expect(spans([0, 0, 1], "lower")).toEqual(["1", "1", "3"]);
    expect(spans([-1, -1, -2], "higher")).toEqual(["1", "1", "3"]);
    expect(spans([0.1 + 0.2, 0.3], "lower")).toEqual(["1", "1"]);
  });

  test("beside an uncertain one, two equal values move together", () => {
    // 5 ± 1 may come before or after the two 5s, which stay level with each other.
    expect(spans([5, 5, [5, 1]], "lower")).toEqual(["1-2", "1-2", "1-3"]);
  });

  test("and values far apart have one rank each, whatever their uncertainty", () => {
    expect(
      spans(
        [
          [10, 1],
          [20, 1],
          [-30, 1],
        ],
        "lower",
      ),
    ).toEqual(["2", "3", "1"]);
  });

  test("and one value alone is first", () => {
    expect(spans([[7, 3]], "lower")).toEqual(["1"]);
    expect(spans([], "lower")).toEqual([]);
  });
});

test("the worst rank equals its definition: all but those certainly worse, equal certain ones counted once", () => {
  const entry = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 0, max: 4 }));
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 25 }), fc.constantFrom("lower", "higher"), (values, better) => {
      const sign = better === "lower" ? 1 : -1;
      const expected = values.map(([own, width], index) => {
        const others = values.filter((_, other) => other !== index);
        const before = others.filter(([o, w]) => sign * o + w < sign * own - width).length;
        const maybe = others.filter(
          ([o, w]) => sign * o - w <= sign * own + width && !(o === own && w === 0 && width === 0),
        ).length;
        return before === maybe ? `${before + 1}` : `${before + 1}-${maybe + 1}`;
      });
      expect(spans(values, better)).toEqual(expected);
    }),
  );
});

describe("the interval of a measurement", () => {
  test("is the declared uncertainty, even where there are repeats", () => {
    expect(halfWidth({ uncertainty: { kind: "stdev", value: 6 }, repeats: [1, 100] })).toBe(6);
    expect(halfWidth({ uncertainty: { kind: "ci95", value: 0 }, repeats: [1, 100] })).toBe(0);
  });

  test("is else the sample standard deviation of the repeats", () => {
    expect(halfWidth({ uncertainty: null, repeats: [2, 4, 4, 4, 5, 5, 7, 9] })).toBeCloseTo(2.138, 3);
    expect(halfWidth({ uncertainty: null, repeats: [10, 16] })).toBeCloseTo(4.2426, 4);
  });

  test("is nothing for one run or an undeclared uncertainty", () => {
    expect(halfWidth({ uncertainty: null, repeats: [13] })).toBe(0);
    expect(halfWidth({ uncertainty: null, repeats: null })).toBe(0);
  });

  test("shrinks in a mean of independent values", () => {
    expect(halfWidthOfMean([3, 4])).toBe(2.5);
    expect(halfWidthOfMean([2])).toBe(2);
    expect(halfWidthOfMean([0, 0])).toBe(0);
  });
});
