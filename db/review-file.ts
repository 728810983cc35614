import { sql } from "drizzle-orm";
import { isDetailId } from "@/benchmark/detail-address";
import type { StoredFile } from "./bundle-file";
import { type Database, database } from "./client";

const LONGEST_PATH = 1_000;

/** A file of a bundle in whatever state, for reviewers, by its exact path; null where there is none. */
export async function findReviewFile(
  bundle: string,
  path: string,
  db: Database = database(),
): Promise<StoredFile | null> {
  // Postgres refuses a text with NUL: such a path names nothing.
  if (!isDetailId(bundle) || path.length > LONGEST_PATH || path.includes("\0")) return null;
  const [row] = await db.execute<{ path: string; kind: string; bytes: string; sha256: string }>(sql`
    /* findReviewFile */
    select path, kind, bytes, sha256 from bundle_files where bundle_id = ${bundle} and path = ${path}
  `);
  return row ? { ...row, bytes: Number(row.bytes), bundle } : null;
}
