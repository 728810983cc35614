import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

export interface TestCount {
  passed: number;
  failed: number;
  skipped: number;
}

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

const PlaywrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

/** What a run of Vitest came to, from the JSON report it leaves at `path`. */
export async function countVitest(path: string, run: Promise<void>): Promise<TestCount> {
  return await count(run, path, (report) => {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = VitestReport.parse(report);
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
  });
}

/** What a run of Playwright came to, from the JSON report it leaves at `path`. */
export async function countPlaywright(path: string, run: Promise<void>): Promise<TestCount> {
  return await count(run, path, (report) => {
    const { stats } = PlaywrightReport.parse(report);
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  });
}

/** A run that fails beside its tests, a file that can't be loaded for example, counts as one failure more. */
async function count(
  run: Promise<void>,
  path: string,
  read: (report: unknown) => TestCount,
): Promise<TestCount> {
  const failure = await run.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  if (!existsSync(path)) throw failure?.error ?? new Error(`no report of the tests was left at ${path}`);
  const found = read(JSON.parse(readFileSync(path, "utf8")));
  return failure && found.failed === 0 ? { ...found, failed: 1 } : found;
}
