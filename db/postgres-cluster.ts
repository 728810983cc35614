import { execFile } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type PostgresBinaries, preparePostgresBinaries, SYSTEM_PLACE } from "./postgres-binaries";
import { EmbeddedPostgresError, errorCode, explainFileError, REMEDY } from "./postgres-error";
import {
  canReach,
  choosePostgresUser,
  makePassableDirectory,
  type PostgresUser,
  postgresChild,
} from "./postgres-user";

/** One database directory with all that belongs to it. */
export interface PostgresCluster {
  /** The directory that holds the rest; it belongs to the user that Postgres runs as, and nobody else enters. */
  home: string;
  data: string;
  password: string;
  log: string;
  /** Held while a server is started or stopped. */
  lock: string;
  /** One file for each process that uses the server. */
  users: string;
  user: PostgresUser | null;
  binaries: PostgresBinaries;
}

/** The superuser and the database of an embedded Postgres. */
const NAME = "efficientllm";
const FRESH = "postgres.new-";

/**
 * The cluster of a directory such as `.data`, which need not exist yet. It lies elsewhere when only root may
 * enter the directory.
 */
export function locateCluster(directory: string, log: (line: string) => void): PostgresCluster {
  const place = choosePlace(resolve(directory), log);
  const home = join(place, "postgres");
  const user = choosePostgresUser(home);
  return {
    home,
    data: join(home, "data"),
    password: join(home, "password"),
    log: join(home, "postgres.log"),
    lock: join(place, "postgres.lock"),
    users: join(home, "users"),
    user,
    binaries: preparePostgresBinaries(user, log),
  };
}

/** Where a server of this cluster on `port` is reached. */
export function clusterUrl(cluster: PostgresCluster, port: number): string {
  return `postgres://${NAME}:${readFileSync(cluster.password, "utf8")}@127.0.0.1:${port}/${NAME}`;
}

/**
 * Makes the cluster if it is not there yet: aside first, so that an interrupted start leaves no half of one. To
 * be called with the lock held.
 *
 * @throws EmbeddedPostgresError if it can't be made or was made by another version of Postgres.
 */
export async function ensureCluster(cluster: PostgresCluster): Promise<void> {
  try {
    if (existsSync(cluster.home)) return checkVersion(cluster);
    const place = dirname(cluster.home);
    for (const name of readdirSync(place)) {
      if (name.startsWith(FRESH)) rmSync(join(place, name), { recursive: true });
    }
    const fresh = join(place, `${FRESH}${randomBytes(6).toString("hex")}`);
    try {
      await makeCluster(cluster, fresh);
      renameSync(fresh, cluster.home);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
  } catch (error) {
    throw explainFileError(error, "The database can't be made", cluster.home);
  }
}

/** Whether root had to put the database of a directory elsewhere stays as it was when the database was made. */
function choosePlace(named: string, log: (line: string) => void): string {
  try {
    makePassableDirectory(named);
    const directory = realpathSync(named);
    const user = choosePostgresUser(join(directory, "postgres"));
    const hash = createHash("sha256").update(directory).digest("hex").slice(0, 12);
    const elsewhere = join(SYSTEM_PLACE, hash);
    const keepsElsewhere = user !== null && existsSync(join(elsewhere, "postgres"));
    if (!keepsElsewhere && canReach(user, directory)) return directory;
    if (existsSync(join(directory, "postgres")) && canReach(user, directory)) return directory;
    makePassableDirectory(SYSTEM_PLACE);
    makePassableDirectory(elsewhere);
    log(`only root may enter ${directory}, and Postgres does not run as root: its data is in ${elsewhere}`);
    return elsewhere;
  } catch (error) {
    throw explainFileError(error, "The database directory can't be made", named);
  }
}

function checkVersion({ data, binaries }: PostgresCluster): void {
  let version: string;
  try {
    version = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
    throw new EmbeddedPostgresError(
      `${data} does not hold a database. Move ${dirname(data)} away to begin with an empty one, or ${REMEDY.otherDirectory}.`,
    );
  }
  if (version === binaries.major) return;
  throw new EmbeddedPostgresError(
    `${data} was made by Postgres ${version}, and npm brought Postgres ${binaries.major}. Dump it with the ` +
      `former version of this project, or ${REMEDY.otherDirectory}.`,
  );
}

async function makeCluster({ user, binaries }: PostgresCluster, home: string): Promise<void> {
  const [data, password] = [join(home, "data"), join(home, "password")];
  mkdirSync(home, { mode: 0o700 });
  writeFileSync(password, randomBytes(24).toString("hex"), { mode: 0o600 });
  mkdirSync(join(home, "users"), { mode: 0o700 });
  if (user) for (const path of [home, password, join(home, "users")]) chownSync(path, user.uid, user.gid);
  const identity = [`--username=${NAME}`, `--pwfile=${password}`, "--auth=scram-sha-256"];
  // Built into Postgres, so the same on every system: order by code point, case of all Unicode letters.
  const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  await run(binaries.initdb, ["-D", data, ...identity, ...locale], user);
  await run(binaries.postgres, ["--single", "-D", data, "postgres"], user, `create database ${NAME};\n`);
}

async function run(program: string, args: string[], user: PostgresUser | null, input = ""): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = execFile(program, args, postgresChild(user), (error, stdout, stderr) => {
      if (!error) return resolve();
      const said = `${stdout}\n${stderr}`.trim();
      const full = /No space left on device|Disk quota exceeded/.test(said);
      const remedy = full
        ? "The disk is full: free some space."
        : `${said || error.message}\nIf this machine can't run it, ${REMEDY.ownDatabase}.`;
      reject(new EmbeddedPostgresError(`The database can't be made: ${program} failed. ${remedy}`));
    });
    child.stdin?.end(input);
  });
}
