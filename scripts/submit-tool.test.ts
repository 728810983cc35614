import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { aBundle } from "@/benchmark/bundle-builder";
import { MADE_UP_POWER, MADE_UP_SPEED } from "@/importers/made-up-files";
import { submitReportJson, submitReportLines } from "./submit-report";
import { otherFile } from "./submit-tool";

const FOLDER = mkdtempSync(join(tmpdir(), "submit-tool-"));
afterAll(() => rmSync(FOLDER, { recursive: true }));

function written(name: string, content: string | Uint8Array): string {
  const place = join(FOLDER, name);
  writeFileSync(place, content);
  return place;
}

test.each([
  ["speed.json", JSON.stringify(MADE_UP_SPEED), "vLLM bench serve"],
  ["gpu.csv", MADE_UP_POWER, "nvidia-smi"],
])("%s of a tool is told by its tool, and how a bundle is made of it", async (name, content, tool) => {
  expect(await otherFile(written(name, content))).toEqual({
    isOfTool: true,
    message: `This is a file of ${tool}: npm run import makes a bundle of it.`,
  });
});

test("A tool's file without a result says why there is none", async () => {
  const failed = JSON.stringify({ ...MADE_UP_SPEED, completed: 0, failed: 100 });
  expect(await otherFile(written("failed.json", failed))).toEqual({
    isOfTool: true,
    message: "This is a tool's file, of which no bundle can be made: no request completed, 100 failed.",
  });
});

test.each([
  ["notes.txt", "made up"],
  ["other.json", '{"made": "up"}'],
])("%s that nobody knows is neither", async (name, content) => {
  expect(await otherFile(written(name, content))).toEqual({
    isOfTool: false,
    message: "It is no bundle, and no tool that is known here writes this file.",
  });
});

test("What means to be a bundle is judged as one, and what is not there as missing", async () => {
  expect(await otherFile(written("bundle.json", JSON.stringify({ ...aBundle(), results: [] })))).toBeNull();
  expect(await otherFile(written("bundle.zip", new Uint8Array([1, 0, 2])))).toBeNull();
  expect(await otherFile(join(FOLDER, "absent.json"))).toBeNull();
  expect(await otherFile(FOLDER)).toBeNull();
});

test("A tool's file gets one line on a terminal; machines get what a bundle lacks, too", () => {
  const lacks = { found: "nothing", expected: "a bundle", remedy: "Correct it." };
  const findings = [{ code: "schema.missing", severity: "error", pointer: "/results", ...lacks } as const];
  const message = "This is a file of nvidia-smi: npm run import makes a bundle of it.";
  const report = { file: "gpu.csv", outcome: "refused", message, isOfTool: true, findings } as const;
  expect(submitReportLines(report)).toEqual([`gpu.csv: refused: ${message}`]);
  expect(submitReportLines({ ...report, isOfTool: false })).toHaveLength(2);
  expect(JSON.parse(submitReportJson([report], null)).files[0]).toMatchObject({
    message,
    findings: [{ code: "schema.missing" }],
  });
});
