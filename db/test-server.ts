import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "./embedded-postgres";

/**
 * Vitest's global setup: a Postgres for the database tests where TEST_DATABASE_URL names none, as in plain
 * `npx vitest`. Its end undoes it.
 */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return;
  const directory = mkdtempSync(join(tmpdir(), "efficientllm-vitest-"));
  chmodSync(directory, 0o755);
  const server = await startEmbeddedPostgres({ directory });
  process.env.TEST_DATABASE_URL = server.url;
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true });
  };
}
