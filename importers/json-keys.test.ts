import fc from "fast-check";
import { expect, test } from "vitest";
import { firstObjectKeys, hasKeys, topLevelKeys } from "./json-keys";
import { textFile } from "./source-file";

const keys = (text: string) => [...topLevelKeys(text)];

test("the keys of the outermost object are told, not those inside of it nor what is in texts", () => {
  expect(keys('{"a": {"b": 1}, "c": ["d", {"e": 2}], "f\\"{": "g: {\\"h\\": 1}", "i" : NaN}')).toEqual([
    "a",
    "c",
    'f\\"{',
    "i",
  ]);
});

test("a text that is cut off gives the keys that were reached", () => {
  expect(keys('\r\n{"results": {"task": {"acc": 0.1}}, "versions": {"ta')).toEqual(["results", "versions"]);
  expect(keys('{"results')).toEqual([]);
});

test("of several documents the first counts", () => {
  expect(keys('{"a": 1}\n{"b": 2}')).toEqual(["a"]);
});

test("what is no object has no keys", () => {
  for (const text of ["", "a,b\n1,2", '[{"a": 1}]', '"a": 1']) expect(keys(text)).toEqual([]);
});

test("the keys of any object are found in its text", () => {
  const plainKey = fc.stringMatching(/^[a-z-]{1,8}$/);
  fc.assert(
    fc.property(fc.dictionary(plainKey, fc.jsonValue(), { noNullPrototype: true }), (object) => {
      expect(topLevelKeys(JSON.stringify(object, null, 1))).toEqual(new Set(Object.keys(object)));
    }),
  );
});

test("the first object is found alone, in an array and as the first of lines", () => {
  const first = (text: string) => [...firstObjectKeys(text)];
  expect(first('{"a": {"b": 1}, "c": [{"d": "e"}], "f": "g"}')).toEqual(["a", "c", "f"]);
  expect(first('\n [ {"a": 1}, {"b": 2} ]')).toEqual(["a"]);
  expect(first('{"a": 1}\r\n{"b": 2}')).toEqual(["a"]);
  expect(first('{"a": 1, "b": [1, 2')).toEqual(["a", "b"]);
  for (const text of ["", "a,b\n1,2", "[1, 2]", "[[{", '"a"']) expect(first(text)).toEqual([]);
});

test("words inside of texts are no keys, whatever they look like", () => {
  expect(keys('{"a": "x, \\"b\\": 1", "c": "{", "d\\\\": "\\\\"}')).toEqual(["a", "c", "d\\\\"]);
});

test("a file has keys or it has not, whichever was asked of before", () => {
  const [one, other] = [textFile("x", '{"a": 1, "b": 2}'), textFile("y", '[{"c": 1}]')];
  for (let time = 0; time < 2; time++) {
    expect([hasKeys(one, "a", "b"), hasKeys(one, "a", "c"), hasKeys(other, "c")]).toEqual([
      true,
      false,
      true,
    ]);
  }
});
