import { connect, createServer, type Socket } from "node:net";
import { nextTick } from "node:process";
import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { database } from "./client";
import { isDatabaseReachable } from "./health";
import { createTestDatabase, type TestDatabase } from "./test-database";

/** More than a page waits for, so that every connection of the pages is taken. */
const QUERIES = 20;
/** Longer than the patience of the health check. */
const BLOCKED_MS = 2_200;
const LOCK = 41;

let testDatabase: TestDatabase;
let relay: Relay;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  relay = await startRelay(testDatabase.url);
  process.env.DATABASE_URL = relay.url;
});

beforeEach(async () => {
  expect(await isDatabaseReachable()).toBe(true);
});

afterAll(async () => {
  await relay.close();
  await testDatabase.drop();
});

test("a database whose connections are all taken by slow pages is reachable", async () => {
  const holder = postgres(testDatabase.url, { max: 1 });
  await holder`select pg_advisory_lock(${LOCK})`;
  const pages = Array.from({ length: QUERIES }, () =>
    database().execute(sql`select pg_advisory_xact_lock(${LOCK})`),
  );
  const settled = Promise.allSettled(pages);
  try {
    expect(await isDatabaseReachable()).toBe(true);
  } finally {
    await holder.end();
    await settled;
  }
});

test("an answer that came in time counts, also where this process was too busy to read it", async () => {
  const reachable = isDatabaseReachable();
  // The driver writes at the end of a turn of the event loop: blocked from here on, its answer stays unread.
  await new Promise<void>((resolve) => nextTick(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, BLOCKED_MS);
  expect(await reachable).toBe(true);
});

test("a database that is frozen is not reachable, and is again when it thaws", async () => {
  relay.freeze();
  expect(await isDatabaseReachable()).toBe(false);
  relay.thaw();
  expect(await isDatabaseReachable()).toBe(true);
});

/** Stands before a Postgres; frozen, it keeps connections open and passes nothing on, as a stopped server does. */
interface Relay {
  url: string;
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

async function startRelay(url: string): Promise<Relay> {
  const target = new URL(url);
  const answers = new Set<Socket>();
  const server = createServer((client) => {
    const answer = connect(Number(target.port), target.hostname);
    answers.add(answer);
    for (const [from, to] of [
      [client, answer],
      [answer, client],
    ] as const) {
      from.on("data", (data) => to.write(data));
      from.on("close", () => to.destroy());
      from.on("error", () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the relay has no port");
  const relayed = new URL(url);
  relayed.host = `127.0.0.1:${address.port}`;
  return {
    url: relayed.href,
    freeze: () => answers.forEach((answer) => void answer.pause()),
    thaw: () => answers.forEach((answer) => void answer.resume()),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const answer of answers) answer.destroy();
      await closed;
    },
  };
}
