import fc from "fast-check";
import { expect, test } from "vitest";
import { parseStrictJson } from "./strict-json";

const found = (text: string) =>
  parseStrictJson(text).findings.map(({ code, pointer, found }) => [code, pointer, found]);

test("plain JSON is read as it stands", () => {
  expect(parseStrictJson('{"a":[1,2.5,"x",null,true]}')).toEqual({
    readable: true,
    value: { a: [1, 2.5, "x", null, true] },
    findings: [],
  });
});

test("a byte order mark at the beginning is skipped", () => {
  expect(parseStrictJson("\ufeff[1]")).toEqual({ readable: true, value: [1], findings: [] });
});

test("a syntax error is placed by line and column", () => {
  expect(found('{\n  "a": 1,\n  "b" 2\n}')).toEqual([["json.syntax", "/b", '"2 }" at line 3, column 7']]);
});

test("an empty text says that it is empty", () => {
  expect(parseStrictJson("  ").findings[0]?.remedy).toBe("The text is empty: send a bundle.");
});

test("each repeated key is found where it stands, escaped or not", () => {
  expect(found('{"a":1,"b":{"x/y":1,"x/y":2},"\\u0061":2}')).toEqual([
    ["json.duplicate_key", "/b/x~1y", '"x/y" once more'],
    ["json.duplicate_key", "/a", '"a" once more'],
  ]);
});

test("the same key in two objects is no repetition", () => {
  expect(found('[{"a":1},{"a":1}]')).toEqual([]);
});

test("sixteen levels are read and seventeen are not, brackets in text not counted", () => {
  expect(found(`${"[".repeat(16)}"[["${"]".repeat(16)}`)).toEqual([]);
  expect(found(`${"[".repeat(17)}${"]".repeat(17)}`)).toEqual([
    ["json.depth", "", "level 17 at line 1, column 17"],
  ]);
});

test("NaN and Infinity in every spelling are found and the rest is read, with text in their place", () => {
  const text = '{"a":NaN,"b":[-Infinity,inf],"c":"NaN","d":1e999}';
  expect(found(text)).toEqual([
    ["json.not_a_number", "/d", "1e999"],
    ["json.not_a_number", "/a", "NaN"],
    ["json.not_a_number", "/b/0", "-Infinity"],
    ["json.not_a_number", "/b/1", "inf"],
  ]);
  expect(parseStrictJson(text)).toMatchObject({ value: { a: "", b: ["", ""], c: "NaN" } });
});

test("comments are one finding, however many there are, and text that looks like one is none", () => {
  expect(found('{"a":"// no" /* yes */, // and yes\n"b":1}')).toEqual([
    ["json.comment", "", "/* yes */ at line 1, column 14, and 1 more"],
  ]);
});

test("a comma before a closing bracket is found, also with a comment after it", () => {
  expect(found('{"a":[1,2,],\n}')).toEqual([
    ["json.trailing_comma", "", '"," before a closing bracket at line 1, column 10, and 1 more'],
  ]);
  expect(found("[1, /* last */]").map(([code]) => code)).toEqual(["json.comment", "json.trailing_comma"]);
});

test("a key that objects treat specially stays a plain key", () => {
  const parsed = parseStrictJson('{"__proto__":{"polluted":true}}');
  expect(parsed.readable && JSON.stringify(parsed.value)).toBe('{"__proto__":{"polluted":true}}');
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test.each([
  ["/*", ["json.syntax", "json.comment"]],
  ['\\"', ["json.syntax"]],
  ['"', ["json.syntax"]],
  [",  ", ["json.syntax"]],
  ["NaN,", ["json.syntax", ...Array(9_999).fill("json.not_a_number"), "findings.too_many"]],
])("half a million times %s is no JSON, and has no more than ten thousand repairs", (piece, codes) => {
  const { readable, findings } = parseStrictJson(piece.repeat(500_000));
  expect(readable).toBe(false);
  expect(findings.map(({ code }) => code)).toEqual(codes);
});

test("of many comments only the first ten thousand are counted", () => {
  expect(found(`${"/**/".repeat(500_000)}1`).at(-1)).toEqual([
    "json.comment",
    "",
    "/**/ at line 1, column 1, and 9999 more",
  ]);
});

test("whatever JSON.parse accepts without a repeated key is read alike", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = JSON.stringify(value);
      expect(parseStrictJson(text)).toEqual({ readable: true, value: JSON.parse(text), findings: [] });
    }),
  );
});
