import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { MADE_UP_SPEED } from "@/importers/made-up-files";
import { importFiles } from "@/importers/registry";
import { listFiles, type PassedOver } from "./import-files";

const FOLDER = mkdtempSync(join(tmpdir(), "import-files-"));
afterAll(() => rmSync(FOLDER, { recursive: true }));

function write(path: string, content: string | Uint8Array): string {
  const place = join(FOLDER, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, content);
  return place;
}

describe("the files of a folder", () => {
  const never = new AbortController().signal;
  const listed = async (...paths: string[]) => {
    const passedOver: PassedOver[] = [];
    const files = [];
    for await (const { path, head } of listFiles(paths, (one) => passedOver.push(one), never)) {
      files.push([path, head.slice(0, 8)]);
    }
    return { files, passedOver };
  };

  test("are called by their paths from it, and links are not followed", async () => {
    write("tree/b/two.txt", "\ufefftwo");
    write("tree/a/one.bin", new Uint8Array([1, 0, 2]));
    write("tree/.git/config", "made up");
    write("tree/windows.csv", Buffer.from("\ufeffa,b", "utf16le"));
    symlinkSync(FOLDER, join(FOLDER, "tree/around"));
    expect(await listed(join(FOLDER, "tree"))).toEqual({
      files: [
        ["tree/a/one.bin", ""],
        ["tree/b/two.txt", "two"],
        ["tree/windows.csv", "a,b"],
      ],
      passedOver: [
        { path: "tree/.git", why: "a folder of another program" },
        { path: "tree/around", why: "a symbolic link, which is not followed" },
      ],
    });
    expect(await listed(join(FOLDER, "tree/b"), join(FOLDER, "tree/b/two.txt"))).toMatchObject({
      files: [["b/two.txt", "two"]],
    });
  });

  test("in several homes are called by their paths from there, and no two alike", async () => {
    const places = ["home/alice/runs", "home/bob/runs", "data"].map((path) =>
      dirname(write(`far/${path}/a.txt`, "a")),
    );
    expect((await listed(...places)).files).toEqual([
      ["runs/a.txt", "a"],
      ["2/runs/a.txt", "a"],
      ["data/a.txt", "a"],
    ]);
  });

  test("10,000 of them are imported in bounded memory", { timeout: 120_000 }, async () => {
    for (let folder = 0; folder < 100; folder++) {
      mkdirSync(join(FOLDER, `large/${folder}`), { recursive: true });
      for (let index = 0; index < 99; index++) {
        writeFileSync(join(FOLDER, `large/${folder}/${index}.txt`), "made up ".repeat(200));
      }
      writeFileSync(
        join(FOLDER, `large/${folder}/vllm.json`),
        JSON.stringify({ ...MADE_UP_SPEED, date: `${folder}` }),
      );
    }
    const before = process.memoryUsage().heapUsed;
    const { readings, skipped } = await importFiles(listFiles([join(FOLDER, "large")], () => {}, never));
    expect([readings.length, skipped.length]).toEqual([100, 9_900]);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(100 * 1024 * 1024);
  });
});
