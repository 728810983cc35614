import { sql } from "drizzle-orm";
import { type Database, database } from "./client";
import { sha256 } from "./digest";

/** So many times in a window, which begins with the first of them. */
export interface RateLimit {
  points: number;
  windowS: number;
}

export type Consumed =
  | { allowed: true; remaining: number }
  /** `retryAfterS`: whole seconds until the window ends, at least 1. */
  | { allowed: false; retryAfterS: number };

/**
 * Counts one use of `key`, such as "address:192.0.2.1" or "token:" with a token's id, against its limit: of any
 * number that ask at once, on however many servers, exactly `points` are allowed in a window. Only a digest of the
 * key is stored. Throws where the database can't be asked.
 */
export async function consume(key: string, limit: RateLimit, db: Database = database()): Promise<Consumed> {
  // Two statements, each a transaction: one that both counted and cleared up could wait for another that does.
  const { points, windowS } = limit;
  const window = sql`clock_timestamp() + make_interval(secs => ${windowS})`;
  const [row] = await db.execute<{ used: number; left_s: number }>(sql`
    insert into rate_limits as known (key, used, ends_at) /* consume */
    values (${sha256(key)}, 1, ${window})
    on conflict (key) do update set
      used = case when known.ends_at <= clock_timestamp() then 1 else least(known.used, ${points}) + 1 end,
      ends_at = case when known.ends_at <= clock_timestamp() then excluded.ends_at else known.ends_at end
    returning used, ceil(extract(epoch from ends_at - clock_timestamp()))::int as left_s
  `);
  if (!row) throw new Error("the count of a rate limit did not come back");
  if (row.used === 1) await forgetEnded(db);
  if (row.used <= points) return { allowed: true, remaining: points - row.used };
  return { allowed: false, retryAfterS: Math.max(row.left_s, 1) };
}

/** Whenever a window begins, some of those that ended are forgotten: rows do not pile up, and nothing runs by clock. */
async function forgetEnded(db: Database): Promise<void> {
  await db.execute(sql`
    delete from rate_limits /* forgetEnded */
    where key in (
      select key from rate_limits where ends_at <= clock_timestamp()
      order by ends_at, key limit 100 for update skip locked
    )
  `);
}
