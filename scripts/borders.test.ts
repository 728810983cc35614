import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** Who imports what, and whether lint lets it pass: the table of CONTRIBUTING.md, case by case. */
const CASES: [file: string, statement: string, verdict: "allowed" | "refused"][] = [
  ["benchmark/board.ts", 'import { z } from "zod";', "allowed"],
  ["benchmark/board.ts", 'import { rank } from "./ranking";', "allowed"],
  ["benchmark/bundle-checks/draft.ts", 'import { Bundle } from "../bundle";', "allowed"],
  ["benchmark/board.ts", 'import { database } from "../db/client";', "refused"],
  ["benchmark/bundle-checks/draft.ts", 'import { database } from "../../db/client";', "refused"],
  ["benchmark/board.ts", 'import type { Rank } from "@/benchmark/ranking";', "refused"],
  ["benchmark/board.ts", 'import { useState } from "react";', "refused"],
  ["benchmark/board.ts", 'import { sql } from "drizzle-orm";', "refused"],
  ["benchmark/board.ts", 'import { test } from "vitest";', "refused"],
  ["benchmark/board.ts", 'import { readFile } from "node:fs/promises";', "refused"],
  ["benchmark/board.test.ts", 'import fc from "fast-check";', "allowed"],
  ["benchmark/board.test.ts", 'import { readFileSync } from "node:fs";', "refused"],

  ["importers/harness.ts", 'import { Bundle } from "@/benchmark/bundle";', "allowed"],
  ["importers/harness.ts", 'import { submitBundle } from "@/db/submissions";', "refused"],

  ["importers/harness.ts", 'import { extract } from "tar-stream";', "refused"],
  [
    "importers/package/zip.ts",
    'import { ZipReader } from "@zip.js/zip.js/lib/zip-core-reader.js";',
    "allowed",
  ],
  ["importers/package/tar.ts", 'import { extract } from "tar-stream";', "allowed"],
  ["importers/package/tar.ts", 'import { LIMITS } from "@/benchmark/bundle";', "allowed"],
  ["importers/package/tar.ts", 'import { createGunzip } from "node:zlib";', "refused"],
  ["importers/package/tar.ts", 'import { Inflate } from "pako";', "refused"],
  ["importers/package/tar.ts", 'import { nodePlatform } from "@/db/node-platform";', "refused"],
  ["importers/package/tar.test.ts", 'import { pack } from "tar-stream";', "allowed"],
  ["importers/package/tar.test.ts", 'import { gzipSync } from "node:zlib";', "allowed"],
  ["importers/package/tar.test.ts", 'import { nodePlatform } from "@/db/node-platform";', "allowed"],
  ["importers/package/tar.test.ts", 'import { database } from "@/db/client";', "refused"],

  ["db/seed.ts", 'import { checkBundleText } from "@/benchmark/checks";', "allowed"],
  ["db/seed.ts", 'import { migrate } from "drizzle-orm/postgres-js/migrator";', "allowed"],
  ["db/seed.ts", 'import { setTimeout as pause } from "node:timers/promises";', "allowed"],
  ["db/seed.ts", 'import page from "../app/page";', "refused"],
  ["db/seed.ts", 'import { Cell } from "@/components/cell";', "refused"],
  ["db/seed.ts", 'import { notFound } from "next/navigation";', "refused"],
  ["db/seed.test.ts", 'import { aBundle } from "@/benchmark/bundle-builder";', "allowed"],
  ["db/seed.test.ts", 'import { test } from "vitest";', "allowed"],

  ["components/chart.tsx", 'import { Line } from "recharts";', "allowed"],
  ["components/submit/worker.ts", 'import { Inflate } from "pako";', "allowed"],
  ["components/submit/worker.ts", 'import { sha256 } from "@noble/hashes/sha2.js";', "allowed"],
  ["components/submit/worker.ts", 'import { p } from "@/importers/package/check-package";', "allowed"],
  ["components/submit/worker.ts", 'import { ZipReader } from "@zip.js/zip.js";', "refused"],
  ["components/chart.tsx", 'import { UNITS } from "../benchmark/units";', "refused"],
  ["components/chart.tsx", 'import type { Database } from "@/db/client";', "refused"],
  ["components/chart.tsx", 'import Link from "next/link";', "refused"],
  ["components/chart.tsx", 'export { join } from "node:path";', "refused"],

  ["app/leaderboards/[axis]/json/route.ts", 'import { e } from "../../../error-response";', "allowed"],
  ["app/leaderboards/[axis]/json/route.ts", 'import { l } from "@/db/leaderboard";', "allowed"],
  ["app/leaderboards/[axis]/json/route.ts", 'import { l } from "../../../../db/leaderboard";', "refused"],
  ["app/trade-offs/page.tsx", 'import { bundles } from "@/db/schema";', "refused"],
  ["app/trade-offs/page.tsx", 'import postgres from "postgres";', "refused"],
  ["app/trade-offs/page.tsx", 'import { step } from "@/scripts/step";', "refused"],
  ["proxy.ts", 'import { isDatabaseReachable } from "./db/health";', "allowed"],
  ["proxy.ts", 'import { bundles } from "./db/schema";', "refused"],

  ["scripts/ingest.ts", 'import { SingleBar } from "cli-progress";', "allowed"],
  ["scripts/ingest.test.ts", 'import { aBundle } from "@/benchmark/bundle-builder";', "allowed"],
  ["scripts/ingest.ts", 'import { errorResponse } from "@/app/_requests/error-response";', "refused"],
  ["scripts/ingest.ts", 'import { database } from "../db/client";', "refused"],
];

let folder: string;
let refused: Set<string>;

// One run for all cases, on files that hold nothing but them, with the lint of this repository.
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "borders-")));
  for (const config of ["biome.json", ".gitignore"]) copyFileSync(join(ROOT, config), join(folder, config));
  for (const [file] of CASES) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), statementsOf(file).join("\n"));
  }
  refused = new Set(lint(folder));
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(CASES)("%s: %s is %s", (file, statement, verdict) => {
  const line = statementsOf(file).indexOf(statement) + 1;
  expect(refused.has(`${file}:${line}`) ? "refused" : "allowed").toBe(verdict);
});

function statementsOf(file: string): string[] {
  return CASES.filter(([other]) => other === file).map(([, statement]) => statement);
}

/** Every `file:line` whose import is refused. */
function lint(directory: string): string[] {
  const biome = join(ROOT, "node_modules", "@biomejs", "biome", "bin", "biome");
  let printed = "";
  try {
    execFileSync(process.execPath, [biome, "lint", "--reporter=github", "--max-diagnostics=none"], {
      cwd: directory,
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    // It found something, as it should, and so ends with 1.
    if (!(error instanceof Error && "stdout" in error)) throw error;
    printed = String(error.stdout);
  }
  const refusals = printed.matchAll(
    /^::error title=lint\/style\/noRestrictedImports,file=(.+?),line=(\d+),/gm,
  );
  return [...refusals].map(([, file, line]) => `${relative(directory, file ?? "")}:${line}`);
}
