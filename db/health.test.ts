import { once } from "node:events";
import { connect, createServer } from "node:net";
import { nextTick } from "node:process";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { database, openDatabase } from "./client";
import { isDatabaseReachable } from "./health";
import { createTestDatabase, type TestDatabase } from "./test-database";

/** What the pages' pool holds, and some more. */
const [CONNECTIONS, QUERIES] = [10, 15];
/** Longer than the patience of the health check. */
const BLOCKED_MS = 2_200;
const LOCK = 41;

let testDatabase: TestDatabase;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  process.env.DATABASE_URL = testDatabase.url;
});

afterAll(() => testDatabase.drop());

test("a database whose connections are all taken by slow pages is reachable", async () => {
  const holder = postgres(testDatabase.url, { max: 1 });
  await holder`select pg_advisory_lock(${LOCK})`;
  const pages = Promise.all(
    Array.from({ length: QUERIES }, async () =>
      database().execute(sql`select pg_advisory_xact_lock(${LOCK})`),
    ),
  );
  onTestFinished(async () => {
    await holder.end();
    await pages;
  });
  for (let waiting = 0; waiting < CONNECTIONS; ) {
    const rows = await holder`select 1 from pg_stat_activity
      where datname = current_database() and wait_event = 'advisory'`;
    waiting = rows.length;
  }
  expect(await isDatabaseReachable()).toBe(true);
});

test("an answer that came in time counts, also where this process was too busy to read it", async () => {
  expect(await isDatabaseReachable()).toBe(true);
  const reachable = isDatabaseReachable();
  // The driver writes at the end of a turn of the event loop: blocked from there on, its answer stays unread.
  await new Promise<void>((resolve) => nextTick(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BLOCKED_MS);
  expect(await reachable).toBe(true);
});

test("a database that freezes is unreachable, and reachable again when it thaws", async () => {
  const relay = await startRelay(testDatabase.url);
  const { db, close } = openDatabase(relay.url, { max: 1 });
  onTestFinished(close);
  expect(await isDatabaseReachable(db)).toBe(true);
  relay.freeze();
  expect(await isDatabaseReachable(db)).toBe(false);
  relay.thaw();
  expect(await isDatabaseReachable(db)).toBe(true);
});

/** Stands before a Postgres with one client; frozen, it stays connected and passes no answer on. */
async function startRelay(url: string) {
  const target = new URL(url);
  const answers = connect(Number(target.port), target.hostname);
  const server = createServer((client) => client.pipe(answers).pipe(client)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the relay has no port");
  target.host = `127.0.0.1:${address.port}`;
  return {
    url: target.href,
    freeze: () => answers.pause(),
    thaw: () => answers.resume(),
  };
}
