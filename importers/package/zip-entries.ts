import { type ArchiveWarning, type Entry, ZipReader } from "@zip.js/zip.js/lib/zip-core-reader.js";
import { LIMITS } from "@/benchmark/bundle";
import type { Finding } from "@/benchmark/findings";
import { printable } from "@/benchmark/printable";
import type { ArchiveEntries, ArchiveEntry } from "./archive-entry";
import { readSteps, through } from "./byte-stream";
import { crc32 } from "./crc32";
import type { Platform } from "./package-source";
import { EntryRefusal, packageFinding, Refusal, tooManyEntries } from "./refusal";
import type { UnpackedLimit } from "./unpacked-limit";
import type { WatchedSource } from "./watched-source";

/** More than the directory of as many entries as there may be needs, with names as long as they may be. */
const LARGEST_DIRECTORY = 8 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** What zip.js notices and what does not matter: everybody finds the same files. */
const HARMLESS = new Set([
  "unsorted central directory",
  "unknown version needed to extract",
  "malformed extra field",
  "unknown zip64 extensible data",
  // Found by their own rule.
  "duplicate filename",
  // The entry itself says so when it is read.
  "missing zip64 extra field",
]);

/**
 * The entries of a zip archive, as its directory lists them. Every entry is checked against its own header, its
 * checksum and its size, and against the others: none may overlap. `report` hears what is wrong with the whole.
 */
export async function* zipEntries(
  source: WatchedSource,
  platform: Platform,
  limit: UnpackedLimit,
  report: (finding: Finding) => void,
): ArchiveEntries {
  const { entries, warnings } = await readDirectory(source);
  for (const { reason } of warnings) {
    if (!HARMLESS.has(reason)) report(ambiguous(reason));
  }
  for (const entry of entries) {
    yield {
      name: entry.filename,
      type: typeOf(entry),
      chunks: () => unpack(entry, source, platform, limit),
    };
  }
}

async function readDirectory(
  source: WatchedSource,
): Promise<{ entries: Entry[]; warnings: readonly ArchiveWarning[] }> {
  const reader = new ZipReader(new DirectoryReader(source), {
    useWebWorkers: false,
    // Names are checked one by one; this would stop at the first.
    filenameValidation: "tolerant",
    checkLocalDirectory: true,
    checkLocalFilename: true,
  });
  try {
    const entries: Entry[] = [];
    for await (const entry of reader.getEntriesGenerator()) {
      entries.push(entry);
      if (entries.length > LIMITS.archiveEntries) throw tooManyEntries(`more than ${LIMITS.archiveEntries}`);
    }
    return { entries, warnings: reader.warnings ?? [] };
  } catch (error) {
    source.rethrow();
    if (error instanceof Refusal) throw error;
    const reason = reasonOf(error);
    if (reason !== null) throw new Refusal(ambiguous(reason));
    throw new Refusal(
      packageFinding(
        "archive.damaged",
        "a zip archive whose directory cannot be read",
        "a whole archive in one file",
        "Pack the files again and send the whole archive; it may have been cut off.",
      ),
    );
  }
}

/** What zip.js reads with. It takes a directory whole, so that its size is limited here. */
class DirectoryReader {
  readonly readable = new ReadableStream();
  readonly size: number;

  constructor(readonly source: WatchedSource) {
    this.size = source.size;
  }

  async readUint8Array(offset: number, length: number): Promise<Uint8Array> {
    const from = Math.min(Math.max(offset, 0), this.size);
    const size = Math.min(length, this.size - from);
    if (size > LARGEST_DIRECTORY) throw tooManyEntries("a directory of more than 8 MiB");
    return this.source.read(from, size);
  }
}

function typeOf(entry: Entry): ArchiveEntry["type"] {
  // The upper half of the attributes holds the mode where Unix made the archive, and nothing elsewhere.
  const kind = entry.externalFileAttributes >>> 28;
  if (entry.symlink || kind === 0o12) return "link";
  if (kind === 0o6 || kind === 0o2) return "device";
  if (kind === 0o1 || kind === 0o14) return "pipe";
  if (kind !== 0 && kind !== 0o10 && kind !== 0o4) return "entry of unknown type";
  // A name without its slash that is a folder to some and a file to others is read as a file, and so is refused
  // unless it is listed.
  return entry.filename.endsWith("/") && entry.uncompressedSize === 0 ? "folder" : "file";
}

async function* unpack(
  entry: Entry,
  source: WatchedSource,
  platform: Platform,
  limit: UnpackedLimit,
): AsyncGenerator<Uint8Array> {
  const start = await locate(entry, source);
  const packed = readSteps(source, start, start + entry.compressedSize);
  const chunks = entry.compressionMethod === STORED ? packed : through(packed, platform.inflateRaw());
  let size = 0;
  let checksum = 0;
  try {
    for await (const chunk of chunks) {
      limit.add(chunk.byteLength);
      size += chunk.byteLength;
      if (size > entry.uncompressedSize) throw damaged(entry);
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
  } catch (error) {
    source.rethrow();
    throw error instanceof Refusal ? error : damaged(entry);
  }
  if (size !== entry.uncompressedSize || checksum !== entry.crc32) throw damaged(entry);
}

/** Where the entry's packed bytes begin. Compares its header with the directory, and its place with all others. */
async function locate(entry: Entry, source: WatchedSource): Promise<number> {
  const name = `"${printable(entry.filename)}"`;
  if (entry.encrypted) {
    const remedy = "Pack the files without a password.";
    throw new EntryRefusal(
      packageFinding("archive.encrypted", `${name}, encrypted`, "files that can be read", remedy),
    );
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    const found = `${name}, packed by method ${entry.compressionMethod}`;
    const remedy = "Pack the files with the usual method of zip, or as .tar.gz.";
    throw new EntryRefusal(packageFinding("archive.method", found, "stored or deflated files", remedy));
  }
  try {
    if (!("getData" in entry) || !entry.getData) throw damaged(entry);
    await entry.getData(new WritableStream(), { checkOverlappingEntryOnly: true });
    if (!entry.localDirectory) throw damaged(entry);
    return entry.localDirectory.dataOffset;
  } catch (error) {
    source.rethrow();
    if (error instanceof Refusal) throw error;
    const reason = reasonOf(error);
    if (reason !== null) throw new EntryRefusal(ambiguous(`${name}, ${reason}`));
    throw damaged(entry);
  }
}

function damaged(entry: Entry): EntryRefusal {
  return new EntryRefusal(
    packageFinding(
      "archive.damaged",
      `"${printable(entry.filename)}", whose contents are not what the archive says of them`,
      "each file with the size and checksum that the archive gives, in a place of its own",
      "Pack the files again.",
    ),
  );
}

function ambiguous(reason: string): Finding {
  return packageFinding(
    "archive.ambiguous",
    printable(reason, 160),
    "an archive that every program reads alike",
    "Pack the files again with a usual program, and put nothing before or after the archive.",
  );
}

/** Why zip.js calls an archive ambiguous; null for its other errors. */
function reasonOf(error: unknown): string | null {
  if (error instanceof Error && "reason" in error) return String(error.reason);
  return null;
}
