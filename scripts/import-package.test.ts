import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { packBundle } from "./import-package";

const FOLDER = mkdtempSync(join(tmpdir(), "import-package-"));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const DOCUMENT = JSON.stringify(aBundle());

/** As a script has it that somebody may interrupt, once or twice. */
function aRun() {
  const abort = new AbortController();
  const abandons: (() => void)[] = [];
  const atEnd = (_close: () => Promise<void>, abandon?: () => void) => {
    if (abandon) abandons.push(abandon);
  };
  return { abort, abandons, run: { signal: abort.signal, atEnd } };
}

const at = (name: string, mayReplace = false) => ({ path: join(FOLDER, name), mayReplace });
const files = () => readdirSync(FOLDER);

test("A package has its name once it was used, and lay there alone before", async () => {
  const seen = await packBundle({ document: DOCUMENT, files: [] }, at("made.zip"), aRun().run, async () =>
    files(),
  );
  expect(seen).toEqual([expect.stringMatching(/^made\.zip\.[0-9a-f]{12}\.part$/)]);
  expect(files()).toEqual(["made.zip"]);
  rmSync(join(FOLDER, "made.zip"));
});

test("A package that its user does not want to keep is gone", async () => {
  const target = at("unwanted.zip");
  const used = await packBundle(
    { document: DOCUMENT, files: [] },
    target,
    aRun().run,
    async ({ checked }) => checked.bundle !== null,
    (isSound) => !isSound,
  );
  expect([used, files()]).toEqual([true, []]);
});

test("A package that the checks refuse is used, and gone", async () => {
  const target = at("refused.zip");
  const codes = await packBundle({ document: "{}", files: [] }, target, aRun().run, async ({ checked }) =>
    checked.findings.map(({ code }) => code),
  );
  expect(codes).toContain("schema.missing");
  expect(files()).toEqual([]);
});

test("A package without a name is for its user's eyes, and gone after an interruption", async () => {
  const { abort, run } = aRun();
  const place = () => readdirSync(tmpdir()).filter((name) => /^bundle\.zip\..*\.part$/.test(name));
  const before = place();
  const packed = packBundle({ document: DOCUMENT, files: [] }, null, run, async () => {
    const [mine = ""] = place().filter((name) => !before.includes(name));
    expect(statSync(join(tmpdir(), mine)).mode & 0o777).toBe(0o600);
    abort.abort();
    abort.signal.throwIfAborted();
  });
  await expect(packed).rejects.toThrow("aborted");
  expect(place()).toEqual(before);
});

test("A second interruption removes what lies there at once", async () => {
  const { abandons, run } = aRun();
  await packBundle({ document: DOCUMENT, files: [] }, at("twice.zip"), run, async () => {
    for (const abandon of abandons) abandon();
    expect(files()).toEqual([]);
    throw new Error("the process ends here");
  }).catch(() => {});
  expect(abandons).toHaveLength(1);
});

test("What can't be read any more, or can't be written, is told in words", async () => {
  const gone = { artifact: "raw/a.log", file: { content: () => Promise.reject(new Error("ENOENT")) } };
  const pack = (target: string, entries: (typeof gone)[]) =>
    packBundle({ document: DOCUMENT, files: entries }, at(target), aRun().run, async () => "used");
  await expect(pack("a.zip", [gone])).rejects.toThrow(
    "raw/a.log can't be read any more. Try again once nothing changes there.",
  );
  await expect(pack("absent/a.zip", [])).rejects.toThrow(
    `${at("absent/a.zip").path} can't be written (ENOENT).`,
  );
  expect(files()).toEqual([]);
});

test("A package that came there meanwhile stays, and no other is left beside it", async () => {
  const meanwhile = async () => writeFileSync(join(FOLDER, "other.zip"), "PK\x03\x04 of another process");
  const packed = packBundle({ document: DOCUMENT, files: [] }, at("other.zip"), aRun().run, meanwhile);
  await expect(packed).rejects.toThrow(`${at("other.zip").path} is there already.`);
  expect(files()).toEqual(["other.zip"]);
  await packBundle({ document: DOCUMENT, files: [] }, at("other.zip", true), aRun().run, async () => "used");
  expect(statSync(join(FOLDER, "other.zip")).size).toBeGreaterThan(100);
  rmSync(join(FOLDER, "other.zip"));
});
