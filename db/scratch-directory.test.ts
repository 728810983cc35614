import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeScratchDirectory, sweepScratchDirectories } from "./scratch-directory";

test("a sweep removes what a killed process left and nothing that is in use", async () => {
  const used = makeScratchDirectory("sweep");
  const left = makeScratchDirectory("sweep");
  writeFileSync(join(left, "made-by"), `${process.pid}.1.earlier-start`);
  await sweepScratchDirectories();
  expect([existsSync(used), existsSync(left)]).toEqual([true, false]);
  rmSync(used, { recursive: true });
});
