import { expect, test } from "vitest";
import { readDrop } from "./dropped-file";

const aFile = (name: string) => new File(["{}"], name);
/** What a browser hands over: a folder is among the files, too, and only its entry says what it is. */
const dropped = (...things: { name: string; isDirectory: boolean }[]) => ({
  files: things.map(({ name }) => aFile(name)),
  items: things.map(({ isDirectory }) => ({ webkitGetAsEntry: () => ({ isDirectory }) })),
});

test("one file is taken as it is", () => {
  const { file, note } = readDrop(dropped({ name: "run.json", isDirectory: false }));
  expect([file?.name, note]).toEqual(["run.json", null]);
});

test("a folder is no file, and is to be packed", () => {
  expect(readDrop(dropped({ name: "run-7", isDirectory: true }))).toEqual({
    file: null,
    note: "“run-7” is a folder. Pack what is in it into one .zip or .tar.gz, and drop that.",
  });
});

test("of several files none is taken without a word: which one is meant is not guessed", () => {
  const two = dropped({ name: "a.json", isDirectory: false }, { name: "b.json", isDirectory: false });
  expect(readDrop(two)).toEqual({
    file: null,
    note: "2 files were dropped, and one is checked at a time. Drop one; if they belong together, pack them into one .zip or .tar.gz.",
  });
});

test("what is no file at all, such as text, changes nothing", () => {
  expect(readDrop(dropped())).toEqual({ file: null, note: null });
});

test("a browser that knows no entries still hands over its file", () => {
  const { file } = readDrop({ files: [aFile("run.json")], items: [{ webkitGetAsEntry: () => null }] });
  expect(file?.name).toBe("run.json");
});
