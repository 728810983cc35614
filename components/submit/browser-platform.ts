import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { Inflate } from "pako";
import type { ByteSource, Platform } from "@/importers/package/package-source";

/**
 * Packages in a browser. Meant for a worker: digests and unpacking take the thread they are called on. The browsers'
 * own can neither digest piece by piece nor agree on gzip files of several members.
 */
export const browserPlatform: Platform = {
  sha256: () => {
    const hash = sha256.create();
    return { update: (bytes) => void hash.update(bytes), hex: () => bytesToHex(hash.digest()) };
  },
  gunzip: () => unpacking({ windowBits: GZIP }, true),
  inflateRaw: () => unpacking({ windowBits: RAW }, false),
};

/** A file that somebody chose, read piece by piece. */
export function blobSource(name: string, blob: Blob): ByteSource {
  return {
    name,
    size: blob.size,
    async read(offset, length) {
      const bytes = new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
      if (bytes.byteLength !== length) throw new Error(`${name} became shorter while it was read.`);
      return bytes;
    },
  };
}

/** Whether it is what a browser throws when a file was changed, moved or deleted after it was chosen. */
export function isUnreadable(error: unknown): boolean {
  return (
    error instanceof DOMException && (error.name === "NotReadableError" || error.name === "NotFoundError")
  );
}

/** zlib's spelling of the two formats: 15 bits of window, plus 16 for gzip, negative for none. */
const GZIP = 31;
const RAW = -15;
/** Bytes unpacked at once: deflate makes at most 1,032 of one, so that 4 MiB come of these at worst. */
const STEP = 4 * 1024;

function unpacking(
  options: { windowBits: number },
  isRepeatable: boolean,
): TransformStream<Uint8Array, Uint8Array> {
  let wanted = () => {};
  let output: ReadableStreamDefaultController<Uint8Array> | null = null;
  const engine = new Unpacker(options, isRepeatable, (chunk) => output?.enqueue(chunk));
  const readable = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        output = controller;
      },
      pull: () => wanted(),
      cancel: () => wanted(),
    },
    { highWaterMark: 1 },
  );
  const writable = new WritableStream<Uint8Array>({
    async write(chunk) {
      for (let start = 0; start < chunk.byteLength; start += STEP) {
        if ((output?.desiredSize ?? 0) <= 0) {
          await new Promise<void>((resolve) => {
            wanted = resolve;
          });
        }
        try {
          engine.push(chunk.subarray(start, start + STEP));
        } catch (error) {
          output?.error(error);
          throw error;
        }
      }
    },
    close() {
      if (engine.isWhole) output?.close();
      else output?.error(new Error("The packed data is cut off."));
    },
    abort: (reason) => output?.error(reason),
  });
  return { readable, writable };
}

/** pako with the two things that it leaves to its callers: what follows the end, and members cut by a step. */
class Unpacker {
  readonly #options: { windowBits: number };
  readonly #isRepeatable: boolean;
  readonly #take: (chunk: Uint8Array) => void;
  #inflate: Inflate;
  /** How much of the last step is left; pako hands out its state where it begins. */
  #left: () => number = () => 0;

  constructor(options: { windowBits: number }, isRepeatable: boolean, take: (chunk: Uint8Array) => void) {
    this.#options = options;
    this.#isRepeatable = isRepeatable;
    this.#take = take;
    this.#inflate = this.#begin();
  }

  get isWhole(): boolean {
    return this.#inflate.ended;
  }

  push(bytes: Uint8Array): void {
    if (this.#inflate.ended) {
      if (!this.#isRepeatable) throw new Error("Something follows the packed data.");
      this.#inflate = this.#begin();
    }
    this.#inflate.push(bytes);
    if (this.#inflate.err !== 0) throw new Error(this.#inflate.msg);
    if (this.#inflate.ended && this.#left() > 0) throw new Error("Something follows the packed data.");
  }

  #begin(): Inflate {
    const inflate = new Inflate({ ...this.#options, chunkSize: 64 * 1024 });
    inflate.onStart = (state) => {
      this.#left = () => state.avail_in;
    };
    inflate.onData = (chunk) => this.#take(chunk);
    inflate.onEnd = () => {};
    return inflate;
  }
}
