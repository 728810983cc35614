import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { MADE_UP_SPEED } from "@/importers/made-up-files";
import { openBundle } from "./bundle-file";
import { importAgreed } from "./import-agreed";
import { ImportOutput } from "./import-output";
import { readFiles } from "./import-run";

const FOLDER = mkdtempSync(join(tmpdir(), "import-agreed-"));
afterAll(() => rmSync(FOLDER, { recursive: true }));
beforeEach(() => void vi.spyOn(console, "log").mockImplementation(() => {}));

const SPEED = join(FOLDER, "vllm.json");
writeFileSync(SPEED, JSON.stringify(MADE_UP_SPEED));

const SAID = {
  "model.parameters_b": "1.25",
  technique: "bf16",
  "environment.accelerator": "NVIDIA H200",
  "environment.count": "1",
  "workload.dataset": "made-up",
  "submitter.relationship": "third-party",
};

/** Imports a made-up file while somebody types these lines. */
async function imported(name: string, answers: Record<string, string>, ...typed: string[]) {
  const path = join(FOLDER, name);
  const said: string[] = [];
  const ask = async (prompt: string) => {
    said.push(prompt);
    return typed.shift() ?? null;
  };
  const dialogue = { ask, say: (line: string) => void said.push(line), close: () => {} };
  const run = { signal: new AbortController().signal, atEnd: () => {} };
  const options = {
    answers,
    consent: new Set<never>(),
    command: { words: ["npm", "run", "import", "--", "vllm.json"], fromFiles: {} },
    output: { path, mayReplace: false },
    terminal: () => dialogue,
    isAgreed: false,
  };
  const read = await readFiles([SPEED], { signal: run.signal, isWatched: false });
  const code = await importAgreed(read, options, new ImportOutput(false), run);
  const opened = existsSync(path) ? await openBundle(path) : null;
  const bundle = opened && "checked" in opened ? opened.checked.bundle : null;
  return { code, said, bundle };
}

test("An answer that looks wrong in the summary is changed, and the summary is shown again", async () => {
  const typed = ["Anne", "own run", "<", "<", "Ann", "own run", "y"];
  const { code, said, bundle } = await imported("changed.zip", SAID, ...typed);
  expect([code, bundle?.submitter.name]).toEqual([0, "Ann"]);
  expect(said.filter((line) => line.startsWith("  sent by"))).toEqual([
    "  sent by    Anne (third-party)",
    "  sent by    Ann (third-party)",
  ]);
  expect(said).toContain(`Write it to ${join(FOLDER, "changed.zip")}? [Y/n, < to change an answer] `);
});

test("Where nothing was asked there is nothing to go back to", async () => {
  const all = { ...SAID, "submitter.name": "Ann", source: "own run" };
  const { code, said, bundle } = await imported("unasked.zip", all, "<", "n");
  expect([code, bundle]).toEqual([1, null]);
  expect(said.at(-1)).toBe(`Write it to ${join(FOLDER, "unasked.zip")}? [Y/n] `);
});

test("Nothing is written where somebody leaves while changing an answer", async () => {
  const { code, bundle } = await imported("left.zip", SAID, "Ann", "own run", "<");
  expect([code, bundle]).toEqual([1, null]);
  expect(vi.mocked(console.log).mock.calls.flat().join("\n")).toContain(
    `--set submitter.name=Ann --set source="…"`,
  );
});
