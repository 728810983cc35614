import { LIMITS } from "@/benchmark/bundle";
import type { Finding } from "@/benchmark/findings";
import type { ArchiveEntries } from "./archive-entry";
import { joined, readSteps, through } from "./byte-stream";
import type { Platform } from "./package-source";
import { packageFinding, Refusal, sizeText } from "./refusal";
import { looksLikeTar, TAR_PEEK } from "./signature";
import { tarEntries } from "./tar-entries";
import { UnpackedLimit } from "./unpacked-limit";
import type { WatchedSource } from "./watched-source";
import { zipEntries } from "./zip-entries";

/** What a gzip file turns out to hold: files, or one document. */
export type OpenedGzip =
  | { kind: "tar.gz"; entries: ArchiveEntries }
  | { kind: "json.gz"; document: Uint8Array };

/** The entries of a zip archive. */
export function openZip(
  source: WatchedSource,
  platform: Platform,
  report: (finding: Finding) => void,
): ArchiveEntries {
  return zipEntries(source, platform, new UnpackedLimit(source.size), report);
}

/** The entries of a tar archive in a gzip stream, or the document in it. Throws Refusal where it does not unpack. */
export async function openGzip(source: WatchedSource, platform: Platform): Promise<OpenedGzip> {
  const unpacked = gunzipped(source, platform);
  const first: Uint8Array[] = [];
  let peeked = 0;
  while (peeked < TAR_PEEK) {
    const { done, value } = await unpacked.next();
    if (done) break;
    first.push(value);
    peeked += value.byteLength;
  }
  const all = concatenated(first, unpacked);
  if (looksLikeTar(joined(first))) {
    return { kind: "tar.gz", entries: tarEntries(counted(all, new UnpackedLimit(source.size))) };
  }
  return { kind: "json.gz", document: await readDocument(all) };
}

async function* gunzipped(source: WatchedSource, platform: Platform): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of through(readSteps(source, 0, source.size), platform.gunzip())) yield chunk;
  } catch {
    source.rethrow();
    throw new Refusal(
      packageFinding(
        "file.gzip",
        "a gzip file that does not unpack, or goes on after its end",
        "a whole gzip file",
        "Pack it again; it may have been cut off.",
      ),
    );
  }
}

async function* concatenated(
  first: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first;
  yield* rest;
}

async function* counted(
  chunks: AsyncGenerator<Uint8Array>,
  limit: UnpackedLimit,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    limit.add(chunk.byteLength);
    yield chunk;
  }
}

async function readDocument(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > LIMITS.documentBytes) {
      const most = sizeText(LIMITS.documentBytes);
      const remedy = "Split it into several bundles.";
      throw new Refusal(
        packageFinding("file.too_large", `more than ${most}, unpacked`, `at most ${most}`, remedy),
      );
    }
    parts.push(chunk);
  }
  return joined(parts);
}
