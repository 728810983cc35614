import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aBundle, aLargeBundle } from "@/benchmark/bundle-builder";
import { makeScratchDirectory } from "@/db/scratch-directory";
import { listSeedFiles } from "@/db/seed";
import { createTestDatabase, type TestDatabase } from "@/db/test-database";
import { MADE_UP_SCORES, MADE_UP_SPEED } from "@/importers/made-up-files";

const RESULTS = 10_000;

const folder = mkdtempSync(join(tmpdir(), "ingest-database-"));
const small = join(folder, "small.json");
const large = join(folder, "large.json");

let database: TestDatabase;
let sql: postgres.Sql;

beforeAll(() => {
  writeFileSync(small, JSON.stringify(aBundle()));
  writeFileSync(large, JSON.stringify(aLargeBundle(RESULTS)));
});

afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  database = await createTestDatabase();
  sql = postgres(database.url, { max: 2, onnotice: () => {} });
});

afterEach(async () => {
  await sql.end();
  await database.drop();
});

/** Starts the real command as a process of its own. */
function startIngest(...args: string[]): ChildProcess {
  return startIngestIn({ DATABASE_URL: database.url }, ...args);
}

function startIngestIn(
  env: { DATABASE_URL: string } | { DATABASE_URL: undefined; EFFICIENTLLM_DATA: string },
  ...args: string[]
): ChildProcess {
  const command = ["--import", "tsx", join(import.meta.dirname, "ingest.ts"), ...args];
  return spawn(process.execPath, command, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** How a process ended, what it said on standard output, and what it complained of. */
async function ended(child: ChildProcess) {
  let said = "";
  let complained = "";
  child.stdout?.on("data", (data) => {
    said += data;
  });
  child.stderr?.on("data", (data) => {
    complained += data;
  });
  const [code, signal] = await once(child, "close");
  return { code, signal, said, complained };
}

async function count(table: string): Promise<number> {
  const [row] = await sql`select count(*)::int as n from ${sql(table)}`;
  return row?.n;
}

/** Asks again and again, for as long as the test may take. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo()));
}

const isIngestWaiting = async () => {
  const waiting = await sql`
    select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `;
  return waiting.length > 0;
};

const isIngestGone = async () => {
  const others = await sql`
    select 1 from pg_stat_activity
    where datname = current_database() and application_name = 'efficientllm-leaderboard'
  `;
  return others.length === 0;
};

test("two ingests of one bundle by two processes at the same moment add it once", {
  timeout: 60_000,
}, async () => {
  const outcomes = await Promise.all([
    ended(startIngest("--json", small)),
    ended(startIngest("--json", small)),
  ]);
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
  const said = outcomes.map(({ said }) => JSON.parse(said).files[0].outcome).sort();
  expect(said).toEqual(["added", "duplicate"]);
  expect([await count("bundles"), await count("results"), await count("dataset_versions")]).toEqual([
    1, 1, 1,
  ]);
});

test("one run directory taken twice adds its results and its raw files once", {
  timeout: 60_000,
}, async () => {
  const run = join(folder, "run");
  mkdirSync(run);
  writeFileSync(join(run, "results_2026-01-02.json"), JSON.stringify(MADE_UP_SCORES));
  writeFileSync(join(run, "vllm.json"), JSON.stringify(MADE_UP_SPEED));
  const told = [
    "technique=bf16",
    "environment.accelerator=NVIDIA H200",
    "environment.count=1",
    "workload.dataset=made-up",
    "submitter.name=A. Researcher",
    "submitter.relationship=third-party",
    "source=own run",
  ].flatMap((one) => ["--set", one]);
  const outcomes = await Promise.all([
    ended(startIngest("--json", ...told, run)),
    ended(startIngest("--json", ...told, run)),
  ]);
  expect(outcomes.map(({ code, complained }) => [code, complained])).toEqual([
    [0, ""],
    [0, ""],
  ]);
  const reports = outcomes.map(({ said }) => JSON.parse(said).files[0]);
  expect(reports.map(({ outcome }) => outcome).sort()).toEqual(["added", "duplicate"]);
  expect(reports[0]).toMatchObject({ file: run, results: 1, findings: [], bundle: reports[1].bundle });
  expect([await count("bundles"), await count("results")]).toEqual([1, 1]);
  const files = await sql`select path, kind from bundle_files order by path`;
  expect(files.map(({ path, kind }) => [path, kind])).toEqual([
    ["bundle.json", "document"],
    ["package.zip", "bundle"],
    ["raw/run/results_2026-01-02.json", "lm-evaluation-harness"],
    ["raw/run/vllm.json", "vllm-bench-serve"],
  ]);
});

test("an ingest whose connection is cut says so without a stack trace, exits with 2 and stores nothing", {
  timeout: 60_000,
}, async () => {
  const child = startIngest(large);
  const end = ended(child);
  await sql.begin(async (tx) => {
    await tx`lock table measurements in share row exclusive mode`;
    await until(isIngestWaiting);
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'efficientllm-leaderboard'
    `;
    const { code, complained } = await end;
    expect(complained).toMatch(/connection to the database was lost.*Send it again/s);
    expect(complained).not.toMatch(/^\s+at /m);
    expect(code).toBe(2);
  });
  expect([await count("bundles"), await count("results")]).toEqual([0, 0]);
});

test("an embedded database that is empty is seeded before the first bundle of an ingest", {
  timeout: 60_000,
}, async () => {
  const directory = makeScratchDirectory("ingest");
  const embedded = { DATABASE_URL: undefined, EFFICIENTLLM_DATA: directory };
  const seeds = (await listSeedFiles()).length;
  try {
    const first = await ended(startIngestIn(embedded, "--json", small));
    expect(first.complained).toBe(
      `The database was empty: seeded it with the ${seeds} bundles of this project.\n`,
    );
    expect(JSON.parse(first.said)).toMatchObject({
      files: [{ outcome: "added", datasetVersion: seeds + 1 }],
    });
    const second = await ended(startIngestIn(embedded, "--json", small));
    expect(second.complained).toBe("");
    expect(JSON.parse(second.said)).toMatchObject({ files: [{ outcome: "duplicate" }] });
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test("a database of one's own is not seeded by an ingest", { timeout: 60_000 }, async () => {
  const { code, complained } = await ended(startIngest("--json", small));
  expect([code, complained]).toEqual([0, ""]);
  expect(await count("bundles")).toBe(1);
});

describe("kill -9 during an ingest of 10,000 results", { timeout: 60_000 }, () => {
  // A lock on a table stops the ingest in the middle of what it does there, for certain and without a clock.
  test.each([
    ["before the first result", "results"],
    ["between results and their values", "measurements"],
    ["after everything else, before the last row", "dataset_versions"],
  ])("%s leaves nothing", async (_moment, table) => {
    const child = startIngest(large);
    const end = ended(child);
    await sql.begin(async (tx) => {
      await tx`lock table ${tx(table)} in share row exclusive mode`;
      await until(isIngestWaiting);
      child.kill("SIGKILL");
      expect(await end).toMatchObject({ signal: "SIGKILL" });
    });
    await until(isIngestGone);
    for (const kept of ["bundles", "bundle_files", "models", "results", "measurements", "events"]) {
      expect([kept, await count(kept)]).toEqual([kept, 0]);
    }
  });

  test("while it inserts, with nothing in its way, leaves all or nothing, and the next adds what is missing", async () => {
    const child = startIngest(large);
    const end = ended(child);
    await until(async () => {
      const inserting = await sql`
        select 1 from pg_stat_activity
        where datname = current_database() and state = 'active' and query ilike '%insert into "measurements"%'
          and pid <> pg_backend_pid()
      `;
      return inserting.length > 0;
    });
    child.kill("SIGKILL");
    await end;
    await until(isIngestGone);
    const results = await count("results");
    expect([0, RESULTS]).toContain(results);
    expect(await count("bundles")).toBe(results / RESULTS);
    const next = await ended(startIngest("--json", large));
    expect(JSON.parse(next.said)).toMatchObject({
      files: [{ outcome: results === 0 ? "added" : "duplicate", results: RESULTS }],
    });
    expect([await count("results"), await count("measurements"), await count("bundles")]).toEqual([
      RESULTS,
      RESULTS,
      1,
    ]);
  });
});
