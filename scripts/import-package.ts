import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { Writable } from "node:stream";
import { configure, Uint8ArrayReader, ZipWriter } from "@zip.js/zip.js";
import { LIMITS } from "@/benchmark/bundle";
import { fileSource, nodePlatform } from "@/db/node-platform";
import { artifactPaths } from "@/importers/artifact-paths";
import type { RawFile } from "@/importers/draft";
import { type CheckedPackage, checkPackage } from "@/importers/package/check-package";
import { checkPublication, type PrivateFinding, type PrivateKind } from "@/importers/privacy";
import type { DiskFile } from "./import-files";

/** A raw file that stays behind, and why. */
export interface WithheldFile {
  path: string;
  why: "private" | "secret" | "too much" | "unreadable";
  findings: PrivateFinding[];
}

export interface RawFiles {
  sent: (RawFile & { place: string })[];
  withheld: WithheldFile[];
}

/** Room is left for the document. */
const MOST_BYTES = LIMITS.unpackedBytes - LIMITS.documentBytes;
const MOST_FILES = LIMITS.artifactsPerBundle - 10;

/** Which raw files go along: those that tell nothing private, or nothing that was not agreed to. One at a time in memory. */
export async function selectRawFiles(
  files: readonly DiskFile[],
  consent: ReadonlySet<PrivateKind>,
  signal: AbortSignal,
): Promise<RawFiles> {
  const places = artifactPaths(files.map(({ path }) => path));
  const raw: RawFiles = { sent: [], withheld: [] };
  let total = 0;
  for (const file of files) {
    signal.throwIfAborted();
    const { path, place } = file;
    const withhold = (why: WithheldFile["why"], findings: PrivateFinding[] = []) =>
      raw.withheld.push({ path, why, findings });
    if (raw.sent.length >= MOST_FILES || total + file.bytes > MOST_BYTES) {
      withhold("too much");
      continue;
    }
    try {
      const { isAllowed, findings } = checkPublication(await file.text(), consent);
      if (!isAllowed) {
        withhold(findings.some(({ kind }) => kind === "secrets") ? "secret" : "private", findings);
        continue;
      }
      const bytes = await readFile(place);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      total += bytes.byteLength;
      raw.sent.push({ path, artifact: places.get(path) ?? path, sha256, bytes: bytes.byteLength, place });
    } catch {
      withhold("unreadable");
    }
  }
  return raw;
}

/**
 * Packs a document and its raw files, and checks the package as the server would. It takes its name only where no
 * finding refuses it; without a name nothing is kept.
 */
export async function packBundle(
  document: string,
  files: RawFiles["sent"],
  target: string | null,
  temporaryFolder: string,
  signal: AbortSignal,
): Promise<CheckedPackage> {
  configure({ useWebWorkers: false });
  const unfinished = `${target ?? `${temporaryFolder}/bundle.zip`}.${randomBytes(6).toString("hex")}.part`;
  try {
    const stream = createWriteStream(unfinished, { flags: "wx" });
    const zip = new ZipWriter(Writable.toWeb(stream), {
      // The same bytes for the same files.
      lastModDate: new Date(Date.UTC(2000, 0, 1)),
      extendedTimestamp: false,
      useWebWorkers: false,
    });
    await zip.add("bundle.json", new Uint8ArrayReader(new TextEncoder().encode(document)));
    for (const { artifact, place } of files) {
      signal.throwIfAborted();
      await zip.add(artifact, new Uint8ArrayReader(new Uint8Array(await readFile(place))));
    }
    await zip.close();
    const source = await fileSource(unfinished, "bundle.zip");
    const checked = await checkPackage(source, nodePlatform, { signal }).finally(() => source.close());
    if (checked.bundle && target !== null) await rename(unfinished, target);
    return checked;
  } finally {
    await rm(unfinished, { force: true });
  }
}
