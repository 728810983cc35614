import { readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { LIMITS } from "@/benchmark/bundle";
import { type Finding, type FindingCode, finding } from "@/benchmark/findings";
import { sha256 } from "@/db/digest";
import { errorCode } from "@/db/postgres-error";

/** A bundle file as it lies on disk. */
export interface BundleFile {
  /** The bytes as sent, and their digest. */
  bytes: Uint8Array;
  sha256: string;
  /** The JSON document unpacked, where the bytes are packed. */
  document?: Uint8Array;
  text: string;
}

/**
 * Reads a bundle from a `.json` or `.json.gz` file, told apart by content and not by name. What is too large is
 * refused before it is read or while it is unpacked. Never throws for what a file may be.
 */
export async function openBundle(path: string): Promise<BundleFile | { finding: Finding }> {
  const read = await readLimited(path);
  if ("finding" in read) return read;
  const { bytes } = read;
  const unpacked = isGzip(bytes) ? await unpack(bytes) : { document: bytes };
  if ("finding" in unpacked) return unpacked;
  const { document } = unpacked;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(document);
    const file = { bytes, sha256: sha256(bytes), text };
    return document === bytes ? file : { ...file, document };
  } catch {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const remedy = isZip ? "This is a zip archive: send its bundle.json." : "Save the file as UTF-8.";
    return refuse("file.encoding", "bytes that are no UTF-8", "JSON in UTF-8, plain or gzipped", remedy);
  }
}

function refuse(code: FindingCode, found: string, expected: string, remedy: string): { finding: Finding } {
  return { finding: finding(code, "", { found, expected, remedy }) };
}

const MEGABYTE = 1024 * 1024;
const LIMIT = `${LIMITS.documentBytes / MEGABYTE} MiB`;
const LARGEST = `at most ${LIMIT}`;

async function readLimited(path: string): Promise<{ bytes: Uint8Array } | { finding: Finding }> {
  try {
    const file = await stat(path);
    if (file.isDirectory()) {
      return refuse("file.directory", "a directory", "a file", "Name the files in it, as in bundles/*.json.");
    }
    // A pipe or device has no size to look at first, and may never end.
    if (!file.isFile()) {
      return refuse("file.unreadable", "a pipe or device", "a regular file", "Save it to a file first.");
    }
    if (file.size > LIMITS.documentBytes) {
      const found = `${Math.ceil(file.size / MEGABYTE)} MiB`;
      return refuse("file.too_large", found, LARGEST, "Split it into several bundles.");
    }
    return { bytes: await readFile(path) };
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" || code === "ENOTDIR") {
      return refuse("file.missing", "nothing", "a file", "Check the path.");
    }
    return refuse(
      "file.unreadable",
      code || String(error),
      "a file that can be read",
      "Check its permissions.",
    );
  }
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

async function unpack(bytes: Uint8Array): Promise<{ document: Uint8Array } | { finding: Finding }> {
  try {
    return { document: await promisify(gunzip)(bytes, { maxOutputLength: LIMITS.documentBytes }) };
  } catch (error) {
    if (errorCode(error) === "ERR_BUFFER_TOO_LARGE") {
      return refuse(
        "file.too_large",
        `more than ${LIMIT}, unpacked`,
        LARGEST,
        "Split it into several bundles.",
      );
    }
    const found = error instanceof Error ? error.message : String(error);
    return refuse("file.gzip", found, "a whole gzip file", "Pack it again; it may have been cut off.");
  }
}
