import { expect, test } from "vitest";
import { csvHeaders, readCsvTable } from "./csv-table";

test("columns are told by their names, without spaces, byte order marks aside and with any line end", () => {
  expect(readCsvTable('a, b ,"c, d"\r\n1, 2 ,3\r\n\r\n4,5,6')).toEqual({
    headers: ["a", "b", "c, d"],
    rows: [
      { number: 1, cells: { a: "1", b: "2", "c, d": "3" } },
      { number: 2, cells: { a: "4", b: "5", "c, d": "6" } },
    ],
    ragged: [],
  });
});

test("rows with more or fewer cells than the header are left out and told", () => {
  expect(readCsvTable("a,b\n1\n1,2\n1,2,3\n")).toMatchObject({ rows: [{ number: 2 }], ragged: [1, 3] });
});

test("of two columns of one name, the first is the one", () => {
  expect(readCsvTable("a,a\n1,2\n")?.rows[0]?.cells).toEqual({ a: "1" });
});

test("a header alone is no table, and JSON has no header", () => {
  expect(readCsvTable("a,b\n")).toBeNull();
  expect(readCsvTable("")).toBeNull();
  expect(csvHeaders('[{"a": 1, "b": 2}]')).toEqual([]);
  expect(csvHeaders("x,".repeat(20_000))).toEqual([]);
});

test("semicolons part cells, too", () => {
  expect(csvHeaders("a;b;c\n1;2;3\n")).toEqual(["a", "b", "c"]);
});
