import fc from "fast-check";
import { expect, test } from "vitest";
import { readLooseJson } from "./loose-json";

const values = (text: string) => readLooseJson(text)?.values;

test("plain JSON without long numbers is read as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value).replaceAll("__proto__", "prototype");
      fc.pre(!/\d{16}/.test(text));
      expect(readLooseJson(text)).toEqual({
        values: [JSON.parse(text)],
        hadNonFinite: false,
        isCutOff: false,
      });
    }),
  );
});

test("NaN and infinities are no numbers, and it is told that they were there", () => {
  expect(readLooseJson('{"rate": Infinity, "loss": NaN, "x": -Infinity}')).toEqual({
    values: [{ rate: null, loss: null, x: null }],
    hadNonFinite: true,
    isCutOff: false,
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
  for (const text of [
    "",
    "hello",
    "{",
    '{"a": 1',
    '{"a": 1}\nhello',
    '{"a": 1}\nNaN NaN',
    "NaN NaN",
    "[1, 2",
  ]) {
    expect(readLooseJson(text)).toBeNull();
  }
});

test("a key that would change what objects are is left out", () => {
  expect(values('{"__proto__": {"polluted": true}, "a": 1}')).toEqual([{ a: 1 }]);
});

test("no text makes it throw", () => {
  fc.assert(fc.property(fc.string(), (text) => void readLooseJson(text)));
});

test("of lines whose last breaks off, the sound ones are read, and it is told", () => {
  expect(readLooseJson('{"a": 1}\n{"a": NaN}\n{"a": 3, "b": "x')).toEqual({
    values: [{ a: 1 }, { a: null }],
    hadNonFinite: true,
    isCutOff: true,
  });
  for (const rest of ["{", '{"a"', '{"a": nu', '[{"a": 1}', '{"a": "}']) {
    expect(readLooseJson(`{"a": 1}\r\n${rest}`)).toMatchObject({ values: [{ a: 1 }], isCutOff: true });
  }
});

test("a line that is wrong elsewhere is no cut: such a text is none of ours", () => {
  for (const lines of [
    '{"a": 1\n{"a": 2}',
    '{"a": 1}\n{"a": 2}}',
    '{"a": 1}\n{a: 2}',
    '{"a": 1}\n{"a": \n{"a": 3}',
  ]) {
    expect(readLooseJson(lines)).toBeNull();
  }
});

test("one document over many lines is one, and unreadable where it breaks off", () => {
  const text = JSON.stringify({ a: { b: [1, 2] }, c: {} }, null, 2);
  expect(readLooseJson(text)).toMatchObject({ values: [{ a: { b: [1, 2] }, c: {} }], isCutOff: false });
  expect(readLooseJson("[1, 2]\n")).toMatchObject({ values: [[1, 2]] });
  expect(readLooseJson('{"a": []\n, "b": 2}')).toMatchObject({ values: [{ a: [], b: 2 }] });
  for (let length = 0; length < text.length; length++)
    expect(readLooseJson(text.slice(0, length))).toBeNull();
});

test("lines are parted by any line end", () => {
  for (const end of ["\n", "\r\n", "\r"])
    expect(values(`{"a": 1}${end}{"a": 2}${end}`)).toEqual([{ a: 1 }, { a: 2 }]);
});

test("a whole number of any length is text, and one with an exponent beyond all doubles is no number", () => {
  const digits = "7".repeat(5000);
  expect(values(`{"a": ${digits}, "b": -${digits}}`)).toEqual([{ a: digits, b: `-${digits}` }]);
  expect(values('{"a": 1e400}')).toEqual([{ a: Number.POSITIVE_INFINITY }]);
});

test("nesting without end is unreadable, long texts are not", () => {
  for (const depth of [1_001, 100_000]) {
    expect(readLooseJson("[".repeat(depth))).toBeNull();
    expect(readLooseJson(`${"[".repeat(depth)}${"]".repeat(depth)}`)).toBeNull();
    expect(readLooseJson(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`)).toBeNull();
  }
  expect(readLooseJson(`${"[".repeat(1_000)}${"]".repeat(1_000)}`)).not.toBeNull();
  expect(values(`{"a": "${"x\\\\".repeat(500_000)}", "b": NaN}`)).toEqual([
    { a: "x\\".repeat(500_000), b: null },
  ]);
});

test("a key is what it is, also where it is spelled with escapes", () => {
  const [object] = values('{"\\u005f_proto__": {"polluted": true}, "a": "\\u00e9"}') ?? [];
  expect(object).toEqual({ a: "é" });
});
