import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Connection, openDatabase } from "./client";
import { createTestDatabase, type TestDatabase } from "./test-database";
import { writeTransaction } from "./write-transaction";

let database: TestDatabase;
let watcher: Connection;

beforeAll(async () => {
  database = await createTestDatabase();
  watcher = openDatabase(database.url, { max: 2 });
  await watcher.db.execute(sql`create table notes (words text unique)`);
});

beforeEach(() => watcher.db.execute(sql`truncate notes`));

afterAll(async () => {
  await watcher?.close();
  await database?.drop();
});

type Db = Parameters<Parameters<typeof writeTransaction>[0]>[0];
const note = (db: Pick<Db, "execute">, words: string) => db.execute(sql`insert into notes values (${words})`);
const notes = async () =>
  (await watcher.db.execute<{ words: string }>(sql`select words from notes order by words`)).map(
    ({ words }) => words,
  );
/** Ends the connection that `db` works on, as a restart of Postgres or a firewall does, and waits until it is gone. */
async function cut(db: Db): Promise<void> {
  const [row] = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  await watcher.db.execute(sql`select pg_terminate_backend(${row?.pid}, 5000)`);
}

test("what was written is there once the work is done, and what it gave comes back", async () => {
  const given = await writeTransaction(async (db) => {
    await note(db, "first");
    await note(db, "second");
    expect(await notes()).toEqual([]);
    return 2;
  }, database.url);
  expect(given).toBe(2);
  expect(await notes()).toEqual(["first", "second"]);
});

test("work that fails leaves nothing behind", async () => {
  const failing = writeTransaction(async (db) => {
    await note(db, "first");
    throw new Error("thought better of it");
  }, database.url);
  await expect(failing).rejects.toThrow("thought better of it");
  expect(await notes()).toEqual([]);
});

test("a connection that is cut between two statements leaves nothing behind, whatever is asked afterwards", async () => {
  const failing = writeTransaction(async (db) => {
    await note(db, "before");
    await cut(db);
    await note(db, "after").catch(() => {});
    await note(db, "long after");
  }, database.url);
  await expect(failing).rejects.toThrow("The connection to the database was cut; nothing was stored.");
  expect(await notes()).toEqual([]);
});

test("a connection that is cut under a running statement leaves nothing behind", async () => {
  const failing = writeTransaction(async (db) => {
    await note(db, "before");
    const [row] = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    const sleeping = db.execute(sql`select pg_sleep(30)`);
    const ending = watcher.db.execute(sql`select pg_terminate_backend(${row?.pid}, 5000)`);
    await Promise.all([sleeping, ending]);
  }, database.url);
  await expect(failing).rejects.toThrow("The connection to the database was cut; nothing was stored.");
  expect(await notes()).toEqual([]);
});

test("a transaction within it is undone alone", async () => {
  await writeTransaction(async (db) => {
    await note(db, "outer");
    const inner = db.transaction(async (tx) => {
      await note(tx, "inner");
      await note(tx, "outer");
    });
    await expect(inner).rejects.toThrow();
    await db.transaction((tx) => note(tx, "second inner"));
  }, database.url);
  expect(await notes()).toEqual(["outer", "second inner"]);
});

test("a database that is not there is an error and not a wait", async () => {
  const unreachable = new URL(database.url);
  unreachable.port = "1";
  await expect(writeTransaction(async () => 1, unreachable.href)).rejects.toMatchObject({
    cause: { code: "ECONNREFUSED" },
  });
});
