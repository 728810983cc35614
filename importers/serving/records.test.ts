import { expect, test } from "vitest";
import { textFile } from "../source-file";
import { headKeys, recordsIn } from "./records";

const keys = (text: string) => [...headKeys(textFile("x", text))];

test("keys of the outermost object are told, not those inside of it", () => {
  expect(keys('{"a": {"b": 1}, "c": [{"d": "e"}], "f": "g"}')).toEqual(["a", "c", "f"]);
});

test("of an array and of JSON lines the first object counts", () => {
  expect(keys('\n [ {"a": 1}, {"b": 2} ]')).toEqual(["a"]);
  expect(keys('\ufeff{"a": 1}\r\n{"b": 2}')).toEqual(["a"]);
});

test("words inside of texts are no keys, whatever they look like", () => {
  expect(keys('{"a": "x, \\"b\\": 1", "c": "{"}')).toEqual(["a", "c"]);
});

test("a text that breaks off gives the keys before the break; what is no JSON gives none", () => {
  expect(keys('{"a": 1, "b": [1, 2')).toEqual(["a", "b"]);
  for (const text of ["", "a,b\n1,2", "[1, 2]", "[[{", '"a"']) expect(keys(text)).toEqual([]);
});

test("objects are found alone, in arrays and one a line; anything else is passed over", async () => {
  const records = async (text: string) => (await recordsIn(textFile("x", text)))?.records;
  expect(await records('{"a": 1}')).toEqual([{ a: 1 }]);
  expect(await records('[{"a": 1}, null, 3, [], {"b": 2}]')).toEqual([{ a: 1 }, { b: 2 }]);
  expect(await records('{"a": 1}\n{"b": 2}')).toEqual([{ a: 1 }, { b: 2 }]);
  expect(await records('{"a": ')).toBeUndefined();
});

test("a file that can't be read any more is null", async () => {
  const gone = { ...textFile("x", "{}"), text: () => Promise.reject(new Error("gone")) };
  expect(await recordsIn(gone)).toBeNull();
});
