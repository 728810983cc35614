import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import type { Importer } from "./importer";
import { aReading } from "./made-up-readings";
import { IMPORTERS, importFiles, LONGEST_TEXT } from "./registry";
import { type SourceFile, textFile } from "./source-file";

function anImporter(key: string, changes: Partial<Importer> = {}): Importer {
  return {
    key,
    title: key,
    url: "https://example.org",
    versions: "",
    fields: [],
    asks: [],
    drops: [],
    recognises: ({ head }) => head.includes(key),
    read: async (files) => ({
      readings: files.map(({ path }) => aReading({ path, producer: key })),
      skipped: [],
    }),
    ...changes,
  };
}

describe("the importers", () => {
  test("have keys of their own, and the benchmark's own pipeline goes first", () => {
    const keys = IMPORTERS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys[0]).toBe("efficientllm-toolkit");
  });

  test("a file goes to the first that recognises it", async () => {
    const importers = [anImporter("b"), anImporter("a")];
    const { readings } = await importFiles([textFile("one", "a b"), textFile("two", "a")], { importers });
    expect(readings.map(({ producer, paths }) => [producer, paths])).toEqual([
      ["b", ["one"]],
      ["a", ["two"]],
    ]);
  });

  test("what nobody knows is skipped, and an empty file is empty", async () => {
    expect(await importFiles([textFile("notes.txt", "hello"), textFile("nothing.json", "")])).toEqual({
      readings: [],
      skipped: [
        { path: "notes.txt", reason: "unknown", why: "no importer knows this kind of file" },
        { path: "nothing.json", reason: "empty", why: "the file is empty" },
      ],
    });
  });
});

describe("what goes wrong", () => {
  const fails: Partial<Importer> = {
    read: async () => {
      throw new Error("made up");
    },
  };

  test("an importer that fails costs its own files only", async () => {
    const importers = [anImporter("bad", fails), anImporter("good")];
    const { readings, skipped } = await importFiles([textFile("1", "bad"), textFile("2", "good")], {
      importers,
    });
    expect(readings.map(({ paths }) => paths)).toEqual([["2"]]);
    expect(skipped).toEqual([
      {
        path: "1",
        reason: "unreadable",
        why: "the importer of bad could not cope with this file or one beside it",
      },
    ]);
  });

  test("one that cannot say whether it knows a file does not know it", async () => {
    const recognises = () => {
      throw new Error("made up");
    };
    const importers = [anImporter("bad", { recognises }), anImporter("good")];
    expect((await importFiles([textFile("1", "good")], { importers })).readings).toHaveLength(1);
  });

  test("a file that vanishes does not take others of its importer along", async () => {
    const gone: SourceFile = { ...textFile("gone", "x"), text: () => Promise.reject(new Error("made up")) };
    const reads = anImporter("x", {
      read: async (files) => {
        for (const file of files) await file.text();
        return { readings: files.map(({ path }) => aReading({ path })), skipped: [] };
      },
    });
    const { readings, skipped } = await importFiles([textFile("here", "x"), gone], { importers: [reads] });
    expect(readings.map(({ paths }) => paths)).toEqual([["here"]]);
    expect(skipped).toEqual([{ path: "gone", reason: "unreadable", why: "the file can't be read any more" }]);
  });

  test("a file of which its importer says nothing is said to be of no use", async () => {
    const silent = anImporter("x", { read: async () => ({ readings: [], skipped: [] }) });
    expect((await importFiles([textFile("1", "x")], { importers: [silent] })).skipped).toEqual([
      { path: "1", reason: "empty", why: "nothing of it could be used" },
    ]);
  });

  test("a file too long to be held is not read", async () => {
    const long: SourceFile = { ...textFile("long", "x"), bytes: LONGEST_TEXT + 1 };
    expect((await importFiles([long], { importers: [anImporter("x")] })).skipped[0]?.why).toBe(
      "it is longer than 256 MiB",
    );
  });
});

/** Bytes on the heap once all that nobody needs is gone. */
function heapInUse(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
  return process.memoryUsage().heapUsed;
}

test("10,000 files, 80 MB together, need no more memory than what is found in them", {
  timeout: 120_000,
}, async () => {
  const latency = (index: number) =>
    JSON.stringify({
      avg_latency: 2.5 + index,
      latencies: [2.5],
      percentiles: { "10": 2.5, "50": 2.5, "99": 2.5 },
    });
  function* tree() {
    for (let index = 0; index < 10_000; index++) {
      if (index % 100 === 0) yield textFile(`runs/${index}/latency.json`, latency(index));
      else yield textFile(`runs/${index}/log.txt`, `${index}: no result\n`.repeat(550));
    }
  }
  const before = heapInUse();
  const looked: number[] = [];
  const { readings, skipped } = await importFiles(tree(), { onProgress: (one) => looked.push(one.looked) });
  expect(readings).toHaveLength(100);
  expect(skipped).toHaveLength(9_900);
  expect(looked.at(-1)).toBe(10_000);
  expect(heapInUse() - before).toBeLessThan(30 * 1024 * 1024);
});

test("of 10,000 copies one is read, in no more memory than the others need to be named", {
  timeout: 120_000,
}, async () => {
  const text = JSON.stringify({
    avg_latency: 2.5,
    latencies: [2.5],
    percentiles: { "50": 2.5 },
    "": "x".repeat(8000),
  });
  const copy = (index: number): SourceFile => ({
    path: `runs/${index}/latency.json`,
    bytes: text.length,
    head: text.slice(0, 200),
    text: async () => `${text}`,
  });
  const before = heapInUse();
  const { readings, skipped } = await importFiles(Array.from({ length: 10_000 }, (_, index) => copy(index)));
  expect(readings.map(({ paths }) => paths)).toEqual([["runs/0/latency.json"]]);
  expect(skipped).toHaveLength(9_999);
  expect(heapInUse() - before).toBeLessThan(30 * 1024 * 1024);
});
