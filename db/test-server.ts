import { rmSync } from "node:fs";
import { startEmbeddedPostgres } from "./embedded-postgres";
import { makeScratchDirectory } from "./scratch-directory";

/**
 * Vitest's global setup: a Postgres for the database tests where TEST_DATABASE_URL names none, as in plain
 * `npx vitest`. Its end undoes it.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return;
  const directory = makeScratchDirectory("vitest");
  const server = await startEmbeddedPostgres({ directory });
  process.env.TEST_DATABASE_URL = server.url;
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true });
  };
}
