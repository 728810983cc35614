// npm test: types, lint, unit and database tests, then end-to-end tests against the production build. It stops at
// the first step that fails. `npm test -- unit [filter]` and `npm test -- e2e [filter]` do a part.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmbeddedPostgres } from "@/db/embedded-postgres";
import { makeScratchDirectory, sweepScratchDirectories } from "@/db/scratch-directory";
import { findFreePort, startServer } from "@/e2e/server";
import { Failure } from "./failure";
import { ensureBuild } from "./production-build";
import { runScript, type ScriptRun } from "./script-run";
import { countPlaywright, countVitest, type TestCount } from "./test-count";
import { runTool } from "./tool";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DIST = ".next-e2e";
const PARTS = ["unit", "e2e"];

interface TestStep {
  name: string;
  part: "checks" | "unit" | "e2e";
  /** Null where the step counts no tests. */
  run(): Promise<TestCount | null>;
}

// A developer's own settings must reach neither his database nor his server from here.
for (const name of [
  "DATABASE_URL",
  "EFFICIENTLLM_DATA",
  "PORT",
  "HOSTNAME",
  "NODE_ENV",
  "TEST_DATABASE_URL",
  "AUTH_SECRET",
  "GITHUB_CLIENT_ID",
  "GITHUB_CLIENT_SECRET",
  "SMTP_URL",
  "TRUST_PROXY",
]) {
  delete process.env[name];
}
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.env.NEXT_DIST_DIR = DIST;

await runScript({ interrupted: 130 }, async (run) => {
  const [part, ...filters] = process.argv.slice(2);
  if (part !== undefined && !PARTS.includes(part)) {
    throw new Failure(`npm test does all; npm test -- ${PARTS.join(" or npm test -- ")} does a part.`);
  }
  await sweepScratchDirectories();
  const scratch = makeScratchDirectory("test");
  run.atEnd(async () => rmSync(scratch, { recursive: true, force: true }));
  const steps = listSteps(run, scratch, filters).filter((step) => part === undefined || step.part === part);
  return await runSteps(steps, run.signal);
});

function listSteps(run: ScriptRun, scratch: string, filters: string[]): TestStep[] {
  const { signal } = run;
  const report = (name: string) => join(scratch, `${name}.json`);
  const playwright = async (project: string, env: Record<string, string>) => {
    const flags = [
      "test",
      `--project=${project}`,
      "--reporter=list,json",
      "--pass-with-no-tests",
      ...filters,
    ];
    const output = { PLAYWRIGHT_JSON_OUTPUT_FILE: report(project), E2E_OUTPUT: join(scratch, project) };
    await runTool("@playwright/test/cli.js", flags, { signal, env: { ...env, ...output } });
  };
  return [
    {
      name: "types",
      part: "checks",
      async run() {
        // Types of routes that another build left behind may name pages that are gone.
        for (const dist of [DIST, ".next", join(".next", "dev")]) {
          rmSync(join(ROOT, dist, "types"), { recursive: true, force: true });
        }
        await runTool("next/dist/bin/next", ["typegen"], { signal });
        await runTool("typescript/bin/tsc", ["--noEmit"], { signal });
        return null;
      },
    },
    {
      name: "lint",
      part: "checks",
      async run() {
        await runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."], { signal });
        return null;
      },
    },
    {
      name: "unit and database tests",
      part: "unit",
      async run() {
        const server = await startEmbeddedPostgres({ directory: join(scratch, "vitest"), log: console.log });
        run.atEnd(server.stop, server.abandon);
        const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report("vitest")}`];
        const flags = ["run", ...reporters, ...filters];
        const env = { TEST_DATABASE_URL: server.url };
        return await countVitest(report("vitest"), runTool("vitest/vitest.mjs", flags, { signal, env }));
      },
    },
    {
      name: "production build",
      part: "e2e",
      async run() {
        console.log((await ensureBuild(signal)) ? "made" : "current");
        return null;
      },
    },
    {
      name: "end-to-end tests",
      part: "e2e",
      async run() {
        const server = await startServer(join(scratch, "e2e"), await findFreePort());
        let isStopping = false;
        const stop = async () => {
          isStopping = true;
          await server.end("SIGTERM");
        };
        run.atEnd(stop);
        server.process.once("exit", (code, by) => {
          if (!isStopping) console.error(`\nThe server ended by itself (${code ?? by}):\n${server.report}`);
        });
        const tests = playwright("pages", { E2E_BASE_URL: server.url });
        return await countPlaywright(report("pages"), tests).finally(stop);
      },
    },
    {
      name: "end-to-end tests of failures",
      part: "e2e",
      run: () => countPlaywright(report("resilience"), playwright("resilience", {})),
    },
  ];
}

/** @returns the exit code. */
async function runSteps(steps: TestStep[], signal: AbortSignal): Promise<number> {
  const lines: string[] = [];
  const total = { passed: 0, failed: 0, skipped: 0 };
  let failed = false;
  for (const { name, run } of steps) {
    if (failed) {
      lines.push(`  ${name.padEnd(32)}not run`);
      continue;
    }
    console.log(`\n── ${name} ──`);
    const started = performance.now();
    let count: TestCount | null = null;
    try {
      count = await run();
      failed = count !== null && count.failed > 0;
    } catch (error) {
      signal.throwIfAborted();
      console.error(error instanceof Error ? error.message : error);
      failed = true;
      total.failed += 1;
    }
    signal.throwIfAborted();
    total.passed += count?.passed ?? 0;
    total.failed += count?.failed ?? 0;
    total.skipped += count?.skipped ?? 0;
    const outcome = count ? summarize(count) : failed ? "failed" : "passed";
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    lines.push(`  ${name.padEnd(32)}${outcome.padEnd(36)}${seconds.padStart(6)} s`);
  }
  console.log(`\n${lines.join("\n")}\n\n${summarize(total)}`);
  return failed ? 1 : 0;
}

function summarize({ passed, failed, skipped }: TestCount): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
