import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Connection, openDatabase } from "./client";
import { consume } from "./rate-limits";
import { createTestDatabase, type TestDatabase } from "./test-database";

let database: TestDatabase;
/** Two servers that share a database. */
let servers: Connection[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  servers = [openDatabase(database.url, { max: 5 }), openDatabase(database.url, { max: 5 })];
});

afterAll(async () => {
  for (const { close } of servers) await close();
  await database.drop();
});

beforeEach(async () => {
  await db().execute(sql`delete from rate_limits`);
});

function db(server = 0) {
  const connection = servers[server];
  if (!connection) throw new Error(`no server ${server}`);
  return connection.db;
}

const HOUR = { points: 20, windowS: 3600 };

/** As if the windows that run had begun so much earlier. */
const turnBack = (seconds: number) =>
  db().execute(sql`update rate_limits set ends_at = ends_at - make_interval(secs => ${seconds})`);

test("of any number at once over several servers, exactly as many as the limit says are allowed", async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, index) => consume("address:192.0.2.1", HOUR, db(index % 2))),
  );
  const allowed = answers.filter((answer) => answer.allowed);
  expect(allowed).toHaveLength(20);
  expect(allowed.map((answer) => answer.remaining).sort((a, b) => a - b)).toEqual([
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19,
  ]);
});

test("who is refused hears after how many seconds to come again, and is then allowed", async () => {
  const limit = { points: 1, windowS: 90 };
  expect(await consume("token:1", limit, db())).toEqual({ allowed: true, remaining: 0 });
  const refused = await consume("token:1", limit, db(1));
  expect(refused.allowed).toBe(false);
  expect("retryAfterS" in refused && refused.retryAfterS).toBeGreaterThan(60);
  expect("retryAfterS" in refused && refused.retryAfterS).toBeLessThanOrEqual(90);
  await turnBack(90);
  expect(await consume("token:1", limit, db(1))).toEqual({ allowed: true, remaining: 0 });
  expect((await consume("token:1", limit, db())).allowed).toBe(false);
});

test("asking on while refused does not make the wait longer", async () => {
  const limit = { points: 1, windowS: 3600 };
  for (let asked = 0; asked < 5; asked++) await consume("token:1", limit, db());
  const [row] = await db().execute(sql`
    select used, ends_at <= clock_timestamp() + interval '1 hour' as in_time from rate_limits
  `);
  expect(row).toEqual({ used: 2, in_time: true });
});

test("each key has a limit of its own, and none of them is stored in the clear", async () => {
  const limit = { points: 1, windowS: 3600 };
  await consume("address:192.0.2.1", limit, db());
  expect((await consume("address:192.0.2.2", limit, db())).allowed).toBe(true);
  const rows = await db().execute<{ key: string }>(sql`select key from rate_limits`);
  for (const { key } of rows) expect(key).toMatch(/^[0-9a-f]{64}$/);
});

test("windows that ended are forgotten when another begins", async () => {
  for (let other = 0; other < 30; other++) await consume(`address:${other}`, HOUR, db());
  await turnBack(4000);
  await Promise.all(Array.from({ length: 10 }, (_, index) => consume(`token:${index}`, HOUR, db(index % 2))));
  const [row] = await db().execute(sql`select count(*)::int as rows from rate_limits`);
  expect(row).toEqual({ rows: 10 });
});
