import { randomUUID } from "node:crypto";
import { hashPassword } from "better-auth/crypto";
import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Role } from "@/benchmark/review/role";
import { account, apiTokens, session, user } from "./auth-schema";
import { type Database, database } from "./client";
import { withholdParameters } from "./withheld-parameters";
import { writeTransaction } from "./write-transaction";

/** An account as admins see it. Moments are ISO 8601. */
export interface ListedAccount {
  id: string;
  name: string;
  email: string;
  role: Role;
  createdAt: string;
  /** Sessions that have not ended, and tokens that can be used. */
  sessions: number;
  tokens: number;
}

/** More accounts than somebody reads through; the rest is found by what is typed. */
export const MOST_LISTED = 200;

/** Accounts whose name or address contains `sought`: admins and reviewers first, then by address. */
export async function listAccounts(sought = "", db: Database = database()): Promise<ListedAccount[]> {
  const rows = await db
    .select({
      id: user.id,
      name: user.name,
      email: user.email,
      role: user.role,
      createdAt: user.createdAt,
      sessions: sql<number>`(
        select count(*)::int from ${session} s where s.user_id = ${user}.id and s.expires_at > now()
      )`,
      tokens: sql<number>`(
        select count(*)::int from ${apiTokens} t where t.user_id = ${user}.id and t.revoked_at is null
      )`,
    })
    .from(user)
    .where(
      sql`strpos(lower(${user.email} || ' ' || ${user.name}), lower(${sought.replaceAll("\0", "")})) > 0`,
    )
    .orderBy(sql`${user.role} desc`, asc(user.email))
    .limit(MOST_LISTED);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

/** The names of accounts by their ids; what is no id of an account is left out. */
export async function nameAccounts(
  ids: readonly string[],
  db: Database = database(),
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(inArray(user.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/**
 * Gives an account a role, at once: sessions hold none. False where there is no such account, or it is that of `by`:
 * an admin can't take the last admin's role away by mistake.
 */
export async function changeRole(
  id: string,
  role: Role,
  by: string,
  db: Database = database(),
): Promise<boolean> {
  const changed = await db
    .update(user)
    .set({ role, updatedAt: sql`now()` })
    .where(and(eq(user.id, id), ne(user.id, by)))
    .returning({ id: user.id });
  return changed.length > 0;
}

/** Ends every session of an account; how many there were. */
export async function endSessions(id: string, db: Database = database()): Promise<number> {
  const ended = await db.delete(session).where(eq(session.userId, id)).returning({ id: session.id });
  return ended.length;
}

/**
 * Gives the account of an address a role and a password, and makes it where there is none. For the operator of the
 * site: whoever made the account before, and proved nothing, is left without a session, a token or a way in.
 *
 * @param url of the database, where it is not that of DATABASE_URL.
 */
export async function appointAccount(
  { email, name, role, password }: { email: string; name: string; role: Role; password: string },
  url?: string,
): Promise<"made" | "changed"> {
  const hash = await hashPassword(password);
  return withholdParameters(() =>
    writeTransaction(async (tx) => {
      const at = new Date();
      const [row] = await tx
        .insert(user)
        .values({ id: randomUUID(), name, email: email.toLowerCase(), role, createdAt: at, updatedAt: at })
        .onConflictDoUpdate({ target: user.email, set: { role, updatedAt: at } })
        .returning({ id: user.id, createdAt: user.createdAt });
      if (!row) throw new Error("the account did not come back");
      await tx.delete(account).where(eq(account.userId, row.id));
      await tx.delete(session).where(eq(session.userId, row.id));
      await tx
        .update(apiTokens)
        .set({ revokedAt: at })
        .where(and(eq(apiTokens.userId, row.id), isNull(apiTokens.revokedAt)));
      await tx.insert(account).values({
        id: randomUUID(),
        accountId: row.id,
        providerId: "credential",
        userId: row.id,
        password: hash,
        createdAt: at,
        updatedAt: at,
      });
      return row.createdAt.getTime() === at.getTime() ? "made" : "changed";
    }, url),
  );
}
