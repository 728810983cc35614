import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { openDatabase } from "./client";

const MIGRATIONS = fileURLToPath(new URL("./migrations", import.meta.url));
/** Any number, so long as everything that migrates this database uses the same. */
const MIGRATION_LOCK = 2_505_138_40;

/** Brings the database at `url` to the current schema; how many migrations that took. Safe from several processes. */
export async function migrateDatabase(url: string): Promise<number> {
  const { db, close } = openDatabase(url, { max: 1 });
  try {
    await db.execute(sql`select pg_advisory_lock(${MIGRATION_LOCK}) /* migrateDatabase */`);
    const before = await countMigrations(db);
    await migrate(db, { migrationsFolder: MIGRATIONS });
    return (await countMigrations(db)) - before;
  } finally {
    await close();
  }
}

async function countMigrations(db: ReturnType<typeof openDatabase>["db"]): Promise<number> {
  const [journal] = await db.execute<{ found: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as found`,
  );
  if (!journal?.found) return 0;
  const [row] = await db.execute<{ applied: number }>(
    sql`select count(*)::int as applied from drizzle.__drizzle_migrations`,
  );
  return row?.applied ?? 0;
}
