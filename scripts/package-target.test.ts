import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkTarget } from "./package-target";

const FOLDER = mkdtempSync(join(tmpdir(), "package-target-"));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const place = (name: string) => join(FOLDER, name);
writeFileSync(place("bundle.zip"), "PK\x03\x04 made up");
writeFileSync(place("gpu.csv"), "timestamp, power.draw [W]");
writeFileSync(place("empty.zip"), "");
mkdirSync(place("folder.zip"));
symlinkSync(place("gpu.csv"), place("link.zip"));

const refusal = (path: string, mayReplace: boolean) =>
  checkTarget({ path, mayReplace }).then(
    () => null,
    (error: Error) => error.message,
  );

test("What is not there yet may be written, in a folder that is there", async () => {
  expect(await refusal(place("new.zip"), false)).toBeNull();
  expect(await refusal(place("absent/new.zip"), false)).toBe(
    `There is no folder ${place("absent")}. Make it first.`,
  );
  expect(await refusal(place("gpu.csv/new.zip"), true)).toBe(
    `${place("gpu.csv/new.zip")} can't be written (ENOTDIR).`,
  );
});

test("A package gives way only where that is said", async () => {
  expect(await refusal(place("bundle.zip"), false)).toBe(
    `${place("bundle.zip")} is there already. Choose another name, or replace it with --force.`,
  );
  expect(await refusal(place("bundle.zip"), true)).toBeNull();
});

test.each(["gpu.csv", "link.zip", "empty.zip"])("Nothing but a package ever gives way: %s", async (name) => {
  expect(await refusal(place(name), true)).toBe(
    `${place(name)} is no .zip, and --force replaces nothing else. Choose another name.`,
  );
  expect(readFileSync(place("gpu.csv"), "utf8")).toBe("timestamp, power.draw [W]");
});

test.each([place("folder.zip"), "/dev/null"])("Folders and devices stay what they are: %s", async (path) => {
  expect(await refusal(path, true)).toBe(`${path} is no file. Name a file that is not there yet.`);
});
