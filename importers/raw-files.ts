import { LIMITS } from "@/benchmark/bundle";
import { artifactPaths } from "./artifact-paths";
import type { RawFile } from "./draft";
import type { ImportDraft } from "./import-draft";
import { decoded, type LazyFile } from "./lazy-file";
import type { Platform } from "./package/package-source";
import { checkPublication, type PrivateFinding, type PrivateKind, scanText } from "./privacy";

/** A file that values were read from, and what it would give away if it were published. */
export interface ScannedFile<File extends LazyFile = LazyFile> extends RawFile {
  file: File;
  /** How many bytes it takes in an archive, at most. */
  packedBytes: number;
  findings: PrivateFinding[];
}

/** A raw file that stays behind, and why. */
export interface WithheldFile {
  path: string;
  why: "private" | "secret" | "too much" | "unreadable";
  findings: PrivateFinding[];
}

export interface RawFiles<File extends LazyFile = LazyFile> {
  sent: ScannedFile<File>[];
  withheld: WithheldFile[];
}

/** Room is left for the document. */
const MOST_BYTES = LIMITS.unpackedBytes - LIMITS.documentBytes;
const MOST_PACKED = LIMITS.packageBytes - LIMITS.documentBytes;
const MOST_FILES = LIMITS.artifactsPerBundle - 10;
/** From this on it is worth the time to know how small a file becomes. */
const BYTES_TO_MEASURE = 1024 * 1024;

/** The files that the results of an import were read from, in the order of the results. */
export function rawPaths({ runs }: ImportDraft): string[] {
  return [...new Set(runs.flatMap(({ readings }) => readings.flatMap((one) => one.paths)))];
}

export interface Scan<File extends LazyFile = LazyFile> {
  files: ScannedFile<File>[];
  /** Paths of files that can't be read any more. */
  unreadable: string[];
}

/** Looks through files for what they would give away. One at a time is in memory; `signal` ends it between two. */
export async function scanRawFiles<File extends LazyFile>(
  files: readonly File[],
  { sha256 }: Pick<Platform, "sha256">,
  signal?: AbortSignal,
): Promise<Scan<File>> {
  const places = artifactPaths(files.map(({ path }) => path));
  const scan: Scan<File> = { files: [], unreadable: [] };
  for (const file of files) {
    signal?.throwIfAborted();
    const { path } = file;
    try {
      const content = await file.content();
      const hash = sha256();
      hash.update(content);
      scan.files.push({
        path,
        file,
        artifact: places.get(path) ?? path,
        sha256: hash.hex(),
        bytes: content.byteLength,
        packedBytes: await packedSize(content),
        findings: scanText(decoded(content)),
      });
    } catch {
      scan.unreadable.push(path);
    }
  }
  return scan;
}

/** Which raw files go along: those that tell nothing private, or nothing that was not agreed to, as far as there is room. */
export function chooseRawFiles<File extends LazyFile>(
  scan: Scan<File>,
  consent: ReadonlySet<PrivateKind>,
): RawFiles<File> {
  const raw: RawFiles<File> = {
    sent: [],
    withheld: scan.unreadable.map((path) => ({ path, why: "unreadable", findings: [] })),
  };
  let [total, packed] = [0, 0];
  for (const one of scan.files) {
    const { path, findings, bytes, packedBytes } = one;
    if (!checkPublication(findings, consent).isAllowed) {
      const isSecret = findings.some(({ kind }) => kind === "secrets");
      raw.withheld.push({ path, why: isSecret ? "secret" : "private", findings });
      continue;
    }
    const isTooMuch =
      raw.sent.length >= MOST_FILES || total + bytes > MOST_BYTES || packed + packedBytes > MOST_PACKED;
    if (isTooMuch) {
      raw.withheld.push({ path, why: "too much", findings: [] });
      continue;
    }
    total += bytes;
    packed += packedBytes;
    raw.sent.push(one);
  }
  return raw;
}

/** Bytes that a file takes in an archive, at most: of a small one it is not worth the time to know. */
async function packedSize(content: Uint8Array<ArrayBuffer>): Promise<number> {
  if (content.byteLength < BYTES_TO_MEASURE) return content.byteLength;
  let size = 0;
  const packed = new Blob([content]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  for (const reader = packed.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return size;
    size += value.byteLength;
  }
}
