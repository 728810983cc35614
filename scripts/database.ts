import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { startEmbeddedPostgres } from "@/db/embedded-postgres";
import { migrateDatabase } from "@/db/migrate";
import { seedDatabase } from "@/db/seed";
import { Failure } from "./failure";
import type { ScriptRun } from "./script-run";
import { say, step } from "./step";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Where the embedded Postgres keeps its data: EFFICIENTLLM_DATA, or `.data` in the checkout. */
export function dataDirectory(): string {
  return resolve(ROOT, process.env.EFFICIENTLLM_DATA || ".data");
}

/**
 * The database a script works on: DATABASE_URL, or the embedded Postgres, which runs as long as somebody uses it
 * and is this project's own to fill. `stop` must be called at the end.
 *
 * @throws Failure or EmbeddedPostgresError with words for the user.
 */
export async function openDatabase(log: (line: string) => void) {
  const url = process.env.DATABASE_URL;
  if (url) {
    const place = await checkDatabase(url);
    return { url, isEmbedded: false, place: `answers on ${place}`, stop: async () => {}, abandon: () => {} };
  }
  const { adopted, ...server } = await startEmbeddedPostgres({ directory: dataDirectory(), log });
  return {
    ...server,
    isEmbedded: true,
    place: `${adopted ? "runs" : "ready"} on ${new URL(server.url).host}`,
  };
}

/** The steps that every server begins with: a database that runs, has the current schema and is not empty. */
export async function prepareDatabase(run: ScriptRun): Promise<string> {
  const url = await step("postgres", "starting", async () => {
    const { place, stop, abandon, ...database } = await openDatabase((line) => say("postgres", line));
    run.atEnd(stop, abandon);
    return { done: place, result: database.url };
  });
  run.signal.throwIfAborted();
  await step("schema", "migrating", async () => {
    const applied = await migrateDatabase(url);
    return {
      done: applied === 0 ? "current" : `${applied} ${plural(applied, "migration")} applied`,
      result: null,
    };
  });
  run.signal.throwIfAborted();
  await step("data", "seeding the empty database", async () => {
    const { bundles, results } = await seedDatabase(url);
    const seeded = `seeded ${bundles} ${plural(bundles, "bundle")}, ${results} ${plural(results, "result")}`;
    return { done: bundles === 0 ? "there" : seeded, result: null };
  });
  run.signal.throwIfAborted();
  return url;
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

/** @returns host, port and database, without the password. */
async function checkDatabase(url: string): Promise<string> {
  let place = "";
  try {
    const { host, pathname } = new URL(url);
    place = `${host}${pathname}`;
  } catch {
    throw new Failure(
      "DATABASE_URL is not a URL such as postgres://user:password@localhost:5432/efficientllm.",
    );
  }
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await sql`select 1 /* checkDatabase */`;
  } catch (error) {
    throw new Failure(
      `The database of DATABASE_URL (${place}) does not answer: ${reason(error)}.\n` +
        "Start it or correct DATABASE_URL; without DATABASE_URL an embedded Postgres is used.",
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
  return place;
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
