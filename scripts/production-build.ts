import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { takeProcessLock } from "@/db/process-lock";
import { Failure } from "./failure";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Everything that ends up in a build; bundles are read when they are ingested. */
const SOURCES = [
  "app",
  "benchmark",
  "components",
  "db",
  "importers",
  "public",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "package.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
const NOT_BUILT = /\.test\.tsx?$/;
const STAMP = "built-from";
const BUSY = /Another .*build.* is already running/;
const BUSY_PAUSE_MS = 2_000;

/** The directory of the build: NEXT_DIST_DIR, relative to the checkout, or `.next`. */
export function distDirectory(): string {
  return process.env.NEXT_DIST_DIR || ".next";
}

/** Whether the build was made from the sources as they are. */
export function isBuilt(): boolean {
  const stamp = join(ROOT, distDirectory(), STAMP);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hashSources();
}

/**
 * Makes the production build unless there is a current one; one process at a time.
 *
 * @returns whether it had to be made.
 * @throws Failure with the build's output if it fails.
 */
export async function ensureBuild(signal: AbortSignal): Promise<boolean> {
  if (isBuilt()) return false;
  // Next empties the directory before it builds, except for its cache.
  const cache = join(ROOT, distDirectory(), "cache");
  try {
    mkdirSync(cache, { recursive: true });
    const lock = await takeProcessLock(join(cache, "build.lock"));
    try {
      if (isBuilt()) return false;
      const sources = hashSources();
      await build(signal);
      writeFileSync(join(ROOT, distDirectory(), STAMP), sources);
      return true;
    } finally {
      lock.release();
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EACCES")) throw error;
    throw new Failure(`The build can't be written: ${error.message}. Run this as the owner of the checkout.`);
  }
}

async function build(signal: AbortSignal): Promise<void> {
  for (;;) {
    const { code, output } = await runNextBuild(signal);
    signal.throwIfAborted();
    if (code === 0) return;
    // Left over from a run that was killed: it holds Next's own lock until it has ended.
    if (!BUSY.test(output))
      throw new Failure(`${output.trim()}\n\nThe build failed; its output stands above.`);
    await pause(BUSY_PAUSE_MS, undefined, { signal });
  }
}

async function runNextBuild(signal: AbortSignal): Promise<{ code: number | null; output: string }> {
  const next = join(ROOT, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_DIST_DIR: distDirectory(),
    },
  });
  const stop = () => child.kill("SIGTERM");
  signal.addEventListener("abort", stop, { once: true });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  signal.removeEventListener("abort", stop);
  return { code, output };
}

function hashSources(): string {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap(listFiles).sort()) {
    const content = readFileSync(join(ROOT, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  // Next writes these into the code of the browser.
  for (const [name, value] of Object.entries(process.env).sort()) {
    if (name.startsWith("NEXT_PUBLIC_")) hash.update(`${name}=${value}\0`);
  }
  return hash.digest("hex");
}

function listFiles(source: string): string[] {
  const found = statSync(join(ROOT, source), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [source];
  return readdirSync(join(ROOT, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !NOT_BUILT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));
}
