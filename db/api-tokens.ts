import { randomBytes, randomUUID } from "node:crypto";
import { and, count, desc, eq, isNull, sql } from "drizzle-orm";
import { apiTokens, user } from "./auth-schema";
import { type Database, database } from "./client";
import { sha256 } from "./digest";
import { writeTransaction } from "./write-transaction";

const PREFIX = "efl_";
const SHAPE = /^efl_[A-Za-z0-9_-]{43}$/;
export const LONGEST_TOKEN_NAME = 60;
/** More would be tokens that nobody looks after. */
export const MOST_TOKENS = 20;

/** A token as its owner sees it ever after: all but the token. Moments are ISO 8601. */
export interface ApiToken {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/**
 * Makes a token of an account; null where it has too many already. The `token` is in this answer and nowhere else: the
 * database holds its digest.
 *
 * @param url of the database, where it is not that of DATABASE_URL.
 */
export async function makeToken(
  account: string,
  name: string,
  url?: string,
): Promise<{ id: string; token: string } | null> {
  const token = PREFIX + randomBytes(32).toString("base64url");
  const id = randomUUID();
  return writeTransaction(async (tx) => {
    // Two at once would both count the same.
    await tx.execute(sql`select id from ${user} where id = ${account} for update /* makeToken */`);
    const [held] = await tx.select({ tokens: count() }).from(apiTokens).where(isLive(account));
    if ((held?.tokens ?? 0) >= MOST_TOKENS) return null;
    const named = name.trim().slice(0, LONGEST_TOKEN_NAME) || "without a name";
    await tx.insert(apiTokens).values({ id, userId: account, name: named, sha256: sha256(token) });
    return { id, token };
  }, url);
}

/** The tokens of an account that can still be used, the newest first. */
export async function listTokens(account: string, db: Database = database()): Promise<ApiToken[]> {
  const rows = await db
    .select()
    .from(apiTokens)
    .where(isLive(account))
    .orderBy(desc(apiTokens.createdAt), apiTokens.id);
  return rows.map(({ id, name, createdAt, lastUsedAt }) => ({
    id,
    name,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/** Ends a token of this account for ever; false where it has none of this id that could still be used. */
export async function revokeToken(account: string, id: string, db: Database = database()): Promise<boolean> {
  const revoked = await db
    .update(apiTokens)
    .set({ revokedAt: sql`now()` })
    .where(and(isLive(account), eq(apiTokens.id, id)))
    .returning({ id: apiTokens.id });
  return revoked.length > 0;
}

/**
 * Whose token this is; null for one that was revoked or never made. Found by its digest, so that the time an answer
 * takes says nothing of a token that is nearly right.
 */
export async function findToken(
  token: string,
  db: Database = database(),
): Promise<{ tokenId: string; accountId: string } | null> {
  if (!SHAPE.test(token)) return null;
  const [found] = await db
    .update(apiTokens)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(apiTokens.sha256, sha256(token)), isNull(apiTokens.revokedAt)))
    .returning({ tokenId: apiTokens.id, accountId: apiTokens.userId });
  return found ?? null;
}

function isLive(account: string) {
  return and(eq(apiTokens.userId, account), isNull(apiTokens.revokedAt));
}
