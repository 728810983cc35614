import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { BundleFile } from "@/benchmark/details/result-detail";
import type { ByteSource } from "@/importers/package/package-source";
import type { Database, Transaction } from "./client";
import { bundleFileChunks, bundleFiles } from "./schema";

const CHUNK_BYTES = 1024 * 1024;

/**
 * Stores a file of a bundle in chunks of 1 MiB, however its bytes come in: no more than two chunks are in memory.
 * Throws where the bytes are not those that size and digest were taken of.
 */
export async function storeFile(
  tx: Transaction,
  bundleId: string,
  file: BundleFile,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const { path } = file;
  await tx.insert(bundleFiles).values({ ...file, bundleId });
  const hash = createHash("sha256");
  let size = 0;
  let ordinal = 0;
  for await (const data of inChunks(bytes)) {
    size += data.byteLength;
    if (size > file.bytes) break;
    hash.update(data);
    await tx.insert(bundleFileChunks).values({ bundleId, path, ordinal, data });
    ordinal++;
  }
  if (size !== file.bytes || hash.digest("hex") !== file.sha256)
    throw new Error(`${path} is not what was checked: it changed on the way`);
}

/** The bytes of a source from beginning to end, read as they are asked for. */
export async function* sourceBytes(source: ByteSource): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < source.size; start += CHUNK_BYTES) {
    yield await source.read(start, Math.min(CHUNK_BYTES, source.size - start));
  }
}

/** The text of the bundle's file with this digest. Throws where there is no such file. */
export async function readStoredText(
  db: Database | Transaction,
  bundleId: string,
  sha256: string,
): Promise<string> {
  const [file] = await db.execute<{ path: string; chunks: number }>(sql`
    select f.path, (
        select count(*)::int from bundle_file_chunks c where c.bundle_id = f.bundle_id and c.path = f.path
      ) as chunks /* readStoredText */
    from bundle_files f where f.bundle_id = ${bundleId} and f.sha256 = ${sha256}
    order by f.path limit 1
  `);
  if (!file) throw new Error(`bundle ${bundleId} has no file of digest ${sha256}`);
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  for (let ordinal = 0; ordinal < file.chunks; ordinal++) {
    const [chunk] = await db.execute<{ data: Uint8Array }>(sql`
      select data from bundle_file_chunks /* readStoredText */
      where bundle_id = ${bundleId} and path = ${file.path} and ordinal = ${ordinal}
    `);
    if (!chunk) throw new Error(`chunk ${ordinal} of ${file.path} in bundle ${bundleId} is missing`);
    text += decoder.decode(chunk.data, { stream: true });
  }
  return text + decoder.decode();
}

/** The same bytes in pieces of exactly CHUNK_BYTES, but for the last. */
async function* inChunks(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let chunk = new Uint8Array(CHUNK_BYTES);
  let filled = 0;
  for await (const piece of bytes) {
    for (let start = 0; start < piece.byteLength; ) {
      const part = piece.subarray(start, start + CHUNK_BYTES - filled);
      chunk.set(part, filled);
      filled += part.byteLength;
      start += part.byteLength;
      if (filled < CHUNK_BYTES) continue;
      yield chunk;
      chunk = new Uint8Array(CHUNK_BYTES);
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}
