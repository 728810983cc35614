import { type Extract, extract, type Header } from "tar-stream";
import { LIMITS } from "@/benchmark/bundle";
import type { ArchiveEntries, ArchiveEntry } from "./archive-entry";
import { packageFinding, Refusal, tooManyEntries } from "./refusal";

const BLOCK = 512;
const TYPES: Readonly<Record<string, ArchiveEntry["type"]>> = {
  file: "file",
  "contiguous-file": "file",
  directory: "folder",
  link: "link",
  symlink: "link",
  "character-device": "device",
  "block-device": "device",
  fifo: "pipe",
};

/**
 * The entries of a tar archive. Where it is damaged, its bytes are still read to their end: a gzip stream that is
 * cut off shows it only there, and is then what there is to say.
 */
export async function* tarEntries(unpacked: AsyncGenerator<Uint8Array>): ArchiveEntries {
  // Old archives have no magic; the checksums of their headers are checked all the same.
  const options = { highWaterMark: BLOCK, allowUnknownFormat: true };
  const feed = new TarFeed(unpacked, extract(options));
  try {
    let count = 0;
    for await (const source of feed.extractor) {
      count++;
      if (count > LIMITS.archiveEntries) throw tooManyEntries(`more than ${LIMITS.archiveEntries}`);
      feed.expectEntry(source.offset, source.header);
      yield { ...nameAndType(source.header), chunks: () => bytesOf(source, feed) };
      // The next one waits until this one is read.
      source.resume();
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    await feed.ended;
    throw damagedTar();
  } finally {
    await feed.stop();
  }
  if (!feed.isWhole) throw damagedTar();
}

function nameAndType({ name, type }: Header): Pick<ArchiveEntry, "name" | "type"> {
  return { name, type: TYPES[type] ?? "entry of unknown type" };
}

async function* bytesOf(source: AsyncIterable<unknown>, feed: TarFeed): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of source) if (chunk instanceof Uint8Array) yield chunk;
  } catch {
    await feed.ended;
    throw damagedTar();
  }
}

/** Puts bytes into the extractor as it takes them, and knows how the archive must end. */
class TarFeed {
  readonly extractor: Extract;
  /** Settles when all bytes were read; fails where they could not be, or were too many. */
  readonly ended: Promise<void>;
  #isStopped = false;
  #read = 0;
  #lastNonZero = -1;
  #endOfEntries = 0;

  constructor(unpacked: AsyncGenerator<Uint8Array>, extractor: Extract) {
    this.extractor = extractor;
    this.ended = this.#run(unpacked);
    // The extractor is waited for first, and fails with it.
    this.ended.catch(() => {});
  }

  async #run(unpacked: AsyncGenerator<Uint8Array>): Promise<void> {
    try {
      for await (const chunk of unpacked) {
        if (this.#isStopped) return;
        const last = chunk.findLastIndex((byte) => byte !== 0);
        if (last >= 0) this.#lastNonZero = this.#read + last;
        this.#read += chunk.byteLength;
        if (!this.extractor.destroying && !this.extractor.write(chunk)) await drained(this.extractor);
      }
      this.extractor.end(undefined);
    } catch (error) {
      this.extractor.destroy(error instanceof Error ? error : new Error(String(error)));
      throw error;
    }
  }

  /** Notes where the data of an entry ends, whose header stands at this offset. */
  expectEntry(offset: number, { size, type }: Header): void {
    const data = type === "directory" ? 0 : Math.ceil(size / BLOCK) * BLOCK;
    this.#endOfEntries = offset + BLOCK + data;
  }

  /** Whether a block of zeros ends the archive, and nothing else follows. */
  get isWhole(): boolean {
    return this.#read >= this.#endOfEntries + BLOCK && this.#lastNonZero < this.#endOfEntries;
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.extractor.destroy();
    await this.ended.catch(() => {});
  }
}

function drained(extractor: Extract): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      extractor.off("drain", done);
      extractor.off("close", done);
      resolve();
    };
    extractor.on("drain", done);
    extractor.on("close", done);
  });
}

function damagedTar(): Refusal {
  const remedy = "Pack the files again and send the whole archive.";
  return new Refusal(
    packageFinding("archive.damaged", "a tar archive that is cut off or damaged", "a whole archive", remedy),
  );
}
