import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnFormat, formatNumber, formatSigned, formatUncertain } from "./format";

/** A column as it is read from top to bottom. */
const column = (...values: number[]) => values.map(columnFormat(values));

test.each([
  [3.6969, "3.697"],
  [652.74, "652.7"],
  [77_685, "77,685"],
  [1_234_567.8, "1,234,568"],
  [0.0864, "0.0864"],
  [0.001, "0.001"],
  [9.99996, "10"],
  [999.96, "1,000"],
  [100, "100"],
  [0, "0"],
  [-0, "0"],
  [-44.82, "−44.82"],
  [-123_456, "−123,456"],
  [0.00099, "9.9e−4"],
  [1.5334e-6, "1.533e−6"],
  [8.22e-8, "8.22e−8"],
  [-8.22e-8, "−8.22e−8"],
  [5e-324, "5e−324"],
  [9.99996e-8, "1e−7"],
  [-9.99996e-8, "−1e−7"],
  [999_999_999_999_999, "999,999,999,999,999"],
  [1.5e300, "1.5e300"],
  [1e21, "1e21"],
  [1.7e308, "1.7e308"],
  [-1.7976931348623157e308, "−1.798e308"],
  [Number.POSITIVE_INFINITY, "∞"],
  [Number.NEGATIVE_INFINITY, "−∞"],
  [Number.NaN, "NaN"],
  [1.0005, "1.001"],
  [-1.0005, "−1.001"],
  [1.0005e-5, "1.001e−5"],
])("%d alone is written %s", (value, expected) => {
  expect(formatNumber(value)).toBe(expected);
});

test("a number may be written in fewer digits", () => {
  expect(formatNumber(3.6969, 2)).toBe("3.7");
  expect(formatNumber(1.5334e-6, 2)).toBe("1.5e−6");
});

describe("a column", () => {
  test("has the same number of decimals in every row, so that they line up", () => {
    expect(column(44.82, 46.71, 45.9, 43.94)).toEqual(["44.82", "46.71", "45.90", "43.94"]);
    expect(column(8.09, 8.32, 8.187)).toEqual(["8.090", "8.320", "8.187"]);
  });

  test("has no more decimals than its values", () => {
    expect(column(1, 2, 300)).toEqual(["1", "2", "300"]);
    expect(column(0.5, 20)).toEqual(["0.5", "20.0"]);
  });

  test("shows what was given with up to five digits as it was given", () => {
    expect(column(598.15, 600.2)).toEqual(["598.15", "600.20"]);
    expect(column(30.985, 52.64, 43.925)).toEqual(["30.985", "52.640", "43.925"]);
    expect(column(9_858.3, 13_024)).toEqual(["9,858.3", "13,024.0"]);
    expect(column(0.0012345, 0.5)).toEqual(["0.0012345", "0.5000000"]);
    expect(column(0.083712, 0.0864)).toEqual(["0.083712", "0.086400"]);
  });

  test("rounds what is written, not the binary fraction behind it", () => {
    expect(column(30.9855, 43.9245)).toEqual(["30.986", "43.925"]);
    expect(column(598.155, -598.155)).toEqual(["598.16", "−598.16"]);
  });

  test("has five significant digits of the smallest, but at most two decimals more than the largest needs", () => {
    expect(column(0.123456, 1.23456)).toEqual(["0.12346", "1.23456"]);
    expect(column(0.123456, 123.456)).toEqual(["0.1235", "123.4560"]);
    expect(column(652.741, 77_685.4)).toEqual(["652.74", "77,685.40"]);
    expect(column(1.23456, 77_685.4)).toEqual(["1.23", "77,685.40"]);
    expect(column(1_096.9932795, 2_988.26432622)).toEqual(["1,097.0", "2,988.3"]);
  });

  test("of tiny values writes powers of ten", () => {
    expect(column(8.22e-8, 1.5334e-6)).toEqual(["8.22e−8", "1.5334e−6"]);
    expect(column(1.5334e-6, 12.5, 0)).toEqual(["1.5334e−6", "12.5", "0.0"]);
  });

  test("never writes 0 for what is not 0", () => {
    expect(column(0.0011, 50_000)).toEqual(["0.0011", "50,000"]);
    expect(column(-0.0011, 50_000)).toEqual(["−0.0011", "50,000"]);
  });

  test("of one value, of zeros, and of huge and infinite values can be read", () => {
    expect(column(0.5)).toEqual(["0.5"]);
    expect(column(0, 0)).toEqual(["0", "0"]);
    expect(column(1.5e300, 2.25)).toEqual(["1.5e300", "2.25"]);
    expect(column(1.7e308, Number.POSITIVE_INFINITY)).toEqual(["1.7e308", "∞"]);
    expect(column(Number.NEGATIVE_INFINITY, 2.25)).toEqual(["−∞", "2.25"]);
    expect(column()).toEqual([]);
  });
});

test.each([
  [13.04, 1, "+13.0"],
  [-34.0, 1, "−34.0"],
  [0, 1, "±0"],
  [-0.04, 1, "±0"],
  [0.05, 2, "+0.05"],
  [-0.35, 1, "−0.4"],
  [1.7e308, 1, "+1.7e308"],
  [Number.NEGATIVE_INFINITY, 1, "−∞"],
])("a change of %d in %d decimals is written %s", (value, decimals, expected) => {
  expect(formatSigned(value, decimals)).toBe(expected);
});

test("what is written is the value to within what its last digit can say", () => {
  const values = fc.array(fc.double({ min: -1e300, max: 1e300, noNaN: true }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(values, (all) => {
      const largest = Math.max(...all.map(Math.abs));
      for (const [index, text] of column(...all).entries()) {
        const read = Number(text.replaceAll(",", "").replaceAll("−", "-"));
        const value = all[index] ?? 0;
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.max(largest, Math.abs(value)) * 0.00006);
        expect(read === 0).toBe(value === 0);
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  [0.50953, 0.0021, "0.5095 ± 0.0021"],
  [44.8, 12.34, "45 ± 12"],
  [1234.5, 120, "1,235 ± 120"],
  [-2.34567, 0.05, "−2.346 ± 0.050"],
  [0, 0.5, "0 ± 0.5"],
  [4.1561e-8, 2e-10, "4.1561e−8 ± 2e−10"],
])("%f with an uncertainty of %f is written %s", (value, halfWidth, text) => {
  expect(formatUncertain(value, halfWidth)).toBe(text);
});
