import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { LIMITS } from "@/benchmark/bundle";
import { type Finding, type FindingCode, finding } from "@/benchmark/findings";
import { nodePlatform } from "@/db/node-platform";
import { errorCode } from "@/db/postgres-error";
import {
  type ByteSource,
  bytesSource,
  type CheckedPackage,
  checkPackage,
} from "@/importers/package/check-package";

/** A bundle file as it lies on disk, with a document that can be read. */
export interface BundleFile {
  /** As sent. */
  bytes: Uint8Array;
  /** What the checks say of it: container, document and artefacts. */
  checked: CheckedPackage;
  source: ByteSource;
}

/** A file without a document that could be read. */
export interface Unopened {
  /** The first of the findings. */
  finding: Finding;
  findings: readonly Finding[];
  /** Whether there was no file to judge. */
  isMissing: boolean;
}

/**
 * Reads a bundle from a `.json`, `.json.gz`, `.zip` or `.tar.gz` file, told apart by content and not by name. What is
 * too large is refused before it is read or while it is unpacked. Never throws for what a file may be.
 */
export async function openBundle(path: string, signal?: AbortSignal): Promise<BundleFile | Unopened> {
  const read = await readLimited(path);
  if ("finding" in read) {
    const isMissing = read.finding.code !== "file.too_large";
    return { finding: read.finding, findings: [read.finding], isMissing };
  }
  const source = bytesSource(basename(path), read.bytes);
  const checked = await checkPackage(source, nodePlatform, signal ? { signal } : {});
  const { document, findings } = checked;
  if (document) return { bytes: read.bytes, checked, source };
  const [first] = findings;
  if (!first) throw new Error("A package without a document has no finding.");
  return { finding: first, findings, isMissing: false };
}

function refuse(code: FindingCode, found: string, expected: string, remedy: string): { finding: Finding } {
  return { finding: finding(code, "", { found, expected, remedy }) };
}

const MEGABYTE = 1024 * 1024;
const LARGEST = `at most ${LIMITS.packageBytes / MEGABYTE} MiB`;

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
    if (file.size > LIMITS.packageBytes) {
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
