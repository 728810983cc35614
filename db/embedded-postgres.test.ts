import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres";
import { makeScratchDirectory } from "./scratch-directory";

const HOLDER = `
  import { startEmbeddedPostgres } from "${new URL("embedded-postgres.ts", import.meta.url).href}";
  const { url, adopted, stop, abandon } = await startEmbeddedPostgres({ directory: process.env.DIRECTORY ?? "" });
  process.once("message", (message) => {
    if (message === "stop") void stop().then(() => process.exit(0));
    else process.exit(abandon() ?? 130);
  });
  process.send?.({ url, adopted });
`;

let directory: string;
let undo: (() => Promise<unknown>)[];

// One database for all: making it costs more than all else that these tests do.
beforeAll(() => {
  directory = makeScratchDirectory("embedded");
});

beforeEach(() => {
  undo = [];
});

afterEach(async () => {
  for (const step of undo.reverse()) await step();
  // Whatever a failed test has left running is taken over here, and so stopped.
  if (await findEmbeddedPostgres({ directory })) await (await startEmbeddedPostgres({ directory })).stop();
});

afterAll(() => rmSync(directory, { recursive: true }));

async function start() {
  const server = await startEmbeddedPostgres({ directory });
  undo.push(server.stop);
  return server;
}

/** Another process that holds the Postgres. */
async function startHolder(): Promise<{ holder: ChildProcess; url: string; adopted: boolean }> {
  const script = join(directory, `holder-${undo.length}.mts`);
  writeFileSync(script, HOLDER);
  const holder = fork(script, {
    execArgv: ["--import", import.meta.resolve("tsx")],
    env: { ...process.env, DIRECTORY: directory },
  });
  undo.push(async () => {
    if (holder.exitCode !== null || holder.signalCode !== null) return;
    holder.kill("SIGKILL");
    await once(holder, "exit");
  });
  const failed = once(holder, "exit").then(([code]) =>
    Promise.reject(new Error(`the holder ended: ${code}`)),
  );
  const [message] = await Promise.race([once(holder, "message"), failed]);
  return { holder, ...message };
}

async function query(url: string, statement: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

function postmasterPid(): number {
  return Number.parseInt(readFileSync(join(directory, "postgres", "data", "postmaster.pid"), "utf8"), 10);
}

test("a first start makes a database in UTF-8 and opens it to the holder of the password only", async () => {
  const { url, adopted } = await start();
  expect(adopted).toBe(false);
  expect(await query(url, "select lower('É') as letter, current_database() as name")).toEqual([
    { letter: "é", name: "efficientllm" },
  ]);
  const wrong = new URL(url);
  wrong.password = "guess";
  await expect(query(wrong.href, "select 1")).rejects.toThrow(/password authentication failed/);
});

test("a second start adopts the running Postgres, and the last one to stop ends it", async () => {
  const first = await start();
  const second = await start();
  expect(second).toMatchObject({ url: first.url, adopted: true });
  await first.stop();
  expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await second.stop();
  expect(await findEmbeddedPostgres({ directory })).toBeNull();
});

test("two processes that start at once make one database and share it", async () => {
  rmSync(join(directory, "postgres"), { recursive: true });
  const [one, other] = await Promise.all([startHolder(), startHolder()]);
  expect(one.url).toBe(other.url);
  expect([one.adopted, other.adopted].sort()).toEqual([false, true]);
  one.holder.send("stop");
  await once(one.holder, "exit");
  expect(await query(other.url, "select 1 as one")).toEqual([{ one: 1 }]);
  other.holder.send("stop");
  await once(other.holder, "exit");
  expect(await findEmbeddedPostgres({ directory })).toBeNull();
});

test("after kill -9 of Postgres and of its holder the next start has every committed row", async () => {
  const { holder, url } = await startHolder();
  await query(url, "create table kept (line int); insert into kept values (1), (2)");
  holder.kill("SIGKILL");
  await once(holder, "exit");
  process.kill(postmasterPid(), "SIGKILL");
  const next = await start();
  expect(next.adopted).toBe(false);
  expect(await query(next.url, "select line from kept order by line")).toEqual([{ line: 1 }, { line: 2 }]);
});

test("a Postgres whose holder was killed belongs to the next start, which stops it at its end", async () => {
  const { holder, url } = await startHolder();
  holder.kill("SIGKILL");
  await once(holder, "exit");
  const next = await start();
  expect(next).toMatchObject({ url, adopted: true });
  await next.stop();
  expect(await findEmbeddedPostgres({ directory })).toBeNull();
});

test("a process that ends at once stops the Postgres that nobody else holds", async () => {
  const { holder } = await startHolder();
  holder.send("abandon");
  await once(holder, "exit");
  await vi.waitFor(async () => expect(await findEmbeddedPostgres({ directory })).toBeNull(), 10_000);
});

test("a process that ends at once leaves the Postgres to the others that hold it", async () => {
  const { url } = await start();
  const { holder } = await startHolder();
  const postmaster = postmasterPid();
  holder.send("abandon");
  await once(holder, "exit");
  // A Postgres that was asked to stop accepts no new connection.
  expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(postmasterPid()).toBe(postmaster);
});

test("a stale pid that another program has by now does not keep Postgres from starting", async () => {
  const first = await start();
  process.kill(postmasterPid(), "SIGKILL");
  await first.stop();
  const pidFile = join(directory, "postgres", "data", "postmaster.pid");
  const lines = readFileSync(pidFile, "utf8").split("\n");
  writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join("\n"));
  const next = await start();
  expect(await query(next.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

test("a Postgres that is killed while it is held comes back on the same port", async () => {
  const { url } = await start();
  const killed = postmasterPid();
  process.kill(killed, "SIGKILL");
  await vi.waitFor(() => expect(postmasterPid()).not.toBe(killed), 10_000);
  await vi.waitFor(async () => expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]), 10_000);
});

test("a database of another version of Postgres is refused in words", async () => {
  const first = await start();
  await first.stop();
  const version = join(directory, "postgres", "data", "PG_VERSION");
  undo.push(async () => writeFileSync(version, "18\n"));
  writeFileSync(version, "14\n");
  await expect(start()).rejects.toThrow(/was made by Postgres 14, and npm brought Postgres 18/);
});

test("a directory that is a file, or lies in one, is refused in words", async () => {
  const file = join(directory, "a-file");
  writeFileSync(file, "");
  const refusal =
    /^The database directory can't be made: \S*a-file\S* is a file or lies in one; set EFFICIENTLLM_DATA/;
  await expect(startEmbeddedPostgres({ directory: file })).rejects.toThrow(refusal);
  await expect(startEmbeddedPostgres({ directory: join(file, "below") })).rejects.toThrow(refusal);
});

test.runIf(existsSync("/proc/self"))("a directory where none can be made is refused in words", async () => {
  await expect(startEmbeddedPostgres({ directory: "/proc/x/y" })).rejects.toThrow(
    "The database directory can't be made: no directory can be made at /proc/x/y; set EFFICIENTLLM_DATA",
  );
});
