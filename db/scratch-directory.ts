import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canReach, choosePostgresUser } from "./postgres-user";

/** Makes a temporary directory in which an embedded Postgres can run, also for root; the caller removes it. */
export function makeScratchDirectory(purpose: string): string {
  const user = choosePostgresUser("");
  const place = [tmpdir(), "/var/tmp", "/tmp"].find((path) => canReach(user, path)) ?? tmpdir();
  const directory = mkdtempSync(join(place, `efficientllm-${purpose}-`));
  chmodSync(directory, 0o755);
  return directory;
}
