import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ApiToken, findToken, listTokens, MOST_TOKENS, makeToken, revokeToken } from "./api-tokens";
import { user } from "./auth-schema";
import { type Connection, openDatabase } from "./client";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
let connection: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  connection = openDatabase(database.url, { max: 4 });
  for (const id of ["ada", "grace", "many"]) {
    const at = new Date();
    const values = { id, name: id, email: `${id}@example.org`, createdAt: at, updatedAt: at };
    await connection.db.insert(user).values(values);
  }
});

afterAll(async () => {
  await connection.close();
  await database.drop();
});

async function made(account: string, name: string): Promise<{ id: string; token: string }> {
  const token = await makeToken(account, name, database.url);
  if (!token) throw new Error(`${account} has too many tokens`);
  return token;
}

test("a token is that of its account until it is revoked, and its use is noted", async () => {
  const { db } = connection;
  const { id, token } = await made("ada", "  the cluster ");
  expect(token).toMatch(/^efl_[A-Za-z0-9_-]{43}$/);
  const fresh: Partial<ApiToken> = { id, name: "the cluster", lastUsedAt: null };
  expect(await listTokens("ada", db)).toMatchObject([fresh]);
  expect(await findToken(token, db)).toEqual({ tokenId: id, accountId: "ada" });
  expect((await listTokens("ada", db))[0]?.lastUsedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(await revokeToken("ada", id, db)).toBe(true);
  expect(await findToken(token, db)).toBeNull();
  expect(await listTokens("ada", db)).toEqual([]);
  expect(await revokeToken("ada", id, db)).toBe(false);
});

test("nobody revokes the token of another account, or sees it", async () => {
  const { db } = connection;
  const { id, token } = await made("ada", "mine");
  expect(await revokeToken("grace", id, db)).toBe(false);
  expect(await listTokens("grace", db)).toEqual([]);
  expect(await findToken(token, db)).toEqual({ tokenId: id, accountId: "ada" });
});

test("what is stored cannot be used as a token", async () => {
  const { db } = connection;
  const { id, token } = await made("ada", "stolen backup");
  const [row] = await db.execute<{ row: string; sha256: string }>(
    sql`select api_tokens::text as row, sha256 from api_tokens where id = ${id}`,
  );
  expect(row?.row).not.toContain(token.slice(4));
  expect(await findToken(row?.sha256 ?? "", db)).toBeNull();
});

test.each(["", "efl_", `efl_${"A".repeat(43)}`, `efl_${"A".repeat(43)}\n`, "' or true --", "efl_\0"])(
  "%j is nobody's token",
  async (token) => {
    expect(await findToken(token, connection.db)).toBeNull();
  },
);

test("an account has so many tokens and no more, also when it asks for them at once", async () => {
  const { db } = connection;
  const asked = Array.from({ length: MOST_TOKENS + 3 }, (_, index) =>
    makeToken("many", `${index}`, database.url),
  );
  const answers = await Promise.all(asked);
  expect(answers.filter((answer) => answer === null)).toHaveLength(3);
  expect(await listTokens("many", db)).toHaveLength(20);
});
