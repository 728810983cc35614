import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a body may do. */
export interface BodyRules {
  mostBytes: number;
  /** Longest pause between two chunks. */
  idleMs: number;
  /** Once so much time has passed, … */
  graceMs: number;
  /** … so many bytes must have come for each second since. */
  leastBytesPerS: number;
}

/** Why a body was not read to its end: `cut`, the connection broke or the sender left. */
export type BodyFailure = "too large" | "too slow" | "cut";

/**
 * Writes a body to a temporary file while it comes in, and lends the whole file to `work`. The file has no name: it
 * is gone with its handle, whatever happens, also when this process is killed.
 *
 * A body that breaks a rule is left where it stands. It is not cancelled: that would close the connection before the
 * sender was told why.
 */
export async function withUploadFile<T>(
  body: ReadableStream<Uint8Array>,
  rules: BodyRules,
  work: (file: FileHandle, bytes: number) => Promise<T>,
): Promise<T | BodyFailure> {
  const file = await openNameless();
  try {
    const bytes = await drainInto(file, body, rules);
    return typeof bytes === "number" ? await work(file, bytes) : bytes;
  } finally {
    await file.close();
  }
}

async function openNameless(): Promise<FileHandle> {
  // Made by mkdtemp, only this user can look into it.
  const directory = await mkdtemp(join(tmpdir(), `efficientllm-upload-${process.pid}-`));
  try {
    return await open(join(directory, "package"), "wx+", 0o600);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** How many bytes came, or why not all of them. */
async function drainInto(
  file: FileHandle,
  body: ReadableStream<Uint8Array>,
  rules: BodyRules,
): Promise<number | BodyFailure> {
  const reader = body.getReader();
  const started = performance.now();
  let bytes = 0;
  try {
    for (;;) {
      const deadline = started + rules.graceMs + (bytes / rules.leastBytesPerS) * 1_000;
      const patience = Math.min(rules.idleMs, deadline - performance.now());
      const chunk = await within(patience, reader.read());
      if (chunk === null) return "too slow";
      if (chunk === "cut") return "cut";
      if (chunk.done) return bytes;
      if (bytes + chunk.value.byteLength > rules.mostBytes) return "too large";
      await writeWhole(file, chunk.value, bytes);
      bytes += chunk.value.byteLength;
    }
  } finally {
    reader.releaseLock();
  }
}

/** What is read within `ms`; null where nothing is, "cut" where reading fails. */
async function within<T>(ms: number, read: Promise<T>): Promise<T | null | "cut"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, Math.max(ms, 0), null);
  });
  try {
    return await Promise.race([read.catch(() => "cut" as const), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** One call may write less than it was given. */
async function writeWhole(file: FileHandle, data: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < data.byteLength; ) {
    const { bytesWritten } = await file.write(data, written, data.byteLength - written, position + written);
    written += bytesWritten;
  }
}
