import { expect, test } from "vitest";
import { textFile } from "../source-file";
import { recordsIn } from "./records";

test("objects are found alone, in arrays and one a line; anything else is passed over", async () => {
  const records = async (text: string) => (await recordsIn(textFile("x", text)))?.records;
  expect(await records('{"a": 1}')).toEqual([{ a: 1 }]);
  expect(await records('[{"a": 1}, null, 3, [], {"b": 2}]')).toEqual([{ a: 1 }, { b: 2 }]);
  expect(await records('{"a": 1}\n{"b": 2}')).toEqual([{ a: 1 }, { b: 2 }]);
  expect(await records('{"a": ')).toBeUndefined();
  const cut = await recordsIn(textFile("x", '{"a": 1}\n{"b": '));
  expect(cut).toEqual({ records: [{ a: 1 }], isCutOff: true });
});

test("a file that can't be read any more is null", async () => {
  const gone = { ...textFile("x", "{}"), text: () => Promise.reject(new Error("gone")) };
  expect(await recordsIn(gone)).toBeNull();
});
