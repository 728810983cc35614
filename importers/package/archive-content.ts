import { LIMITS } from "@/benchmark/bundle";
import type { Finding } from "@/benchmark/findings";
import { printable } from "@/benchmark/printable";
import type { ArchiveEntries, ArchiveEntry } from "./archive-entry";
import { joined } from "./byte-stream";
import { isSystemFile } from "./entry-path";
import { EntryPaths } from "./entry-paths";
import type { Platform } from "./package-source";
import { EntryRefusal, packageFinding, sizeText } from "./refusal";

const DOCUMENT = "bundle.json";

/** A file of an archive as it was found. */
export interface ArchiveFile {
  path: string;
  bytes: number;
  sha256: string;
}

export interface ArchiveContent {
  /** The document as it could be read; null where a finding says why there is none. */
  document: { path: string; bytes: Uint8Array; sha256: string } | null;
  /** All files but the document, by their paths from its folder. */
  files: ArchiveFile[];
  /** Files that are there but could not be read, by the same paths. */
  unreadable: ReadonlySet<string>;
}

/**
 * Reads an archive through once: digests of all files, and the bytes of the document. What is wrong with single
 * entries goes to `report`. Throws Refusal where the archive cannot be read to its end.
 */
export async function readArchive(
  entries: ArchiveEntries,
  platform: Platform,
  report: (finding: Finding) => void,
): Promise<ArchiveContent> {
  const paths = new EntryPaths(report);
  const files: ArchiveFile[] = [];
  const unreadable: string[] = [];
  let kept: { path: string; contents: Uint8Array | null } | null = null;
  for await (const entry of entries) {
    const path = paths.accept(entry);
    if (path === null) continue;
    // At most one document is held: that at the root, or else the first in a folder.
    const isKept = path === DOCUMENT || (isDocument(path) && kept === null);
    if (isKept) kept = { path, contents: null };
    try {
      const { contents, ...file } = await digestEntry(entry, platform, isKept);
      files.push({ path, ...file });
      if (isKept) kept = { path, contents };
    } catch (error) {
      if (!(error instanceof EntryRefusal)) throw error;
      report(error.finding);
      unreadable.push(path);
    }
  }
  const path = chooseDocument([...files.map((file) => file.path), ...unreadable, ...paths.refused], report);
  const folder = path === null ? "" : path.slice(0, -DOCUMENT.length);
  const found = files.find((file) => file.path === path);
  const contents = kept?.path === path ? kept?.contents : null;
  if (found && !contents) report(tooLargeDocument(found));
  return {
    document: found && contents ? { path: found.path, bytes: contents, sha256: found.sha256 } : null,
    files: files
      .filter((file) => file !== found)
      .map((file) => ({ ...file, path: beside(folder, file.path) })),
    unreadable: new Set([...unreadable, ...paths.refused].map((other) => beside(folder, other))),
  };
}

/** A path as it is from the folder of the document, which is the root or right below it. */
export function beside(folder: string, path: string): string {
  return path.startsWith(folder) ? path.slice(folder.length) : `../${path}`;
}

function isDocument(path: string): boolean {
  const parts = path.split("/");
  return parts.length <= 2 && parts.at(-1) === DOCUMENT && !isSystemFile(path);
}

async function digestEntry(
  entry: ArchiveEntry,
  platform: Platform,
  isKept: boolean,
): Promise<{ sha256: string; bytes: number; contents: Uint8Array | null }> {
  const digest = platform.sha256();
  let bytes = 0;
  let chunks: Uint8Array[] = [];
  for await (const chunk of entry.chunks()) {
    digest.update(chunk);
    bytes += chunk.byteLength;
    if (!isKept) continue;
    if (bytes <= LIMITS.documentBytes) chunks.push(chunk);
    else chunks = [];
  }
  const contents = isKept && bytes <= LIMITS.documentBytes ? joined(chunks) : null;
  return { sha256: digest.hex(), bytes, contents };
}

function tooLargeDocument({ path, bytes }: ArchiveFile): Finding {
  const most = `at most ${sizeText(LIMITS.documentBytes)}`;
  const found = `${printable(path)} of ${sizeText(bytes)}`;
  return packageFinding("file.too_large", found, most, "Split it into several bundles.");
}

/** The path of the document: at the root, or in the only folder at the root that has one. */
function chooseDocument(paths: readonly string[], report: (finding: Finding) => void): string | null {
  if (paths.includes(DOCUMENT)) return DOCUMENT;
  const [first, ...others] = [...new Set(paths.filter(isDocument))];
  if (first !== undefined && others.length === 0) return first;
  const expected = "bundle.json at the root of the archive or in a single folder there";
  if (first === undefined) {
    const remedy =
      "Put the document into the archive under this name. What tools wrote is imported unpacked, as files or a folder.";
    report(packageFinding("archive.document_missing", "no bundle.json", expected, remedy));
  } else {
    const found = namesText([first, ...others]);
    const remedy = "Send each bundle in an archive of its own.";
    report(packageFinding("archive.documents", found, expected, remedy));
  }
  return null;
}

/** The first names of a list, and how many there are beyond them. */
export function namesText(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `"${printable(name)}"`);
  return names.length > 3 ? `${shown.join(", ")} and ${names.length - 3} more` : shown.join(", ");
}
