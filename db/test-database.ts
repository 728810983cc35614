import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { migrateDatabase } from "./migrate";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));
/** Any number, so long as all workers use the same. */
const TEMPLATE_LOCK = 2_505_138_41;

/** A database of one test, with the current schema and no rows. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/**
 * Makes a fresh, migrated, empty database on the server of TEST_DATABASE_URL, whose user must be allowed to create
 * databases. Migrations run once; every further database is a copy of the first.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server)
    throw new Error("TEST_DATABASE_URL is not set; vitest.config.ts sets it through db/test-server.ts");
  const template = `template_${hashMigrations()}`;
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await administer(server, async (sql) => {
    await sql`select pg_advisory_lock(${TEMPLATE_LOCK}) /* createTestDatabase */`;
    const [found] = await sql`select 1 from pg_database where datname = ${template}`;
    if (!found) await makeTemplate(sql, server, template);
    await sql.unsafe(`create database ${name} template ${template}`);
  });
  return {
    url: databaseUrl(server, name),
    drop: () =>
      administer(server, async (sql) => {
        await sql.unsafe(`drop database if exists ${name} with (force)`);
      }),
  };
}

/** Under another name first: a template that exists is complete. */
async function makeTemplate(sql: postgres.Sql, server: string, template: string): Promise<void> {
  const draft = `${template}_draft`;
  await sql.unsafe(`drop database if exists ${draft} with (force)`);
  await sql.unsafe(`create database ${draft}`);
  await migrateDatabase(databaseUrl(server, draft));
  await sql.unsafe(`alter database ${draft} rename to ${template}`);
}

async function administer(server: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const sql = postgres(server, { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

function hashMigrations(): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(MIGRATIONS, { recursive: true, encoding: "utf8" }).sort()) {
    if (file.endsWith(".sql")) hash.update(file).update(readFileSync(join(MIGRATIONS, file)));
  }
  return hash.digest("hex").slice(0, 12);
}
