import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { identifyProcess, isRunning } from "./process-identity";

/** A file that one process at a time holds; a lock whose process has died is free. */
export interface ProcessLock {
  release(): void;
}

const POLL_MS = 50;
/** A lock file is created empty and then written: for so long an empty one counts as held. */
const WRITING_MS = 5_000;

/**
 * Takes the lock file at `path`, in a directory that exists, and waits for it as long as its holder lives.
 *
 * @param onWait called once with the holder's pid if there is somebody to wait for.
 * @throws what the file system throws if the file can't be written.
 */
export async function takeProcessLock(path: string, onWait?: (pid: number) => void): Promise<ProcessLock> {
  const mine = `${identifyProcess(process.pid) ?? process.pid} ${randomUUID()}`;
  let told = false;
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: "wx" });
      return { release: () => releaseIfMine(path, mine) };
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const holder = readLock(path);
    if (holder !== null && isStale(path, holder)) clearStale(path, holder);
    else if (holder !== null && !told && holder !== "") {
      told = true;
      onWait?.(Number.parseInt(holder, 10));
    }
    await pause(POLL_MS);
  }
}

/** Does `action` while holding the lock at `path`. */
export async function withProcessLock<T>(path: string, action: () => Promise<T>): Promise<T> {
  const lock = await takeProcessLock(path);
  try {
    return await action();
  } finally {
    lock.release();
  }
}

function readLock(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function isStale(path: string, content: string): boolean {
  if (content !== "") return !isRunning(content.split(" ", 1)[0] ?? "");
  const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
  return age > WRITING_MS;
}

/** Two processes may find the same stale lock: whoever moves away a lock that was new by then, puts it back. */
function clearStale(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readLock(aside);
  if (moved !== null && moved !== stale) {
    try {
      writeFileSync(path, moved, { flag: "wx" });
    } catch {
      // Somebody took the lock in between; the file that was moved aside has lost the race.
    }
  }
  rmSync(aside, { force: true });
}

function releaseIfMine(path: string, mine: string): void {
  if (readLock(path) === mine) rmSync(path, { force: true });
}
