import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres";
import { canReach, choosePostgresUser } from "./postgres-user";
import { identifyProcess, isRunning } from "./process-identity";

const PREFIX = "efficientllm-scratch-";
/** Names the process that made a directory and is to remove it. */
const OWNER = "made-by";

/** Makes a temporary directory in which an embedded Postgres can run, also for root; the caller removes it. */
export function makeScratchDirectory(purpose: string): string {
  const directory = mkdtempSync(join(scratchPlace(), `${PREFIX}${purpose}-`));
  chmodSync(directory, 0o755);
  writeFileSync(join(directory, OWNER), identifyProcess(process.pid) ?? "");
  return directory;
}

/** Removes this user's scratch directories whose maker was killed, and stops the Postgres that ran in them. */
export async function sweepScratchDirectories(): Promise<void> {
  const place = scratchPlace();
  for (const name of readdirSync(place).filter((entry) => entry.startsWith(PREFIX))) {
    const directory = join(place, name);
    if (!isAbandoned(directory)) continue;
    const places = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const at of [directory, ...places.map((entry) => join(directory, entry.name))]) {
      const holdsPostgres = existsSync(join(at, "postgres", "data"));
      if (holdsPostgres && (await findEmbeddedPostgres({ directory: at })) !== null) {
        await (await startEmbeddedPostgres({ directory: at })).stop();
      }
    }
    rmSync(directory, { recursive: true, force: true });
  }
}

function isAbandoned(directory: string): boolean {
  const owner = join(directory, OWNER);
  if (statSync(directory, { throwIfNoEntry: false })?.uid !== process.getuid?.()) return false;
  return existsSync(owner) && !isRunning(readFileSync(owner, "utf8"));
}

function scratchPlace(): string {
  const user = choosePostgresUser("");
  return [tmpdir(), "/var/tmp", "/tmp"].find((path) => canReach(user, path)) ?? tmpdir();
}
