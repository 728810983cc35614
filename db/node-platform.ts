import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { createGunzip, createInflateRaw, type Gunzip, type InflateRaw } from "node:zlib";
import type { ByteSource, Platform } from "@/importers/package/package-source";

/** Packages in Node: digests and unpacking by its own libraries, the latter outside of the event loop. */
export const nodePlatform: Platform = {
  sha256: () => {
    const hash = createHash("sha256");
    return { update: (bytes) => void hash.update(bytes), hex: () => hash.digest("hex") };
  },
  gunzip: () => unpacking(createGunzip()),
  inflateRaw: () => unpacking(createInflateRaw()),
};

/** A regular file as a source, by its path or as it was opened. `close` closes what was opened here. */
export async function fileSource(
  file: string | FileHandle,
  name?: string,
): Promise<ByteSource & { close(): Promise<void> }> {
  const handle = typeof file === "string" ? await open(file) : file;
  const close = async () => {
    if (typeof file === "string") await handle.close();
  };
  try {
    const { size } = await handle.stat();
    const called = name ?? (typeof file === "string" ? basename(file) : "package");
    return { name: called, size, close, read: (offset, length) => readFully(handle, offset, length) };
  } catch (error) {
    await close();
    throw error;
  }
}

async function readFully(
  handle: FileHandle,
  offset: number,
  length: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  for (let read = 0; read < length; ) {
    const { bytesRead } = await handle.read(bytes, read, length - read, offset + read);
    if (bytesRead === 0)
      throw new Error(`The file became shorter while it was read: it ends at ${offset + read}.`);
    read += bytesRead;
  }
  return bytes;
}

/**
 * An engine of zlib as a web stream, with as much read ahead as the engine itself holds. Unlike Node's own adapter it
 * fails where something follows the packed data, which zlib passes over in silence.
 */
function unpacking(engine: Gunzip | InflateRaw): TransformStream<Uint8Array, Uint8Array> {
  const chunks = engine[Symbol.asyncIterator]();
  let written = 0;
  const readable = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (!done) controller.enqueue(value);
        else if (engine.bytesWritten === written) controller.close();
        else throw new Error("Something follows the packed data.");
      },
      cancel: () => void engine.destroy(),
    },
    { highWaterMark: 0 },
  );
  const writable = new WritableStream<Uint8Array>({
    write: (chunk) => {
      written += chunk.byteLength;
      return settled(engine, (done) => engine.write(chunk, done));
    },
    close: () => void engine.end(),
    abort: () => void engine.destroy(),
  });
  return { readable, writable };
}

/** Waits for a write; an engine that fails meanwhile never answers it. */
function settled(
  engine: Gunzip | InflateRaw,
  start: (done: (error?: Error | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const closed = () => reject(new Error("The packed data ended."));
    engine.once("close", closed);
    start((error) => {
      engine.off("close", closed);
      if (error) reject(error);
      else resolve();
    });
  });
}
