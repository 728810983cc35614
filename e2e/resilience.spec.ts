import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import postgres from "postgres";
import { findEmbeddedPostgres } from "@/db/embedded-postgres";
import { identifyProcess, isRunning } from "@/db/process-identity";
import { makeScratchDirectory } from "@/db/scratch-directory";
import { findFreePort, type OwnServer, startServer } from "./server";

const PAGES = ["/", "/leaderboards/architecture"];

let directory: string;
let port: number;
let server: OwnServer | undefined;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  directory = makeScratchDirectory("resilience");
  port = await findFreePort();
  server = await startServer(directory, port);
});

test.afterAll(async () => {
  await server?.end("SIGTERM");
  rmSync(directory, { recursive: true, force: true });
});

async function statusOf(path: string): Promise<number> {
  const answer = await fetch(`http://localhost:${port}${path}`);
  await answer.arrayBuffer();
  return answer.status;
}

async function databaseUrl(name?: string): Promise<string> {
  const found = await findEmbeddedPostgres({ directory });
  if (found === null) throw new Error("no Postgres runs");
  const url = new URL(found);
  if (name) url.pathname = `/${name}`;
  return url.href;
}

async function query(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = [...(await sql.unsafe(statement))];
    return rows;
  } finally {
    await sql.end();
  }
}

/** How many rows every table holds, as one document. */
async function countRows(): Promise<unknown> {
  const count = `select table_schema, table_name, (xpath('/row/n/text()', query_to_xml(
    format('select count(*) as n from %I.%I', table_schema, table_name), false, true, '')))[1]::text as rows
    from information_schema.tables where table_schema = 'public' order by table_name`;
  return query(await databaseUrl(), count);
}

function postmasterPid(): number {
  return Number.parseInt(readFileSync(join(directory, "postgres", "data", "postmaster.pid"), "utf8"), 10);
}

test("while the database is down pages say so with 503, and afterwards they come back by themselves", async ({
  page,
}) => {
  for (const path of PAGES) expect(await statusOf(path)).toBe(200);
  const administration = await databaseUrl("postgres");
  await query(
    administration,
    "alter database efficientllm allow_connections false",
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'efficientllm'",
  );
  for (const path of PAGES) {
    const answer = await page.goto(`http://localhost:${port}${path}`);
    expect(answer?.status()).toBe(503);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("body")).toContainText(/database/i);
  }
  for (const path of ["/leaderboards/architecture.json", "/leaderboards/architecture/json"]) {
    const answer = await fetch(`http://localhost:${port}${path}`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: { code: "database.unavailable" }, findings: [] });
  }
  expect(await statusOf("/healthz")).toBe(503);
  await query(administration, "alter database efficientllm allow_connections true");
  for (const path of [...PAGES, "/healthz"]) {
    await expect.poll(() => statusOf(path), { timeout: 10_000 }).toBe(200);
  }
});

test("a malformed address is answered with 400, to readers as a page and to programs as an error", async () => {
  const page = await fetch(`http://localhost:${port}/leaderboards/%ff`);
  expect([page.status, page.headers.get("content-type")]).toEqual([400, "text/html; charset=utf-8"]);
  const data = await fetch(`http://localhost:${port}/leaderboards/%ff.json`);
  expect(data.status).toBe(400);
  expect(await data.json()).toMatchObject({ error: { code: "address.malformed" }, findings: [] });
});

test("a Postgres that is killed comes back, and the pages with it", async () => {
  const killed = postmasterPid();
  process.kill(killed, "SIGKILL");
  await expect(async () => {
    expect(postmasterPid()).not.toBe(killed);
    expect(await statusOf("/")).toBe(200);
  }).toPass({ timeout: 15_000 });
});

test("after kill -9 of everything the next start has all data and does no work twice", async () => {
  const before = await countRows();
  const postmaster = postmasterPid();
  const backends = childrenOf(postmaster);
  await server?.end("SIGKILL");
  for (const pid of [postmaster, ...backends]) kill(pid);
  const started = performance.now();
  server = await startServer(directory, port);
  expect(await statusOf("/")).toBe(200);
  noteSeconds("from the start to the first page", started);
  expect(await countRows()).toEqual(before);
  expect(server.report).toMatch(/^ {2}schema +current +[\d.]+ s$/m);
  expect(server.report).toMatch(/^ {2}data +there +[\d.]+ s$/m);
  expect(server.report).toMatch(/^ {2}build +current +[\d.]+ s$/m);
});

test("kill -9 of the server alone frees its port, and the next start takes its Postgres over", async () => {
  const postmaster = postmasterPid();
  await server?.end("SIGKILL");
  await expect(fetch(`http://localhost:${port}/healthz`)).rejects.toThrow();
  server = await startServer(directory, port);
  expect(postmasterPid()).toBe(postmaster);
  expect(await statusOf("/healthz")).toBe(200);
});

test("SIGTERM ends the server and its Postgres, also with connections kept open", async () => {
  // The connections of these answers stay open, as a browser's do.
  await Promise.all([statusOf("/"), statusOf("/healthz"), statusOf("/leaderboards/architecture")]);
  const postmaster = identifyProcess(postmasterPid());
  const started = performance.now();
  expect(await server?.end("SIGTERM")).toBe(0);
  server = undefined;
  noteSeconds("from SIGTERM to the end", started);
  expect(postmaster !== null && isRunning(postmaster)).toBe(false);
  await expect(statusOf("/healthz")).rejects.toThrow();
});

/** For whoever reads the report: how long something takes on a shared machine is no ground to fail. */
function noteSeconds(what: string, started: number): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  test.info().annotations.push({ type: "time", description: `${what}: ${seconds} s` });
}

function childrenOf(pid: number): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const rows = table
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  return rows.flatMap(([child, parent]) => (child !== undefined && parent === pid ? [child] : []));
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Ended with its parent.
  }
}
