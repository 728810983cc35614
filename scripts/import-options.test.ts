import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSettings } from "./import-options";

const FOLDER = mkdtempSync(join(tmpdir(), "import-options-"));
afterAll(() => rmSync(FOLDER, { recursive: true }));

function written(name: string, content: string): string {
  const place = join(FOLDER, name);
  writeFileSync(place, content);
  return place;
}

const settings = (answers: string[], set: string[] = []) =>
  readSettings({ set, answers, consent: [], verbose: false }, "import");

test("Answers stand in files, the later goes before the earlier, and --set before all", () => {
  const lab = written("lab.json", '\ufeff{"submitter.name": "A Lab", "environment.count": 8, "title": "T"}');
  const mine = written("mine.json", '{"submitter.name": "A. Researcher"}');
  const read = settings([lab, mine], ["title=Mine"]);
  expect(read.answers).toEqual({
    "submitter.name": "A. Researcher",
    "environment.count": "8",
    title: "Mine",
  });
  expect(read.fromFiles).toEqual({
    "submitter.name": { text: "A. Researcher", file: mine },
    "environment.count": { text: "8", file: lab },
    title: { text: "T", file: lab },
  });
  expect(read.words).toEqual(["--answers", lab, "--answers", mine]);
});

test.each([
  ["list.json", "[]", "it takes one object"],
  ["cut.json", '{"title": ', "the text is not JSON"],
  ["deep.json", '{"submitter": {"name": "A"}}', 'the answer to "submitter" is no text'],
])("A file of answers that can't be used is told: %s", (name, content, message) => {
  const place = written(name, content);
  expect(() => settings([place])).toThrow(`--answers ${place}: ${message}`);
});

test("A file of answers that is not there is told", () => {
  const place = join(FOLDER, "absent.json");
  expect(() => settings([place])).toThrow(`--answers: there is no ${place}.`);
  expect(() => settings([FOLDER])).toThrow(`--answers: ${FOLDER} can't be read.`);
});

test("An answer without = is told", () => {
  expect(() => settings([], ["model"])).toThrow('--set takes KEY=VALUE; "model" has no "=".');
});

test("What stands for an answer in a printed command is none", () => {
  expect(() => settings([], ["source=…"])).toThrow('--set source: write the answer where "…" stands.');
  const place = written("open.json", '{"submitter.name": " … "}');
  expect(() => settings([place])).toThrow('submitter.name: write the answer where "…" stands.');
});
