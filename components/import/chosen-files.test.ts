import { describe, expect, test } from "vitest";
import { chosenFiles, droppedFiles, isPackage, together } from "./chosen-files";

const aFile = (name: string, content: BlobPart = "x") => new File([content], name);

/** A file as a field for folders gives it. */
function inFolder(path: string): File {
  return Object.defineProperty(aFile(path.split("/").at(-1) ?? ""), "webkitRelativePath", { value: path });
}

/** What a browser hands out for a dropped file or folder, as far as it is used. */
function entry(path: string, children: FileSystemEntry[] | null = null): FileSystemEntry {
  const batches = [children ?? [], []];
  return {
    name: path.split("/").at(-1) ?? "",
    fullPath: `/${path}`,
    isFile: children === null,
    isDirectory: children !== null,
    file: (take: (file: File) => void) => take(aFile(path)),
    createReader: () => ({
      readEntries: (take: (some: FileSystemEntry[]) => void) => take(batches.shift() ?? []),
    }),
  } as unknown as FileSystemEntry;
}

const dropped = (...entries: FileSystemEntry[]) =>
  droppedFiles({ files: [], items: entries.map((one) => ({ kind: "file", webkitGetAsEntry: () => one })) });

describe("chosen files", () => {
  test("are called by their names, and in a folder by their path in it", () => {
    expect(chosenFiles([aFile("a.json")])).toMatchObject({ name: "a.json", entries: [{ path: "a.json" }] });
    expect(chosenFiles([aFile("a.json"), aFile("b.csv")]).name).toBe("2 files");
    const { name, entries } = chosenFiles([inFolder("run-42/a.json"), inFolder("run-42/logs/b.csv")]);
    expect([name, ...entries.map(({ path }) => path)]).toEqual([
      "run-42",
      "run-42/a.json",
      "run-42/logs/b.csv",
    ]);
  });

  test("of other programs' folders are passed over", () => {
    const paths = [
      "run/a.json",
      "run/.git/config",
      "run/node_modules/x/package.json",
      "run/__pycache__/y.pyc",
    ];
    expect(chosenFiles(paths.map(inFolder)).entries.map(({ path }) => path)).toEqual(["run/a.json"]);
  });
});

test("files chosen one after the other are taken together, of one path the later one", () => {
  const first = chosenFiles([inFolder("run/a.json"), inFolder("run/b.json")]);
  const later = chosenFiles([aFile("gpu.csv"), inFolder("run/b.json")]);
  const { name, entries } = together(first, later);
  expect([name, ...entries.map(({ path }) => path)]).toEqual([
    "3 files",
    "run/a.json",
    "run/b.json",
    "gpu.csv",
  ]);
  expect(entries[1]).toBe(later.entries[1]);
});

describe("what is dropped", () => {
  test("is walked through in the order of names, folders with all that is in them", async () => {
    const run = entry("run", [
      entry("run/b.json"),
      entry("run/a", [entry("run/a/c.csv")]),
      entry("run/.git", []),
    ]);
    const { name, entries } = await dropped(run);
    expect([name, ...entries.map(({ path }) => path)]).toEqual(["run", "run/a/c.csv", "run/b.json"]);
  });

  test("may be several files and folders at once", async () => {
    const { name, entries } = await dropped(entry("a.json"), entry("run", [entry("run/b.json")]));
    expect([name, ...entries.map(({ path }) => path)]).toEqual(["2 files", "a.json", "run/b.json"]);
  });

  test("is told in words where a folder can't be read", async () => {
    const locked = {
      ...entry("locked", []),
      createReader: () => ({ readEntries: (_: unknown, fail: () => void) => fail() }),
    } as unknown as FileSystemEntry;
    await expect(dropped(locked)).rejects.toThrow(
      "The folder “locked” can’t be read. Look at its permissions.",
    );
  });

  test("is the plain list of files where a browser knows no folders", async () => {
    const { entries } = await droppedFiles({
      files: [aFile("a.json")],
      items: [{ kind: "file", webkitGetAsEntry: () => null }],
    });
    expect(entries.map(({ path }) => path)).toEqual(["a.json"]);
  });
});

test.each([
  ["a zip archive", new Uint8Array([0x50, 0x4b, 3, 4]), true],
  ["a packed file", new Uint8Array([0x1f, 0x8b, 8]), true],
  ["a document that says so", '{ "title": "x", "format": "efficientllm-bundle/1" }', true],
  ["one of another version", '{"format":"efficientllm-bundle/9"}', true],
  ["a document with another format", '{"format":"something"}', false],
  ["a table", "timestamp, index", false],
])("%s is a bundle or an archive: %s", async (_, content, expected) => {
  expect(await isPackage(aFile("x", content))).toBe(expected);
});
