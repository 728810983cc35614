import { describe, expect, test } from "vitest";
import { FINDING_CODES, FINDINGS, groupFindings } from "@/benchmark/findings";
import { browserPlatform } from "@/components/submit/browser-platform";
import { nodePlatform } from "@/db/node-platform";
import { listBadSubmissions } from "./bad-packages";
import { bytesSource, checkPackage } from "./check-package";

const SUBMISSIONS = await listBadSubmissions();

describe("of a submission Node and browser find exactly what is wrong with it:", () => {
  test.each(SUBMISSIONS)("$name", async ({ fileName, bytes, codes }) => {
    const source = bytesSource(fileName, bytes);
    const inNode = await checkPackage(source, nodePlatform);
    const inBrowser = await checkPackage(source, browserPlatform);
    const found = groupFindings(inNode.findings).map(({ code }) => code);
    expect(found.sort()).toEqual(codes);
    expect(groupFindings(inBrowser.findings)).toEqual(groupFindings(inNode.findings));
    expect(inNode.bundle === null).toBe(codes.some((code) => FINDINGS[code].severity === "error"));
    expect(inBrowser.bundle).toEqual(inNode.bundle);
  });
});

test("each has a name and a file name of its own", () => {
  for (const names of [SUBMISSIONS.map(({ name }) => name), SUBMISSIONS.map(({ fileName }) => fileName)]) {
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  }
});

test("every code that a package can have is among them", () => {
  const made = new Set(SUBMISSIONS.flatMap(({ codes }) => codes));
  expect(FINDING_CODES.filter((code) => !made.has(code))).toEqual([
    // What only a file system says, or a database that holds other bundles.
    "file.missing",
    "file.directory",
    "file.unreadable",
    // Where a text comes without a file: of files, the one before says so.
    "json.too_large",
  ]);
});
