import fc from "fast-check";
import { expect, test } from "vitest";
import { topLevelKeys } from "./json-keys";

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
