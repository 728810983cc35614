import { sql } from "drizzle-orm";
import { isDetailId } from "@/benchmark/detail-address";
import type { BundleFile } from "@/benchmark/details/result-detail";
import { isOpen } from "./bundle-summary";
import { type Database, database } from "./client";

export interface StoredFile extends BundleFile {
  bundle: string;
}

const LONGEST_PATH = 1_000;

/** A file of a bundle that was ever published, by its exact path; null where there is none. */
export async function findBundleFile(
  bundle: string,
  path: string,
  db: Database = database(),
): Promise<StoredFile | null> {
  // Postgres refuses a text with NUL: such a path names nothing.
  if (!isDetailId(bundle) || path.length > LONGEST_PATH || path.includes("\0")) return null;
  const [row] = await db.execute<{ path: string; kind: string; bytes: string; sha256: string }>(sql`
    /* findBundleFile */
    select f.path, f.kind, f.bytes, f.sha256
    from bundle_files f join bundles on bundles.id = f.bundle_id
    where f.bundle_id = ${bundle} and f.path = ${path} and ${isOpen()}
  `);
  return row ? { ...row, bytes: Number(row.bytes), bundle } : null;
}

/**
 * The bytes of a file, chunk by chunk as the reader asks for them, so that a large file takes no more memory than
 * a small one and a reader who goes away ends the reading. Between chunks no connection is held. Breaks off with an
 * error where the stored chunks do not make the whole file.
 */
export function streamBundleFile(
  { bundle, path, bytes }: StoredFile,
  db: Database = database(),
): ReadableStream<Uint8Array> {
  let ordinal = 0;
  let left = bytes;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (left === 0) return controller.close();
        const chunk = await readChunk(bundle, path, ordinal, db);
        if (!chunk || chunk.byteLength === 0 || chunk.byteLength > left) {
          throw new Error(`chunk ${ordinal} of ${path} in bundle ${bundle} is not what its file says`);
        }
        ordinal++;
        left -= chunk.byteLength;
        controller.enqueue(chunk);
        if (left === 0) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}

async function readChunk(
  bundle: string,
  path: string,
  ordinal: number,
  db: Database,
): Promise<Uint8Array | null> {
  const [row] = await db.execute<{ data: Uint8Array }>(sql`
    /* readChunk */
    select data from bundle_file_chunks
    where bundle_id = ${bundle} and path = ${path} and ordinal = ${ordinal}
  `);
  return row?.data ?? null;
}
