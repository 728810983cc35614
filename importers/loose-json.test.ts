import fc from "fast-check";
import { expect, test } from "vitest";
import { readLooseJson } from "./loose-json";

const values = (text: string) => readLooseJson(text)?.values;

test("plain JSON without long numbers is read as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value).replaceAll("__proto__", "prototype");
      fc.pre(!/\d{16}/.test(text));
      expect(readLooseJson(text)).toEqual({ values: [JSON.parse(text)], hadNonFinite: false });
    }),
  );
});

test("NaN and infinities are no numbers, and it is told that they were there", () => {
  expect(readLooseJson('{"rate": Infinity, "loss": NaN, "x": -Infinity}')).toEqual({
    values: [{ rate: null, loss: null, x: null }],
    hadNonFinite: true,
  });
});

test("the same words inside of a text are left alone", () => {
  expect(values('{"note": "NaN, \\"Infinity\\" and 12345678901234567890", "x": NaN}')).toEqual([
    { note: 'NaN, "Infinity" and 12345678901234567890', x: null },
  ]);
});

test("whole numbers that a double can't hold stay as text, digit by digit", () => {
  expect(values('{"seed": 1780908523862526354, "small": 12, "exact": 1234567890123456}')).toEqual([
    { seed: "1780908523862526354", small: 12, exact: 1234567890123456 },
  ]);
  expect(values("[1780908523862526354, -1780908523862526354, 0.1234567890123456789, NaN]")).toEqual([
    ["1780908523862526354", "-1780908523862526354", 0.12345678901234568, null],
  ]);
});

test("a document a line is several documents, with Windows line ends and a byte order mark as well", () => {
  expect(values('\ufeff{"a": 1}\r\n{"a": Infinity}\r\n\r\n')).toEqual([{ a: 1 }, { a: null }]);
});

test("what is no JSON in any of these ways is null", () => {
  for (const text of ["", "hello", "{", '{"a": 1', '{"a": 1}\nhello', "NaN NaN", "[1, 2"]) {
    expect(readLooseJson(text)).toBeNull();
  }
});

test("a key that would change what objects are is left out", () => {
  expect(values('{"__proto__": {"polluted": true}, "a": 1}')).toEqual([{ a: 1 }]);
});

test("no text makes it throw", () => {
  fc.assert(fc.property(fc.string(), (text) => void readLooseJson(text)));
});
